import { type ReactNode, useId, useMemo, useState } from 'react';
import { useTimestep } from '../../src/index.js';
import { Plot, UNITS } from './Plot.js';
import { schedule } from './schedule.js';
import { arrivals, CHAINS, type ChainPoint, chainsOf } from './twoImages.js';

/** The numbers of steps that a reader can choose. */
export const STEP_COUNTS = [1, 2, 5, 10, 20, 50, 1000] as const;
const REACH = 3;
const LAST = schedule.timesteps - 1;
const TIMES = [800, 600, 400, 200].map((t) => ({ at: across(t), text: String(t) }));
const VALUES = [-3, -2, -1, 0, 1, 2, 3].map((x) => ({
  at: (x + REACH) / (2 * REACH),
  text: x < 0 ? `−${-x}` : String(x),
}));

/** Chains from noise to one of two images, in as many steps as a reader chooses. */
export function Chains({ caption }: { caption: ReactNode }) {
  const [steps, setSteps] = useState<number>(1);
  const [t] = useTimestep();
  const name = useId();
  const chains = useMemo(() => chainsOf(steps), [steps]);
  const result = `${arrivals(chains)} of ${CHAINS} trajectories end at one of the two images`;
  return (
    <figure className="lesson-drawing">
      <fieldset className="page-choices">
        <legend>Steps</legend>
        {STEP_COUNTS.map((count) => (
          <label key={count} className="lesson-choice">
            <input type="radio" name={name} checked={count === steps} onChange={() => setSteps(count)} /> {count}
          </label>
        ))}
      </fieldset>
      <Plot
        label={`${CHAINS} trajectories from noise at t = ${LAST} to their ends, in ${steps} steps: ${result}.`}
        across="from noise, t = 999, to the clean end"
        up="state"
        acrossTicks={TIMES}
        upTicks={VALUES}
      >
        {chains.map((chain) => (
          <path key={chain[0]?.x} className="lesson-plot-state" d={`M${chain.map(place).join('L')}`} />
        ))}
        {t !== undefined && <line className="lesson-plot-t" x1={UNITS * across(t)} x2={UNITS * across(t)} y2={UNITS} />}
      </Plot>
      <p className="lesson-result" aria-live="polite">
        {result}.
      </p>
      <figcaption className="df-caption">{caption}</figcaption>
    </figure>
  );
}

/** Where a timestep is, from noise at the left to the clean end at the right. */
function across(t: number): number {
  return (LAST - t) / (LAST + 1);
}

function place({ t, x }: ChainPoint): string {
  return `${(UNITS * across(t)).toFixed(1)} ${((UNITS * (REACH - x)) / (2 * REACH)).toFixed(1)}`;
}
