// The tools of readers, in one file that a figure loads once a reader has seen it. Before that, there is nothing to save or enlarge.

export { Openable } from '../loupe/Openable.js';
export { ShownScale } from '../loupe/ShownScale.js';
export { MenuButton } from '../menu/MenuButton.js';
