import { CHART, type Room } from '../../frame/room.js';

/** The legend, where it stands below the chart. */
const LEGEND = 39;

export const room: Room = {
  height: ({ isNarrow }) => CHART + (isNarrow ? LEGEND : 0),
};
