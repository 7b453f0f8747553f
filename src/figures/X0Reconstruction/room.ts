import {
  DIAL,
  denoiserRoom,
  fractionRoom,
  NOTE,
  type Place,
  type Room,
  SMALL_LINE,
  titledRow,
} from '../../frame/room.js';

/** How many letters the line has that says that the oracle is given other noise. */
const MISLED_ORACLE = 53;

export const room: Room = {
  height: (place) => titledRow(3)(place) + NOTE + dial(place) + place.differences,
  formula: fractionRoom,
  denoiser: (place) => (place.number('default-epsilon-error', 0) > 0 ? MISLED_ORACLE : denoiserRoom('oracle')(place)),
};

/** The dial for the error of ε, and what is added to the note. */
function dial({ has, isNarrow }: Place): number {
  return has('default-epsilon-error') ? SMALL_LINE * (isNarrow ? 2 : 1) + DIAL : 0;
}
