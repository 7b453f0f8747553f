import { BUTTON, BUTTON_GAP, BUTTON_SIDES, SMALL } from '../frame/room.js';
import { emOf, lineHeightOf } from './reservedPlace.js';
import { letterWidth, linesOf, rowsOf } from './text.js';

// About how high each control will be; see reservedHeight.ts. The numbers are those of the stylesheet.

/** A slider, without the line above it. */
const SLIDER = 60;
/** What an image picker has at each side, and the letters of its buttons and of the note below them. */
const PICKER_SIDE = 13;
const PICKER_BUTTONS = [17.5, 16];
const PICKER_NOTE = 71;
const PICKER_LINE = 18.85;

export function controlHeight(element: HTMLElement, width: number): number {
  switch (element.getAttribute('type')) {
    case 'timestep-slider':
      return SLIDER + lineHeightOf(element);
    case 'timestep-bar':
      return BUTTON;
    case 'play-controls':
      return width < 400 ? 72 : 32;
    case 'image-picker':
      return pickerHeight(element, width - 2 * PICKER_SIDE);
    default:
      return 0; // values stand in a line of text
  }
}

/** The buttons, and the line below them. */
function pickerHeight(element: HTMLElement, width: number): number {
  const letter = letterWidth(element, emOf(element));
  const buttons = rowsOf(
    PICKER_BUTTONS.map((letters) => letters * letter + BUTTON_SIDES),
    width,
    BUTTON_GAP,
  );
  const lines = linesOf(PICKER_NOTE, letterWidth(element, SMALL), width);
  return 2 * PICKER_SIDE + buttons * (BUTTON + BUTTON_GAP) + lines * PICKER_LINE;
}
