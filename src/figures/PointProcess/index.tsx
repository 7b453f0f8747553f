'use client';

import { useState } from 'react';
import { QuantityFormula } from '../../equations/FormulaRow.js';
import { csv } from '../../figure/csv.js';
import { defineFigure } from '../../figure/defineFigure.js';
import { ofPointsOnProcess } from '../../figure/pointProps.js';
import * as prop from '../../figure/prop.js';
import { Opener } from '../../loupe/Opener.js';
import type { PointsSource } from '../../points/chosenPoints.js';
import { forwardJump, noise, x0 } from '../../process/quantity.js';
import type { Process } from '../../process/types.js';
import { withDivided } from '../shared/dividedCaption.js';
import { isDivided, POINT_EPSILON, shownJump } from '../shared/shownState.js';
import { messages } from './messages.js';
import { type NoisedPoints, noisedPoints, noisyAt, POINT_LOUPE, shownAt } from './model.js';
import { ProcessPanels } from './View.js';

/** The data, x_t and the noise, point by point, in the units of the data. */
function processTable(noised: NoisedPoints, process: Process, t: number) {
  return csv(['index', 'panel', 'x', 'y'], function* () {
    const panels = [
      ['x0', noised.points.values],
      ['xt', noisyAt(noised, process, t)],
      ['epsilon', noised.epsilon],
    ] as const;
    for (const [panel, points] of panels) {
      for (let i = 0; i < points.length; i += 2) yield [i / 2, panel, points[i], points[i + 1]];
    }
  });
}

/** Reserves the space of the plots before the first valid input. */
const NOTHING = { process: null, xt: null, seed: 0 };

/**
 * Points in the plane, the same points under noise, and the noise alone.
 *
 * The forward process on points in the plane: the data x_0, the same points at t by (2), and the noise ε in them.
 *
 * ```tsx
 * <PointProcess t={300} />
 * <PointProcess points="letters" formula />
 * <PointProcess schedule={gaussianPath({ kind: 'flow' })} t={0.5} />
 * <PointProcess points={[0, 0, 1, 1, -1, 1]} />
 * ```
 */
export const PointProcess = defineFigure({
  name: 'point-process',
  shared: ofPointsOnProcess,
  props: {
    /**
     * The data x_0: `'swissRoll'`, `'twoMoons'`, `'eightGaussians'`, `'spiral'`, `'letters'`, or x, y of each point, preferably of unit
     * variance, as the noise is; defaults to `'swissRoll'`. The figure shows at most 20,000 points.
     */
    points: prop.data<PointsSource>('points', 'swissRoll'),
    /** The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to a fifth of the way. */
    t: prop.timestep({ default: prop.fifthOf }),
    /**
     * Whether the figure plays once, from noise to data, when it comes into view. It does so only outside of a provider, if the page does not
     * set or observe its t, and not for readers who prefer reduced motion. @default true
     */
    autoPlay: prop.flag(true),
    /** Shows (2) with the values of its coefficients above the panels, each term linked to its panel; defaults to false. */
    formula: prop.flag(),
    /**
     * Whether a press on a plot opens the loupe: the nearest point, ringed in all plots, and its coordinates as arithmetic.
     * Defaults to the provider's, else to true.
     */
    loupe: prop.loupe(),
  },
  caption: ({ schedule }) => withDivided(messages.caption, isDivided(schedule)),
  data: ({ points, count, seed }) => noisedPoints(points, count, seed),
  model: ({ schedule, seed, t }, noised) => ({
    process: { t, schedule, noised, noisy: shownAt(noised, schedule, t) },
    xt: forwardJump(schedule, x0, t, noise({ seed, stream: POINT_EPSILON })),
    shownXt: shownJump(schedule, x0, t, noise({ seed, stream: POINT_EPSILON })),
    seed,
  }),
  View: ({ model, props: { formula, loupe }, body }) => {
    const [ringed, onRing] = useState<number | null>(null);
    return (
      <>
        {formula && model && <QuantityFormula quantity={model.xt} />}
        <ProcessPanels {...(model ?? NOTHING)} ringed={ringed} />
        <Opener
          opening={POINT_LOUPE}
          body={body}
          shown={loupe && model ? { ...model, xt: model.shownXt, onRing } : null}
        />
      </>
    );
  },
  table: ({ model: { process } }) => processTable(process.noised, process.schedule, process.t),
});

export type PointProcessProps = prop.PropsOf<typeof PointProcess>;
