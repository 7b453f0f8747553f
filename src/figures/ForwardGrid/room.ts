import { besideNames, end, GAP, LABEL, type Room, TITLE } from '../../frame/room.js';

/** A second line of titles, where columns are narrower than their titles; from the given width on five are not. */
const TITLE_LINE = 24;
const ONE_LINE = 820;
const WIDE_COLUMNS = 5;

export const room: Room = {
  height: (place) => {
    const { width, isNarrow, number, row, scaled, differences } = place;
    const columns = number('samples', 4) + 1;
    const label = isNarrow ? LABEL : 0;
    const rows = number('rows', 5) * (label + row(columns, besideNames(place)) + GAP) - GAP;
    const titles = width < ONE_LINE || columns > WIDE_COLUMNS ? TITLE + TITLE_LINE : TITLE;
    return titles + rows + differences + scaled(columns) + end(place);
  },
};
