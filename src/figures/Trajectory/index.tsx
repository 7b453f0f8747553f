'use client';

import { csv } from '../../figure/csv.js';
import { defineFigure } from '../../figure/defineFigure.js';
import { StepPlayer } from '../../figure/fields.js';
import * as prop from '../../figure/prop.js';
import { EXAMPLE, exampleOutline, type Measured, measured } from './compute.js';
import { messages } from './messages.js';
import { type ArraySource, givenOf, type Outline, outlineOf, readTimesteps, STATES_LIMIT } from './model.js';
import { Errors, Images, Points, placeOf } from './View.js';

/**
 * The states of a sampling loop of your own, which has run elsewhere.
 *
 * The states of a sampling loop that has run elsewhere, such as in a notebook: images or points of the plane. Panels show one state x_t,
 * the estimate x̂0 there, and the target. Below, the root mean square of the differences of x_t and x̂0 from the target, over the steps.
 *
 * The values are taken as they are: no state is scaled. Images draw values beyond -1 and 1 clipped, and a note gives their share.
 *
 * ```tsx
 * <Trajectory states={{ shape: [21, 64, 64, 3], values }} timesteps={timesteps} />
 * <Trajectory states={{ shape: [21, 500, 2], values }} predictions={{ shape: [20, 500, 2], values: x0 }} />
 * ```
 */
export const Trajectory = defineFigure({
  name: 'trajectory',
  shared: {},
  props: {
    /**
     * The states, from the first to the last: an array of shape [n, height, width] or [n, height, width, 3] for images in [-1, 1], or
     * [n, number of points, 2] for points. The array is `{ shape, values }` or nested lists, of finite numbers; 2 ≤ n ≤ 10,000, and at
     * most 50,000,000 values. Defaults to an example of points: 24 steps of DDIM with an exact denoiser.
     */
    states: prop.data<ArraySource | null>('array', null),
    /**
     * The x̂0 at each state, as the denoiser estimates it there, in the shape of `states`, or with one fewer: no step follows the last
     * state, which then replaces its x̂0. Defaults to none.
     */
    predictions: prop.data<ArraySource | null>('array', null),
    /** The x0 from which the errors are measured, in the shape of one state. Defaults to the last state. */
    target: prop.data<ArraySource | null>('array', null),
    /** The t, or the noise level, of each state, or of all but the last; finite numbers. Defaults to none: steps are counted from 0. */
    timesteps: prop.data<readonly number[] | null>('numbers', null, readTimesteps),
    /**
     * The step whose state is shown, counted from the first state, an integer in 0 ≤ step ≤ 9999; beyond the last step, the last. Defaults
     * to the middle.
     */
    step: prop.controlled({ ...prop.integer({ min: 0, max: STATES_LIMIT - 1 }), isAnimated: true }),
  },
  caption: ({ states, predictions }) => {
    if (!states) return messages.exampleCaption({ steps: EXAMPLE.steps });
    return predictions ? messages.caption : messages.statesCaption;
  },
  data: (sources) => {
    const given = givenOf(sources);
    return { given, outline: given ? outlineOf(given) : exampleOutline() };
  },
  model: ({ step }, { given, outline }) => ({ given, outline, step: stepIn(outline, step) }),
  animation: (_, { outline: { count } }) => ({ prop: 'step', least: 0, last: count - 1 }),
  compute: { trajectory: { request: ({ given }) => ({ given }), run: measured } },
  View: function View({ model, props, setProp, isEditable, results: { trajectory } }) {
    if (!model) return null;
    // The last valid trajectory stays while another one is measured or has values that are not finite.
    const outline = trajectory ? outlineOf(trajectory.given) : model.outline;
    const step = stepIn(outline, props.step);
    const onStep = isEditable('step') ? (next: number) => setProp('step', next) : null;
    const of = { outline, measured: trajectory, step };
    return (
      <>
        {outline.kind === 'images' ? <Images {...of} /> : <Points {...of} />}
        <StepPlayer
          name="step"
          step={step}
          last={outline.count - 1}
          secondsPerStep={0.3}
          label={messages.play}
          slider={messages.slider}
          text={placeOf(outline, step)}
        />
        <Errors {...of} onStep={onStep} />
      </>
    );
  },
  table: ({ results: { trajectory } }) => trajectory && errorTable(trajectory),
});

/** The table of the errors at each state, and for images of the shares of clipped values. */
function errorTable({ given, states, predictions }: Measured) {
  const series = [['xt', states] as const, ...(predictions ? [['x0', predictions] as const] : [])];
  const isImages = given.kind === 'images';
  const columns = series.flatMap(([name]) => [`error_${name}`, ...(isImages ? [`clipped_${name}`] : [])]);
  return csv(['step', 't', ...columns], function* () {
    for (let step = 0; step < given.count; step++) {
      const numbers = series.flatMap(([, { errors, clipped }]) => [errors[step], ...(isImages ? [clipped[step]] : [])]);
      yield [step, given.timesteps?.[step], ...numbers];
    }
  });
}

function stepIn({ count }: Outline, step: number | undefined): number {
  return Math.min(count - 1, step ?? Math.floor((count - 1) / 2));
}

export type TrajectoryProps = prop.PropsOf<typeof Trajectory>;
