import type { Place, Room } from '../frame/room.js';
import { ownFigure } from './own.js';
import { controlHeight } from './reservedControl.js';
import { equationHeight } from './reservedEquation.js';
import { placeOf, widthOf } from './reservedPlace.js';
import { LINE_GAP, rowHeight } from './reservedRow.js';
import { rooms } from './rooms.js';

/** Of an element of no known type: its message. */
const UNKNOWN: Room = { height: () => 48 };
/** Above the line that names a denoiser. */
const ABOVE_DENOISER = 8;
const BELOW_FORMULA = 12;

/** The height in pixels that an element will have for its present width, without a figure's caption. */
export function reservedHeight(element: HTMLElement): number {
  if (element.localName === 'diffusion-equation') return equationHeight(element, widthOf(element));
  if (element.localName === 'diffusion-control') return controlHeight(element, widthOf(element));
  const room = roomOf(element);
  const place = placeOf(element);
  return formulaHeight(room, element, place) + room.height(place) + denoiserHeight(room, place);
}

/** How many letters a figure's own caption has; 0 where it brings none. */
export function ownCaption(element: HTMLElement): number {
  const { caption = 0 } = roomOf(element);
  return typeof caption === 'number' ? caption : caption(placeOf(element));
}

function roomOf(element: HTMLElement): Room {
  const type = element.getAttribute('type') ?? '';
  const own = ownFigure(type);
  return rooms.get(type) ?? (own ? { height: ({ width }) => own.height(width) } : UNKNOWN);
}

/** The formula of a figure, with its values. */
function formulaHeight({ formula }: Room, element: HTMLElement, place: Place): number {
  if (!formula || (place.text('formula') ?? 'false') === 'false') return 0;
  const { rows, hasValues = true } = formula(place);
  const heights = rows.map((row) => rowHeight(row, element, place.em, hasValues) + LINE_GAP * place.em);
  return heights.reduce((sum, height) => sum + height, BELOW_FORMULA - LINE_GAP * place.em);
}

function denoiserHeight({ denoiser }: Room, place: Place): number {
  return denoiser ? ABOVE_DENOISER + place.lines(denoiser(place)) : 0;
}
