'use client';

import { Chart } from '../../charts/Chart.js';
import { pathKinds } from '../../core/gaussianPath.js';
import type { GaussianPathKind } from '../../core/types.js';
import { defineFigure } from '../../figure/defineFigure.js';
import { ofPoints } from '../../figure/pointProps.js';
import * as prop from '../../figure/prop.js';
import { useFormat } from '../../i18n/useFormat.js';
import { choosePoints, domainOf, type PointsSource, thinned } from '../../points/chosenPoints.js';
import { Dial } from '../../ui/Dial.js';
import { Size } from '../gaussianPaths/styles.js';
import { errorsChart, solverStyles, spacingStyles } from './chart.js';
import {
  BUDGETS,
  type Budget,
  type Compared,
  checkBudget,
  chosenLines,
  comparedSolvers,
  type SolverName,
  type SpacingName,
  shownStarts,
  solverNames,
  spacingNames,
} from './compute.js';
import { messages } from './messages.js';
import { NameChoice, SolverPanel, SolverTable } from './View.js';

/** What each solver reaches with each number of evaluations. */
export function* solverLines({ lines }: Compared): Generator<string> {
  yield 'solver,spacing,evaluations,median_error,sliced_w2';
  for (const { solver, spacing, reached } of lines) {
    for (const { evaluations, error, distance } of reached) {
      yield [solver, spacing, evaluations, error, distance].join(',');
    }
  }
}

/** Of more data points so many are used, evenly: the exact trajectories take hundreds of steps through all of them. */
const MOST_POINTS = 1000;
const MOST_STARTS = 200;

/** The flow map is no solver of the denoiser: it is shown to those who ask for it. */
const USUAL_SOLVERS: readonly SolverName[] = ['ddim', 'dpm++', 'heun'];

/** Its path is its own, and of the points it takes fewer. */
const { schedule: _, ...ofStarts } = ofPoints;

/**
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
  takes: {
    ...ofStarts,
    /** Number of points of a named set, an integer in 1 ≤ count ≤ 1000; defaults to 100. */
    count: prop.integer({ default: 100, min: 1, max: MOST_POINTS }),
  },
  props: {
    /**
     * The solvers, at least one and each at most once: `'ddim'`, which is Euler in σ/α, and on the path `'flow'` also Euler in t,
     * `'dpm++'`, DPM-Solver++ (2M), `'heun'`, and `'map'`, the exact flow map by `flowMap`, once for all spacings. Set, they change
     * only when this prop does; then the page keeps what readers choose by `onSolversChange`. Defaults to all but the flow map.
     */
    solvers: prop.names<SolverName>(solverNames, USUAL_SOLVERS),
    /** The initial `solvers`, in whose place readers choose others. */
    defaultSolvers: prop.initial<readonly SolverName[]>(),
    /** Called with the solvers that a reader chooses. */
    onSolversChange: prop.handler<(solvers: readonly SolverName[]) => void>(),
    /**
     * How their steps are spaced, as in `sampleTimes`, at least one and each at most once: `'time'`, `'logSnr'` and `'karras'`.
     * Set, they change only when this prop does; then the page keeps what readers choose by `onSpacingsChange`. Defaults to
     * `'logSnr'`.
     */
    spacings: prop.names<SpacingName>(spacingNames, ['logSnr']),
    /** The initial `spacings`, in whose place readers choose others. */
    defaultSpacings: prop.initial<readonly SpacingName[]>(),
    /** Called with the spacings that a reader chooses. */
    onSpacingsChange: prop.handler<(spacings: readonly SpacingName[]) => void>(),
    /**
     * The number of evaluations of the denoiser, or of the flow map, that is marked, and whose trajectories are shown: 1, 2, 4, 8, 16, 32, 64, 128 or 256. Set, it
     * changes only when this prop does; then the page keeps what readers choose by `onEvaluationsChange`. Defaults to 8.
     */
    evaluations: { ...prop.data<Budget>('number', 8, checkBudget), moves: true },
    /** The initial `evaluations`, in whose place readers mark others. */
    defaultEvaluations: prop.initial<Budget>(),
    /** Called with the number of evaluations that a reader marks. */
    onEvaluationsChange: prop.handler<(evaluations: Budget) => void>(),
    /** The kind of `gaussianPath` that is solved; defaults to `'flow'`. */
    path: prop.choice<readonly GaussianPathKind[]>(pathKinds, 'flow'),
    /** The data, as in `DenoiserField`; of more than 1000 points so many are used. Defaults to `'twoMoons'`. */
    points: prop.data<PointsSource>('points', 'twoMoons'),
    /**
     * The standard deviation of the Gaussian around each point, in 0 < deviation ≤ 10; defaults to 0.1. Single points would
     * draw every trajectory that comes near to themselves, and hide its error.
     */
    deviation: prop.number({ default: 0.1, min: 0, isAbove: true, max: 10 }),
    /** How many x_T are solved, an integer in 1 ≤ starts ≤ 200; defaults to 48. The trajectories of the first 8 are shown. */
    starts: prop.integer({ default: 48, min: 1, max: MOST_STARTS }),
  },
  caption: messages.caption({ size: <Size /> }),
  data: ({ solvers, spacings, path, points, count, deviation, starts, seed }) => {
    const { values } = thinned(choosePoints(points, count).points, MOST_POINTS);
    const chosen = chosenLines(solvers, spacings);
    const problem = { path, points: values, deviation, starts, seed };
    return { chosen, domain: domainOf(values, shownStarts(problem)), asked: { problem, solvers, spacings } };
  },
  model: ({ evaluations }, data) => ({ ...data, budget: evaluations }),
  placeholder: (model) => model,
  compute: { compared: { request: ({ asked }) => asked, run: comparedSolvers } },
  View: function View({ model, shown, choose, canChoose, results: { compared } }) {
    const format = useFormat();
    if (!model) return null;
    const { chosen, domain, asked, budget } = model;
    const { points } = asked.problem;
    const canMark = canChoose('evaluations');
    const mark = (evaluations: number | undefined) => choose('evaluations', evaluations);
    const chart = errorsChart(compared?.lines ?? [], budget);
    return (
      <>
        <div className="df-player df-solver-choices">
          <NameChoice
            legend={messages.solvers}
            names={solverNames.map((name) => [name, solverStyles[name].words])}
            chosen={shown.solvers}
            disabled={!canChoose('solvers')}
            onChange={(next) => choose('solvers', next)}
          />
          <NameChoice
            legend={messages.spacings}
            names={spacingNames.map((name) => [name, spacingStyles[name].words])}
            chosen={shown.spacings}
            disabled={!canChoose('spacings')}
            onChange={(next) => choose('spacings', next)}
          />
        </div>
        <div className="df-solver-panels">
          {chosen.map((one) => (
            <SolverPanel key={`${one.solver} ${one.spacing}`} of={one} {...{ points, compared, budget, domain }} />
          ))}
        </div>
        <Dial
          label={format(shown.solvers.includes('map') ? messages.mapEvaluations : messages.evaluations)}
          text={shown.evaluations}
          {...{ min: 0, max: BUDGETS.length - 1, value: BUDGETS.indexOf(shown.evaluations) }}
          aria-valuetext={format(shown.evaluations)}
          disabled={!canMark}
          onChange={(place) => mark(BUDGETS[place])}
        />
        <div className="df-solver-numbers" data-long={shown.spacings.length > 1 || undefined}>
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
  table: (_, __, { compared }) => (compared ? () => solverLines(compared) : undefined),
});

export type SolverComparisonProps = prop.PropsOf<typeof SolverComparison>;
