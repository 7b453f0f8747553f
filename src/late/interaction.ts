// What readers do with a figure: one file, for whatever they do first.

export { Menu } from '../export/Menu.js';
export { panelLines } from '../export/panelLines.js';
export { PointLoupe } from '../figures/PointProcess/PointLoupe.js';
export { Loupe } from '../inspect/Loupe.js';
