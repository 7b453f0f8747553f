import { catalogue } from '../i18n/message.js';

/** The messages of an open menu, which are loaded with it. */
export const menuMessages = /* @__PURE__ */ catalogue('menu', {
  copyImage: 'Copy as PNG',
  saveImage: 'Save as PNG',
  saveDrawing: 'Save as SVG',
  saveGif: 'Save animation as GIF',
  saveWebm: 'Save animation as WebM',
  saveTable: 'Save numbers as CSV',
  copyFrame: 'Copy as iframe',
  copyMarkup: 'Copy as HTML',
  copyCode: 'Copy as JSX',
  copyPython: 'Copy as Python',
  filming: 'Rendering animation …',
  frame: 'Frame {frame} of {count} is drawn.',
  writing: 'Frame {frame} of {count} is written.',
  cancelFilm: 'Cancel the animation',
  filmCancelled: 'The animation was canceled.',
  filmLate: 'No animation was made: frame {frame} was not drawn within {seconds} seconds.',
  imageCopied: 'The image is on the clipboard.',
  codeCopied: 'The code is on the clipboard.',
  saved: 'Saved as {name}.',
  savedInstead: 'The browser did not allow copying: saved as {name}.',
  noPython: 'There is no NumPy version of this figure yet.',
  noPythonOfData: 'There is no NumPy version of this figure: its numbers come from a data set or a denoiser.',
  noPythonOfFunctions: 'There is no NumPy version of this figure: its schedule is made of functions.',
  without: '{done} Left out, because it cannot be copied: {props}.',
});
