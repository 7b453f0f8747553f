// What readers do with a figure: one file, loaded once it is seen. Before, there is nothing to save or to look at.

export { Openable } from '../loupe/Openable.js';
export { MenuButton } from '../menu/MenuButton.js';
