'use client';

import { useMemo } from 'react';
import { defineFigure } from '../../figure/defineFigure.js';
import * as prop from '../../figure/prop.js';
import { hasSameContent } from '../../hooks/useStable.js';
import { checkTime, isPath } from '../../process/process.js';
import { timeAtTick } from '../../process/timestep.js';
import type { Process } from '../../process/types.js';
import { XT } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { withDivided } from '../shared/dividedCaption.js';
import { isDivided } from '../shared/shownState.js';
import { useMovePaths } from '../shared/trajectories/PathPlayer.js';
import { comparedOn, lineOf, planeOf } from './compute.js';
import { messages } from './messages.js';
import { axesOf, HALF, halfOf, planeTable, readPoints } from './model.js';
import { Moves, PlaneFigure, StepTable } from './View.js';

/** The default of t in 1000 ticks. The chord to the data is long enough to differ from the tangent. */
const DEFAULT_TICKS = 650;

/**
 * The density of a few points on a line over time, with the lines of its flow.
 *
 * The density p_t(x) of a few points on a line over t, the lines of its probability flow, and one trajectory of the SDE. Readers move t, s and a
 * start. The figure compares the slope of the flow at t, `flowVelocity`, with the chord from t to s, `meanVelocity`, and measures the error
 * of one Euler step from t to s. A few-step model learns the chord: Geng et al. 2025, equation (3).
 *
 * The flow and the SDE have the same density at every t (Song et al. 2021, equation 13), but one start may lead them to different points:
 * the flow follows the mean velocity of all data through x_t, and the SDE its own noise as well.
 *
 * ```tsx
 * <FlowPlane />
 * <FlowPlane schedule={{ path: 'flow' }} defaultT={0.8} defaultS={0.2} conditional />
 * <FlowPlane points={[-1.2, 1.2]} critical />
 * ```
 */
export const FlowPlane = defineFigure({
  name: 'flow-plane',
  shared: {
    /**
     * The noise schedule, the options to make it from, or a path in continuous time, as `gaussianPath` gives it, or as the plain data
     * `{ path: 'flow', shift: 3 }`; defaults to the provider's, else to the linear schedule of DDPM over 1000 steps. On a path t and s are
     * times.
     */
    schedule: prop.process(),
    /** The seed of the flow lines and of the noise of the SDE trajectory. Any finite number; defaults to 0. */
    seed: prop.seed(),
  },
  props: {
    /** The data: 1 to 100 numbers on a line, from -10 to 10, of about unit variance, as the noise is. Defaults to `[-1, 0.4, 1.1]`. */
    points: prop.data<readonly number[]>('numbers', [-1, 0.4, 1.1], readPoints),
    /** The standard deviation of the Gaussian around each point, 0.05 to 1. Single points have no flow at t = 0. Defaults to 0.1. */
    deviation: prop.number({ default: 0.1, min: 0.05, max: 1 }),
    /** The number of flow lines from seeded noise, in addition to the reader's line, an integer in 0 ≤ starts ≤ 50; defaults to 9. */
    starts: prop.integer({ default: 9, min: 0, max: 50 }),
    /** x_T, the start of the flow line and of the SDE trajectory, -3 to 3, divided by √(α² + σ²) if the plot is. Defaults to -0.3. */
    start: prop.controlled(prop.number({ default: -0.3, min: -HALF, max: HALF, isAnimated: true })),
    /**
     * The time at which the tangent touches the flow line and the chord begins, an integer in 0 ≤ t < timesteps. Readers move
     * it, and with it the page's. Defaults to the page's, else to 0.65 of the way to noise.
     */
    t: prop.controlled(prop.timestep<Process>({ default: defaultTime })),
    /**
     * The time at which the chord ends, before or after t: an integer in 0 ≤ s < timesteps, or null for the first. Defaults to
     * null.
     */
    s: prop.controlled({ ...prop.data<number | null>('number', null), isAnimated: true }, { resetOn: ['schedule'] }),
    /**
     * Whether the figure draws the conditional paths through x_t, one for each point and as opaque as the point is likely. The slope of the
     * flow is the mean of their slopes; Lipman et al. 2023, equation (8). Defaults to false.
     */
    conditional: prop.flag(),
    /**
     * Whether the figure marks the time from which the density has one maximum. As t falls below this time, the mean of the data stops
     * being the only attractor of the flow. Defaults to false.
     */
    critical: prop.flag(),
  },
  caption: ({ schedule }) =>
    withDivided(messages.caption({ xt: <LabelTex>{XT}</LabelTex>, xT: <LabelTex>x_T</LabelTex> }), isDivided(schedule)),
  data: ({ points, deviation, schedule: process, starts, seed, critical }) => {
    const half = halfOf(points, deviation);
    return { axes: axesOf(process, half), asked: { points, deviation, process, starts, seed, half, critical } };
  },
  model: ({ t, s, start, schedule, conditional }, data) => {
    const end = s ?? (isPath(schedule) ? schedule.start : 0);
    checkTime(schedule, end, 's');
    return { ...data, t, s: end, start, conditional };
  },
  compute: {
    plane: { request: ({ asked }) => asked, run: planeOf },
    line: {
      request: ({ asked: { points, deviation, process, seed }, start }) => ({
        points,
        deviation,
        process,
        seed,
        start,
      }),
      run: lineOf,
    },
  },
  View: function View({ model, ownProps, props, setProp, isEditable, results }) {
    const moves = useMovePaths({ ownProps, setProp }, props.schedule);
    const process = model?.asked.process;
    // The last result may belong to another process, on which t and s do not exist.
    const isOf = (request: { process: Process } | undefined) => hasSameContent(request?.process, process);
    const plane = isOf(results.plane?.request) ? results.plane : null;
    const line = isOf(results.line?.request) ? results.line : null;
    const [t, s] = [model?.t ?? null, model?.s ?? null];
    const compared = useMemo(
      () => (line && t !== null && s !== null ? comparedOn(line.request, t, s) : null),
      [line, t, s],
    );
    if (!model || !process) return null;
    const move = {
      t: moves?.onMove ?? null,
      s: isEditable('s') ? (next: number) => setProp('s', next) : null,
      start: isEditable('start') ? (next: number) => setProp('start', next) : null,
    };
    return (
      <div className="df-flow-plane">
        <PlaneFigure {...{ model, plane, line, compared, move }} />
        <div>
          <StepTable {...{ compared, line, process, s: model.s }} critical={model.asked.critical ? plane : undefined} />
          <Moves {...{ model, move }} />
        </div>
      </div>
    );
  },
  table: ({ results: { plane, line } }) => plane && line && planeTable(plane, line),
});

function defaultTime(process: Process): number {
  const last = isPath(process) ? 1000 : process.timesteps;
  return timeAtTick(process, Math.floor((last * DEFAULT_TICKS) / 1000));
}

export type FlowPlaneProps = prop.PropsOf<typeof FlowPlane>;
