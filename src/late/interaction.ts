// What readers do with a figure: one file, for whatever they do first.

export { PointLoupe } from '../figures/PointProcess/PointLoupe.js';
export { Loupe } from '../loupe/Loupe.js';
export { Menu } from '../menu/Menu.js';
export { panelLines } from '../snapshot/csv.js';
