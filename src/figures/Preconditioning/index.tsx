'use client';

import { invalid } from '../../base/check.js';
import { digitsOf } from '../../charts/axes.js';
import { Chart } from '../../charts/Chart.js';
import { csv } from '../../figure/csv.js';
import { defineFigure } from '../../figure/defineFigure.js';
import { ofPoints } from '../../figure/pointProps.js';
import * as prop from '../../figure/prop.js';
import { useTimestepSetter } from '../../figure/useTimestepSetter.js';
import { usePageSetter } from '../../page/useTimestep.js';
import { choosePoints, type PointsSource } from '../../points/chosenPoints.js';
import { preconditioning } from '../../process/preconditioning.js';
import { isPath, scalesAt } from '../../process/process.js';
import type { Process } from '../../process/types.js';
import { X0, XT } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { messages } from './messages.js';
import { factorStyles, levelsOf, markedTime, noiseOf, shownFactors, standardized } from './model.js';
import { Equation, SigmaData, VarianceTable } from './View.js';

/** The noise level at which EDM takes half of the state, with its own `σ_data`. */
const DEFAULT_LOG_SNR = -2 * Math.log(0.5);

/**
 * The four factors that scale the input and the output of a network, over the noise level.
 *
 * The four factors around a network F, `x̂0 = c_skip·x_t + c_out·F(c_in·x_t, c_noise)`, over the noise level σ/α; Karras et al. 2022,
 * equation (7) and table 1. Text gives the variances of the network's input and of its target at the marked level, by the formula
 * and measured on points: both are 1. With `sigmaMin` the factors are those of consistency models; Song et al. 2023, appendix C.
 *
 * v-prediction is this preconditioning with `sigmaData` 1 on a path that keeps α² + σ² = 1: F is -v.
 *
 * The server's markup contains the whole figure, and drawing it does not need TensorFlow.js.
 *
 * ```tsx
 * <Preconditioning />
 * <Preconditioning schedule={gaussianPath({ kind: 'cosine' })} defaultT={0.4} />
 * <Preconditioning sigmaMin={0.002} />
 * ```
 */
export const Preconditioning = defineFigure({
  name: 'preconditioning',
  shared: {
    ...ofPoints,
    /**
     * The noise schedule, the options to make it from, or a path in continuous time, as `gaussianPath` gives it, or as the plain
     * data `{ path: 'flow', shift: 3 }`; defaults to the provider's, else to `{ path: 'edm' }`. On a path t is a time.
     */
    schedule: { ...prop.process(), default: { path: 'edm' } },
  },
  props: {
    /**
     * The standard deviation `σ_data` of each value of the data, in 0.01 ≤ sigmaData ≤ 100. Defaults to 1 on a process that
     * keeps α² + σ² = 1, as every schedule does, else to 0.5; Karras et al. 2022.
     */
    sigmaData: prop.controlled({
      ...prop.data<number | undefined>('number', undefined, readSigmaData),
      isAnimated: true,
    }),
    /**
     * The noise level σ/α at which x̂0 is x_t/α for any prediction of the network, 0 or more: the factors of consistency models. Defaults
     * to none.
     */
    sigmaMin: prop.data<number | undefined>('number', undefined, readSigmaMin),
    /**
     * The data on which variances are measured, as in `DenoiserField`: the name of a set, or x, y of each point. They are moved to
     * mean 0 and scaled to the standard deviation `σ_data`. Defaults to `'twoMoons'`.
     */
    points: prop.data<PointsSource>('points', 'twoMoons'),
    /**
     * The t whose noise level is marked: an integer in 0 ≤ t < timesteps, or a time of a path. Readers move it, and with it the page's.
     * Defaults to the page's, else to the time of a path at which σ/α is 0.5, or a fifth of a schedule.
     */
    t: prop.controlled(prop.timestep<Process>({ default: usualTime })),
  },
  caption: ({ sigmaMin }) => {
    const symbols = {
      skip: <LabelTex>{factorStyles.skip.tex}</LabelTex>,
      out: <LabelTex>{factorStyles.out.tex}</LabelTex>,
      xt: <LabelTex>{XT}</LabelTex>,
    };
    if (sigmaMin !== undefined) return messages.consistencyCaption(symbols);
    return messages.caption({ ...symbols, x0: <LabelTex>{X0}</LabelTex> });
  },
  data: ({ schedule, points, count, seed }) => {
    const { points: chosen, name } = choosePoints(points, count);
    return {
      name,
      levels: levelsOf(schedule),
      standard: standardized(chosen.values),
      noise: noiseOf(chosen.values.length, seed),
    };
  },
  model: ({ schedule, ...shown }, data) => ({
    name: data.name,
    count: data.standard.length / 2,
    ...shownFactors(schedule, shown, data),
  }),
  // The markup of a server contains the whole figure.
  use: () => ({ isReady: true }),
  View: function View({ model, ownProps, setProp, isEditable }) {
    const hasPage = usePageSetter() !== undefined;
    const isOwn = !hasPage || ownProps['t'] !== undefined || ownProps['defaultT'] !== undefined;
    const ofPage = useTimestepSetter({ ownProps, setProp }, model?.process);
    if (!model) return null;
    const { charts, process, levels, t } = model;
    const move = isOwn ? (isEditable('t') ? (next: number) => setProp('t', next) : null) : ofPage;
    const isCounted = !isPath(process) || !isOwn;
    const onChange = move && ((value: number) => move(markedTime(process, levels, value, t, isCounted)));
    return (
      <>
        {charts.map((chart, index) => (
          <Chart
            key={index}
            {...chart}
            marker={{ ...chart.marker, onChange }}
            place={index === 0 ? 'upper' : 'lower'}
            digits={digitsOf(charts)}
          />
        ))}
        <Equation {...model} />
        <SigmaData sigmaData={model.options.sigmaData} />
        <VarianceTable {...model} />
      </>
    );
  },
  table: ({
    model: {
      levels: { path, times },
      options,
    },
  }) =>
    csv(['t', 'sigma/alpha', 'c_skip', 'c_out', 'c_in', 'c_noise'], function* () {
      for (const t of times) {
        const { alpha, sigma } = scalesAt(path, t);
        const { skip, out, input, noise } = preconditioning(path, t, options);
        yield [t, sigma / alpha, skip, out, input, noise];
      }
    }),
});

function usualTime(process: Process): number {
  return isPath(process) ? process.timeAt(DEFAULT_LOG_SNR) : prop.fifthOf(process);
}

const [LEAST, MOST] = [0.01, 100];

function readSigmaData(value: number | undefined, name: string): number | undefined {
  if (value === undefined || (typeof value === 'number' && value >= LEAST && value <= MOST)) return value;
  throw invalid(name, value, `${LEAST} <= ${name} <= ${MOST}`);
}

function readSigmaMin(value: number | undefined, name: string): number | undefined {
  if (value === undefined || (Number.isFinite(value) && value >= 0)) return value;
  throw invalid(name, value, 'a finite number, 0 or more');
}

export type PreconditioningProps = prop.PropsOf<typeof Preconditioning>;
