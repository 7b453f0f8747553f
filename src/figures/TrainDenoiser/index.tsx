'use client';

import type { Work } from '../../engine/queue.js';
import { defineFigure } from '../../figure/defineFigure.js';
import * as prop from '../../figure/prop.js';
import { useFormat } from '../../i18n/useFormat.js';
import { imported } from '../../lazy/lazy.js';
import type { PointDenoiser } from '../../learn/types.js';
import { DEFAULT_COUNT, type PointsSource, SHOWN_LIMIT } from '../../points/chosenPoints.js';
import { useIsHydrating } from '../../ui/useIsHydrating.js';
import { messages } from '../shared/training/messages.js';
import { statusIn, stepsIn } from './status.js';
import { chosenOf, lossTable, useTrained } from './useTrained.js';
import { TrainControls, TrainPanels } from './View.js';

const STEPS_LIMIT = 100_000;

/** Computes the lowest loss that any network can reach on points, after its code is loaded. */
async function* floorOf({ points }: { readonly points: Float32Array }): Work<number> {
  const { loadPosterior, trainingFloor } = await imported(() => import('./floor.js'));
  await loadPosterior();
  return yield* trainingFloor(points);
}

/**
 * A small network that learns points, or a drawing, while readers watch.
 *
 * A network that learns to denoise points while the reader watches: readers choose a set of points or draw one, train the network, and
 * see its samples after every 250 steps, and its loss above the lowest that any network can reach. The training code loads when a reader first trains.
 *
 * The figure is `pending` during training and `ready` afterwards.
 *
 * ```tsx
 * <TrainDenoiser />
 * <TrainDenoiser defaultPoints="letters" steps={5000} onTrained={(denoiser) => setDenoiser(denoiser)} />
 * ```
 */
export const TrainDenoiser = defineFigure({
  name: 'train-denoiser',
  shared: {},
  props: {
    /**
     * The data: `'swissRoll'`, `'twoMoons'`, `'eightGaussians'`, `'spiral'`, `'letters'`, or x, y of each point; an empty list is an empty
     * drawing. The figure uses at most 20,000 points. Defaults to `'swissRoll'`.
     */
    points: prop.controlled(prop.data<PointsSource>('points', 'swissRoll')),
    /** Number of points of a named set, an integer in 1 ≤ count ≤ 20,000; defaults to 2000. */
    count: prop.integer({ default: DEFAULT_COUNT, min: 1, max: SHOWN_LIMIT }),
    /** The number of steps of a training, an integer in 1 ≤ steps ≤ 100,000; defaults to 3000. The figure shows how long they take. */
    steps: prop.integer({ default: 3000, min: 1, max: STEPS_LIMIT }),
    /**
     * Whether the chart of the loss has a line at the lowest loss that any network can reach on these points, the mean over t of
     * `lossFloor` in v. The figure computes it during the first training, in slices. Defaults to true.
     */
    floor: prop.flag(true),
    /**
     * Whether the figure opens on a training that has already been made by the default props, if the page gives no other points and no other `count`, `steps` and `seed`. Without it the figure begins
     * before the first training. @default true
     */
    pretrained: prop.flag(true),
    /** The seed of the first training's weights, batches and samples. Each later training adds 1. Any finite number; defaults to 0. */
    seed: prop.ownSeed(),
    /** Called with each denoiser that has been trained to the end; see `PointDenoiser` of `diffusion-figures/learn`. */
    onTrained: prop.handler<(denoiser: PointDenoiser) => void>(),
  },
  caption: messages.caption,
  model: ({ points, count, steps, floor }) => ({ chosen: chosenOf({ points, count }), steps, floor }),
  use: useTrained,
  compute: {
    floor: {
      request: ({ floor }, { data: { chosen }, training: { phase, run } }) =>
        floor && chosen && run && phase !== 'failed' && phase !== 'idle' ? { points: chosen.points.values } : null,
      run: floorOf,
      abortPrevious: true,
    },
  },
  View: ({ props, error, isEditable, status: { data, training, pretrained, start }, results }) => {
    const isInert = useIsHydrating();
    const format = useFormat();
    const { phase, run } = training;
    return (
      <>
        <TrainControls
          choice={data.choice}
          hasOwn={data.own !== null}
          phase={phase}
          hasPoints={data.chosen !== null && !error}
          isInert={isInert}
          onChoose={data.choose}
          onStart={start}
          onStop={training.stop}
        />
        <TrainPanels
          {...{ data, run, isInert }}
          steps={props.steps}
          floor={props.floor ? (pretrained ?? results) : null}
          canDraw={isEditable('points')}
        />
        <p className="df-train-steps">{format(stepsIn(run, props.steps))}</p>
        <p className="df-train-status" role="status">
          {format(statusIn(phase, run))}
        </p>
      </>
    );
  },
  table: ({
    status: {
      training: { run },
    },
  }) => (run && run.losses.length > 0 ? lossTable(run.losses) : undefined),
});

export type TrainDenoiserProps = prop.PropsOf<typeof TrainDenoiser>;
