import { logSnr } from '../../core/logSnr.js';
import { isPath } from '../../core/process.js';
import { noise, x0 } from '../../core/quantity.js';
import type { Process, Schedule } from '../../core/types.js';
import type { Message } from '../../i18n/message.js';
import { formatFixed, formatSignificant } from '../../i18n/numbers.js';
import type { FigureDescription, PanelDescription, RowDescription } from '../../marks/panels/description.js';
import { shownDivisor, shownJump } from '../shownState.js';
import { shownTime } from '../shownTime.js';
import { SHARED_EPSILON } from '../streams.js';
import { nearestTime } from './crossings.js';
import { messages } from './messages.js';
import { type Named, nameIn, timeInColumn } from './named.js';

export interface ImagesOptions {
  readonly alignment: 't' | 'snr';
  readonly columns: number;
  readonly seed: number;
}

/** As many small images side by side as a phone has room for. */
const NARROW_COLUMNS = 5;

/** The image noised by each kind of schedule, and on each path, one row each. The first is a schedule. */
export function describeImages(named: Named, { alignment, columns, seed }: ImagesOptions): FigureDescription {
  const [[, process]] = named as [Named[number]];
  const first = process as Schedule;
  const { timesteps } = first;
  const steps = evenSteps(timesteps, columns);
  const wraps = steps.length > NARROW_COLUMNS;
  const rows = named.map(([name, process], row): RowDescription => {
    const isTitled = row === 0 || alignment === 'snr' || wraps || isPath(process);
    return {
      label: name,
      panels: steps.map((column) => {
        const t =
          alignment === 't' ? timeInColumn(process, column, timesteps) : nearestTime(process, logSnr(first, column));
        return panelAt(process, t, { seed, isTitled, label: labelOf(name, process, t, alignment) });
      }),
    };
  });
  return { rows, narrowColumns: wraps ? NARROW_COLUMNS : undefined };
}

function labelOf(name: string, process: Process, t: number, alignment: 't' | 'snr'): Message {
  const shown = { kind: nameIn(name), t: shownTime(t) };
  const ratio = formatFixed(logSnr(process, t), 2);
  const divisor = shownDivisor(process, t);
  if (!isPath(process))
    return alignment === 't' ? messages.xt({ ...shown, t }) : messages.xtWithSnr({ ...shown, t, ratio });
  const state = alignment === 't' ? messages.xtOnPath(shown) : messages.xtOnPathWithSnr({ ...shown, ratio });
  return divisor === 1 ? state : messages.divided({ state, divisor: formatSignificant(divisor, 3) });
}

/** Multiples of timesteps / columns from t = 0. */
function evenSteps(timesteps: number, columns: number): number[] {
  const count = Math.min(columns, timesteps);
  return Array.from({ length: count }, (_, index) => Math.floor((index * timesteps) / count));
}

/** The x_t of one schedule or path, (2); every panel has the same ε. */
function panelAt(
  process: Process,
  t: number,
  { seed, isTitled, label }: { seed: number; isTitled: boolean; label: Message },
): PanelDescription {
  return {
    quantity: shownJump(process, x0, t, noise({ seed, stream: SHARED_EPSILON })),
    title: isTitled ? `t = ${isPath(process) ? shownTime(t) : t}` : undefined,
    label,
  };
}
