'use client';

import { Chart } from '../../charts/Chart.js';
import { csv } from '../../figure/csv.js';
import { defineFigure } from '../../figure/defineFigure.js';
import { CheckboxField, SliderField } from '../../figure/fields.js';
import { ofPoints } from '../../figure/pointProps.js';
import * as prop from '../../figure/prop.js';
import { choosePoints, domainOf, type PointsSource, thinned } from '../../points/chosenPoints.js';
import { pathKinds } from '../../process/gaussianPath.js';
import type { GaussianPathKind } from '../../process/types.js';
import { PanelGroup } from '../../ui/PanelGroup.js';
import { Size } from '../shared/gaussianPaths/styles.js';
import { errorsChart, solverTexts, spacingStyles } from './chart.js';
import {
  BUDGETS,
  type Budget,
  chosenLines,
  comparedSolvers,
  type SolverName,
  type SpacingName,
  shownStarts,
  solverNames,
  spacingNames,
} from './compute.js';
import { messages } from './messages.js';
import { SolverPanel, SolverTable } from './View.js';

/** The largest number of data points, thinned evenly. The exact trajectories take hundreds of steps through all of them. */
const MAX_POINTS = 1000;
const MAX_STARTS = 200;

/** The default solvers. The flow map is not a solver of the denoiser, and is shown on request. */
const DEFAULT_SOLVERS: readonly SolverName[] = ['ddim', 'dpm++', 'heun'];

/** The figure has its own path, and a lower limit of points. */
const { schedule: _, ...ofStarts } = ofPoints;

/**
 * How near each solver comes to the exact end, with the same number of evaluations.
 *
 * Solvers of the probability flow with the same number of evaluations of the exact denoiser, from the same x_T: their trajectories beside the
 * exact ones, and the median distance of their ends from the exact ends. For many evaluations n, the error of DDIM falls as 1/n, and
 * that of DPM-Solver++ (2M) and Heun as 1/n²; the figure measures the order. The spacing of the steps matters as much as the order.
 *
 * With `'map'` it also shows the exact flow map, which few-step models learn: it reaches the exact ends in any number of evaluations, also in
 * one. One step of a solver from noise leads to the mean of the data.
 *
 * ```tsx
 * <SolverComparison />
 * <SolverComparison defaultSolvers={['dpm++']} defaultSpacings={['time', 'logSnr', 'karras']} defaultEvaluations={16} />
 * <SolverComparison defaultSolvers={['ddim', 'map']} defaultSpacings={['time']} defaultEvaluations={1} />
 * ```
 */
export const SolverComparison = defineFigure({
  name: 'solver-comparison',
  shared: {
    ...ofStarts,
    /** Number of points of a named set, an integer in 1 ≤ count ≤ 1000; defaults to 100. */
    count: prop.integer({ default: 100, min: 1, max: MAX_POINTS }),
  },
  props: {
    /**
     * The solvers, at least one and each at most once: `'ddim'`, which is Euler in σ/α, and on the path `'flow'` also Euler in
     * t, `'dpm++'`, DPM-Solver++ (2M), `'heun'`, and `'map'`, the exact flow map by `flowMap`, once for all spacings. Defaults
     * to all but the flow map.
     */
    solvers: prop.controlled(prop.names<SolverName>(solverNames, DEFAULT_SOLVERS)),
    /**
     * The spacings of the solvers' steps, as in `sampleTimes`, at least one and each at most once: `'time'`, `'logSnr'` and `'karras'`.
     * Defaults to `'logSnr'`.
     */
    spacings: prop.controlled(prop.names<SpacingName>(spacingNames, ['logSnr'])),
    /**
     * The marked number of evaluations of the denoiser, or of the flow map, whose trajectories are shown: 1, 2, 4, 8, 16, 32, 64, 128
     * or 256. Defaults to 8.
     */
    evaluations: prop.controlled({ ...prop.oneOf(BUDGETS, 8), isAnimated: true }),
    /** The kind of `gaussianPath` of the probability flow; defaults to `'flow'`. */
    path: prop.choice<readonly GaussianPathKind[]>(pathKinds, 'flow'),
    /** The data, as in `DenoiserField`; the figure uses at most 1000 points. Defaults to `'twoMoons'`. */
    points: prop.data<PointsSource>('points', 'twoMoons'),
    /**
     * The standard deviation of the Gaussian around each point, in 0 < deviation ≤ 10; defaults to 0.1. Single points would attract every
     * trajectory that comes near, and hide its error.
     */
    deviation: prop.number({ default: 0.1, min: 0, isAbove: true, max: 10 }),
    /** The number of x_T, an integer in 1 ≤ starts ≤ 200; defaults to 48. The trajectories of the first 8 are shown. */
    starts: prop.integer({ default: 48, min: 1, max: MAX_STARTS }),
  },
  caption: messages.caption({ size: <Size /> }),
  data: ({ solvers, spacings, path, points, count, deviation, starts, seed }) => {
    const { values } = thinned(choosePoints(points, count).points, MAX_POINTS);
    const chosen = chosenLines(solvers, spacings);
    const problem = { path, points: values, deviation, starts, seed };
    return { chosen, domain: domainOf(values, shownStarts(problem)), asked: { problem, solvers, spacings } };
  },
  model: ({ evaluations }, data) => ({ ...data, budget: evaluations }),
  compute: { compared: { request: ({ asked }) => asked, run: comparedSolvers } },
  View: function View({ model, props, setProp, isEditable, results: { compared } }) {
    if (!model) return null;
    const { chosen, domain, asked, budget } = model;
    const { points } = asked.problem;
    const canMark = isEditable('evaluations');
    const mark = (evaluations: number) => setProp('evaluations', evaluations as Budget);
    const chart = errorsChart(compared?.lines ?? [], budget);
    return (
      <>
        <div className="df-player df-solver-choices">
          <CheckboxField<SolverName> name="solvers" label={messages.solvers} text={(name) => solverTexts[name]} />
          <CheckboxField<SpacingName>
            name="spacings"
            label={messages.spacings}
            text={(name) => spacingStyles[name].words}
          />
        </div>
        <PanelGroup className="df-solver-panels" narrowColumns={2}>
          {chosen.map((one) => (
            <SolverPanel key={`${one.solver} ${one.spacing}`} of={one} {...{ points, compared, budget, domain }} />
          ))}
        </PanelGroup>
        <SliderField
          name="evaluations"
          label={props.solvers.includes('map') ? messages.mapEvaluations : messages.evaluations}
        />
        <div className="df-solver-numbers" data-long={props.spacings.length > 1 || undefined}>
          <Chart
            {...chart}
            title={messages.title}
            marker={{ ...chart.marker, onChange: canMark ? mark : null }}
            legend={[]}
          />
          <SolverTable {...{ chosen, compared, budget }} starts={asked.problem.starts} />
        </div>
      </>
    );
  },
  table: ({ results: { compared } }) =>
    compared &&
    csv(['solver', 'spacing', 'evaluations', 'median_error', 'sliced_w2'], function* () {
      for (const { solver, spacing, reached } of compared.lines) {
        for (const { evaluations, error, distance } of reached) {
          yield [solver, spacing, evaluations, error, distance];
        }
      }
    }),
});

export type SolverComparisonProps = prop.PropsOf<typeof SolverComparison>;
