import { logSnr } from '../../core/logSnr.js';
import { forwardJump, noise, x0 } from '../../core/quantity.js';
import type { Schedule } from '../../core/types.js';
import type { FigureDescription, PanelDescription, RowDescription } from '../../marks/panels/description.js';
import type { Message } from '../../words/message.js';
import { kindName } from '../ScheduleChart/kinds.js';
import { SHARED_EPSILON } from '../streams.js';
import type { NamedSchedules } from './chart.js';
import { nearestTimestep } from './crossings.js';
import { words } from './words.js';

export interface ImagesOptions {
  readonly alignment: 't' | 'snr';
  readonly columns: number;
  readonly seed: number;
}

/** As many small images side by side as a phone has room for. */
const NARROW_COLUMNS = 5;

/** The image noised by each kind of schedule, one row a kind. */
export function describeImages(named: NamedSchedules, { alignment, columns, seed }: ImagesOptions): FigureDescription {
  const [[, first]] = named as [NamedSchedules[number]];
  const steps = evenSteps(first.timesteps, columns);
  const wraps = steps.length > NARROW_COLUMNS;
  const rows = named.map(([kind, schedule], row): RowDescription => {
    const isTitled = row === 0 || alignment === 'snr' || wraps;
    return {
      label: kind,
      panels: steps.map((column) => {
        const named = { kind: kindName(kind), t: column };
        if (alignment === 't') return panelAt(schedule, column, { seed, isTitled, label: words.xt(named) });
        const t = nearestTimestep(schedule, logSnr(first, column));
        const label = words.xtWithSnr({ ...named, t, ratio: logSnr(schedule, t).toFixed(2) });
        return panelAt(schedule, t, { seed, isTitled, label });
      }),
    };
  });
  return { rows, narrowColumns: wraps ? NARROW_COLUMNS : undefined };
}

/** Multiples of timesteps / columns from t = 0. */
function evenSteps(timesteps: number, columns: number): number[] {
  const count = Math.min(columns, timesteps);
  return Array.from({ length: count }, (_, index) => Math.floor((index * timesteps) / count));
}

/** The x_t of one schedule, (2); every panel has the same ε. */
function panelAt(
  schedule: Schedule,
  t: number,
  { seed, isTitled, label }: { seed: number; isTitled: boolean; label: Message },
): PanelDescription {
  return {
    quantity: forwardJump(schedule, x0, t, noise({ seed, stream: SHARED_EPSILON })),
    title: isTitled ? `t = ${t}` : undefined,
    label,
  };
}
