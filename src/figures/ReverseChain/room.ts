import {
  denoiserRoom,
  type FormulaRoom,
  GAP,
  MEAN,
  MEAN_AND_NOISE,
  type Place,
  type Room,
  SUM,
  TITLE,
  WEIGHT,
} from '../../frame/room.js';

/** How many letters the deviations of a state have. */
const DEVIATION = 24;
/** A player without its margins, of 1em; where it is narrower than the given width, its step stands below. */
const PLAYER = 24;
const PLAYER_LINE = 27.5;
const PHONE = 346;
/** Letters of the captions by the oracle and by a denoiser. */
const SIMULATED = 71;
const DENOISED = 86;

export const room: Room = {
  height: (place) => (place.has('player') ? player(place) : row(place)),
  formula: (place) => ({ rows: formulaRows(place), hasValues: place.has('player') }),
  denoiser: denoiserRoom('oracle'),
  caption: ({ text }) => ((text('denoiser') ?? 'oracle') === 'oracle' ? SIMULATED : DENOISED),
};

function player({ width, em, row, note }: Place): number {
  const line = width < PHONE ? PLAYER_LINE : 0;
  return TITLE + row(2) + note(DEVIATION, (width - GAP) / 2) + PLAYER + 2 * em + line;
}

function row({ width, isNarrow, number, has, row, note, scaled, differences }: Place): number {
  const panels = number('states', 5) + 1;
  const columns = isNarrow ? 3 : panels;
  const column = (width - (columns - 1) * GAP) / columns;
  const deviations = has('deviations') ? note(DEVIATION, column) : 0;
  const rows = Math.ceil(panels / columns) * (TITLE + row(columns) + deviations + GAP) - GAP;
  return rows + differences + scaled(columns);
}

function formulaRows({ width, em, text, has }: Place): FormulaRoom['rows'] {
  const sampler = text('sampler') ?? (has('denoiser') ? 'ddim' : '');
  if (sampler.includes('ddim')) return [SUM];
  if (width / em < MEAN) return [WEIGHT, WEIGHT];
  return width / em < MEAN_AND_NOISE ? [WEIGHT, SUM] : [WEIGHT];
}
