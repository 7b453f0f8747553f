'use client';
import { EPSILON, X0, XT } from '../components/symbols.js';
import { forwardJump, noise, x0 } from '../core/quantity.js';
import type { Schedule } from '../core/types.js';
import type { Describe } from '../marks/panels/description.js';
import { PlainPanels } from './PlainPanels.js';
import type { PanelsProps } from './panelsProps.js';
import { notebookTimestep, useShownTimestep } from './shownTimestep.js';
import { SHARED_EPSILON } from './streams.js';

export interface NoiseTriptychProps extends PanelsProps {
  /**
   * The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to 50 or the last t of a shorter
   * schedule.
   */
  t?: number | undefined;
  /** Shows (2) with the values of its coefficients above the panels, each term linked to its panel; defaults to false. */
  formula?: boolean | undefined;
}

/**
 * What x_t is made of: x_0, x_t by (2), and the noise ε in it.
 *
 * The same seed gives the same ε here, in `X0Reconstruction` and in `MeanComparison`.
 *
 * ```tsx
 * <NoiseTriptych t={200} />
 * <NoiseTriptych t={200} formula />
 * ```
 */
export function NoiseTriptych({ t: ownT, formula = false, ...props }: NoiseTriptychProps) {
  const describe = describeAt(useShownTimestep(ownT), formula);
  return (
    <PlainPanels
      {...props}
      written={{ ...props, t: ownT, formula: formula || undefined }}
      name="noise-triptych"
      describe={describe}
      placeholder={usual}
    />
  );
}

function describeAt(timestepOf: (schedule: Schedule) => number, formula: boolean): Describe {
  return ({ schedule, seed }) => {
    const t = timestepOf(schedule);
    const epsilon = noise({ seed, stream: SHARED_EPSILON });
    const xt = forwardJump(schedule, x0, t, epsilon);
    return {
      formula: formula ? xt : undefined,
      rows: [
        {
          panels: [
            { quantity: x0, title: X0, label: 'the image x0', meaning: 'signal' as const },
            { quantity: xt, title: XT, label: `x_t at t = ${t}` },
            { quantity: epsilon, title: EPSILON, label: `the noise ε in x_t at t = ${t}`, meaning: 'noise' as const },
          ],
        },
      ],
    };
  };
}

const usual = describeAt(notebookTimestep, false);
