import { denoiserRoom, fractionRoom, GAP, NOTE, type Room, TITLE } from '../../frame/room.js';

export const room: Room = {
  height: ({ isNarrow, row, scaled, differences }) => {
    const [columns, rows] = isNarrow ? [2, 3] : [5, 1];
    return rows * (TITLE + row(columns) + GAP) - GAP + NOTE + scaled(columns) + differences;
  },
  formula: fractionRoom,
  denoiser: denoiserRoom('gaussian'),
  caption: 100,
};
