'use client';

import { digitsOf } from '../../charts/axes.js';
import { Chart } from '../../charts/Chart.js';
import { invalid } from '../../core/check.js';
import { preconditioning } from '../../core/preconditioning.js';
import { isPath, scalesAt } from '../../core/process.js';
import type { Process } from '../../core/types.js';
import { defineFigure } from '../../figure/defineFigure.js';
import { useMoveMark } from '../../figure/mark.js';
import { ofPoints } from '../../figure/pointProps.js';
import * as prop from '../../figure/prop.js';
import { usePageSetter } from '../../page/useTimestep.js';
import { choosePoints, type PointsSource } from '../../points/chosenPoints.js';
import { X0, XT } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { messages } from './messages.js';
import { factorStyles, levelsOf, markedTime, noiseOf, type Shown, shownFactors, standardized } from './model.js';
import { Equation, SigmaData, VarianceTable } from './View.js';

/** The factors at places that are even in the logarithm of the noise level. */
export function* factorLines({ levels: { path, times }, options }: Shown): Generator<string> {
  yield 't,sigma/alpha,c_skip,c_out,c_in,c_noise';
  for (const t of times) {
    const { alpha, sigma } = scalesAt(path, t);
    const { skip, out, input, noise } = preconditioning(path, t, options);
    yield [t, sigma / alpha, skip, out, input, noise].join(',');
  }
}

/** The noise level at which EDM takes half of the state, with its own `σ_data`. */
const USUAL_LOG_SNR = -2 * Math.log(0.5);

/**
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
  takes: {
    ...ofPoints,
    /**
     * The noise schedule, the options to make it from, or a path in continuous time, as `gaussianPath` gives it, or as the plain
     * data `{ path: 'flow', shift: 3 }`; defaults to the provider's, else to `{ path: 'edm' }`. On a path t is a time.
     */
    schedule: { ...prop.process(), default: { path: 'edm' } },
  },
  props: {
    /**
     * The standard deviation `σ_data` of each value of the data, in 0.01 ≤ sigmaData ≤ 100. Set, it changes only when this prop does; then
     * the page keeps what readers choose by `onSigmaDataChange`. Defaults to 1 on a process that keeps α² + σ² = 1, as every schedule
     * does, else to 0.5; Karras et al. 2022.
     */
    sigmaData: { ...prop.data<number | undefined>('number', undefined, readSigmaData), moves: true },
    /** The initial `sigmaData`, which readers change. */
    defaultSigmaData: prop.initial<number>(),
    /** Called with the standard deviation that a reader chooses. */
    onSigmaDataChange: prop.handler<(sigmaData: number) => void>(),
    /**
     * The noise level σ/α at which x̂0 is x_t/α, whatever the network predicts, 0 or more: the factors of consistency models.
     * Defaults to none.
     */
    sigmaMin: prop.data<number | undefined>('number', undefined, readSigmaMin),
    /**
     * The data on which variances are measured, as in `DenoiserField`: the name of a set, or x, y of each point. They are moved to
     * mean 0 and scaled to the standard deviation `σ_data`. Defaults to `'twoMoons'`.
     */
    points: prop.data<PointsSource>('points', 'twoMoons'),
    /**
     * The t whose noise level is marked, of a schedule an integer in 0 ≤ t < timesteps, of a path a time. Readers move it, and with it the
     * page's. Set, it changes only when this prop does. Defaults to the page's, else to the time at which σ/α is 0.5, of a schedule
     * to a fifth of the way.
     */
    t: prop.timestep<Process>({ default: usualTime }),
    /** The initial `t`, where the figure has one of its own that readers move. */
    defaultT: prop.initial<number>(),
    /** Called with the t to which a reader moves the marker. */
    onTChange: prop.handler<(t: number) => void>(),
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
  placeholder: (model) => model,
  // A server's markup already has all of it.
  use: () => ({ isReady: true }),
  View: function View({ model, given, choose, canChoose }) {
    const hasPage = usePageSetter() !== undefined;
    const isOwn = !hasPage || given['t'] !== undefined || given['defaultT'] !== undefined;
    const ofPage = useMoveMark({ given, choose }, model?.process);
    if (!model) return null;
    const { charts, process, levels, t } = model;
    const move = isOwn ? (canChoose('t') ? (next: number) => choose('t', next) : null) : ofPage;
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
        <SigmaData
          sigmaData={model.options.sigmaData}
          onChange={canChoose('sigmaData') ? (next) => choose('sigmaData', next) : null}
        />
        <VarianceTable {...model} />
      </>
    );
  },
  table: (model) => () => factorLines(model),
});

function usualTime(process: Process): number {
  return isPath(process) ? process.timeAt(USUAL_LOG_SNR) : prop.fifthOf(process);
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
