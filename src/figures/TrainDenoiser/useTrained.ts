'use client';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { FigureState, Live } from '../../frame/definition.js';
import { attempt } from '../../hooks/attempt.js';
import type { PointDenoiser } from '../../learn/types.js';
import { type ChosenPoints, choosePoints, type PointsSource } from '../../marks/scatter/chosenPoints.js';
import { filmOfTraining } from './film.js';
import { type Run, type Task, train } from './training.js';
import { type Data, useData, writtenPoints } from './useData.js';
import { type Training, useTraining } from './useTraining.js';
import { useWhenShown } from './useWhenShown.js';

/** The data, and a training on them. */
export interface TrainedLive extends Live {
  readonly data: Data;
  readonly training: Training<Task, Run>;
  readonly start: () => void;
}

interface Asked {
  readonly points: PointsSource;
  readonly count: number;
  readonly steps: number;
  readonly seed: number;
}

/** The points of a source; null of an empty drawing. */
export function chosenOf({ points, count }: Pick<Asked, 'points' | 'count'>): ChosenPoints | null {
  return points.length === 0 ? null : choosePoints(points, count);
}

/** What a figure shows that waits for a drawing. */
const NOTHING_DRAWN = {};

/** Trains when a reader says so; a training is one of the data, and with others it has ended. */
export function useTrained(figure: FigureState<Asked, { readonly chosen: ChosenPoints | null }>): TrainedLive {
  const { given, shown, model, error, choose } = figure;
  const { points, count } = shown;
  // What a reader draws is kept while something else is wrong.
  const chosen = useMemo(() => attempt(() => chosenOf({ points, count })), [points, count]);
  const data = useData({
    points,
    chosen: chosen.error ? (model?.chosen ?? null) : chosen.value,
    own: [given['points'], given['defaultPoints']] as (PointsSource | undefined)[],
    onChoose: (next) => choose('points', next),
  });
  const training = useTraining(train, (denoiser) =>
    (given['onTrained'] as ((denoiser: PointDenoiser) => void) | undefined)?.(denoiser),
  );
  const [trainings, setTrainings] = useState(0);
  const values = data.chosen?.points.values;
  const { reset } = training;
  // Not at first, when there is none.
  const trained = useRef(values);
  useEffect(() => {
    if (trained.current !== values) reset();
    trained.current = values;
  }, [values, reset]);
  const whenShown = useWhenShown(training);
  const next = shown.seed + trainings;
  const begin: typeof training.start = (task, onRun) => {
    if (task.seed === next) setTrainings(trainings + 1);
    return training.start(task, onRun);
  };
  const taskOf = (seed: number): Task => ({ points: values as Float32Array, steps: shown.steps, seed });
  const start = () => {
    if (values && !error) void begin(taskOf(next));
  };
  // Of the training that is shown, once more.
  const task = taskOf(training.run?.seed ?? next);
  const film = values && filmOfTraining({ task, start: begin, stop: training.stop, whenShown });
  const drawn = data.choice === 'drawing' && given['points'] === undefined ? writtenPoints(points) : undefined;
  return {
    ...{ data, training, start, film },
    isReady: training.phase === 'running' ? false : undefined,
    error: training.error,
    content: values ?? NOTHING_DRAWN,
    written: (own) => ({
      ...own,
      ...(drawn && { defaultPoints: drawn }),
      ...(training.run && { seed: training.run.seed }),
    }),
  };
}
