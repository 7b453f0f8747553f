import { denoiserRoom, MEAN, NOTE, type Room, titledRow, WEIGHT } from '../../frame/room.js';

export const room: Room = {
  height: (place) => titledRow(3)(place) + NOTE + place.differences,
  formula: ({ width, em }) => ({ rows: width / em < MEAN ? [WEIGHT, WEIGHT] : [WEIGHT] }),
  denoiser: denoiserRoom('oracle'),
};
