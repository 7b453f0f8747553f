import { besideNames, CHART, GAP, LABEL, type Room, TITLE } from '../../frame/room.js';

/** The legend, where it stands below the chart. */
const LEGEND = 52;
/** The table of crossings without its rows, and one of them. */
const TABLE = 96;
const NARROW_TABLE = 92;
const TABLE_ROW = 30;

export const room: Room = {
  height: (place) => {
    const { isNarrow, text, number, row } = place;
    const kinds = text('kinds')?.split(/[\s,]+/).length ?? 4;
    const titles = text('alignment') === 'snr' ? kinds : 1;
    const label = isNarrow ? LABEL : 0;
    const images = titles * TITLE + kinds * (label + row(number('columns', 5), besideNames(place)) + GAP) - GAP;
    const table = (isNarrow ? NARROW_TABLE : TABLE) + kinds * TABLE_ROW;
    return CHART + (isNarrow ? LEGEND : 0) + images + table;
  },
  caption: 32,
};
