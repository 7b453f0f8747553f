import { denoiserRoom, type Room } from '../../frame/room.js';

/** Where the network stands between the images, and where it stands below one and above the other. */
const HEIGHT = 353;
const NARROW_HEIGHT = 480;
const NARROW = 700;

export const room: Room = {
  height: ({ width }) => (width < NARROW ? NARROW_HEIGHT : HEIGHT),
  denoiser: denoiserRoom('oracle'),
  caption: 150,
};
