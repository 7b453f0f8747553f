'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { enqueue, type Work } from '../../engine/queue.js';
import type { FigureState, Live } from '../../frame/definition.js';
import { attempt } from '../../hooks/attempt.js';
import { hasSameContent } from '../../hooks/useStable.js';
import { type PointSetName, pointSetNames } from '../../learn/pointSets.js';
import type { PointDenoiser } from '../../learn/types.js';
import {
  type ChosenPoints,
  choosePoints,
  type Domain,
  domainOf,
  type PointsSource,
} from '../../points/chosenPoints.js';
import { filmOfTraining } from './index.js';
import { type Run, type Task, train } from './training.js';
import { type Training, useTraining } from './useTraining.js';
import { type Piece, withStroke } from './View.js';

/** What readers choose from: a set, the page's own points, or what they draw. */
export type Choice = PointSetName | 'page' | 'drawing';

interface DataOptions {
  /** What is chosen. */
  readonly points: PointsSource;
  /** The points themselves; null while nothing is drawn. */
  readonly chosen: ChosenPoints | null;
  /** What the page has given, of which points may be its own. */
  readonly own: readonly (PointsSource | undefined)[];
  readonly onChoose: (points: PointsSource) => void;
}

export interface Data extends Pick<DataOptions, 'chosen'> {
  readonly choice: Choice;
  /** The page's own points; null if it has none. */
  readonly own: PointsSource | null;
  /** What the plots show: more than the data, as early samples lie around them. */
  readonly domain: Domain;
  readonly choose: (choice: Choice) => void;
  readonly draw: (pieces: readonly Piece[]) => void;
}

const NOTHING: Float32Array = new Float32Array(0);
/** How much larger the plots are than the data. */
const ROOM = 1.2;
const USUAL: Domain = { x: 0, y: 0, half: 2.5 };

/** The data that a reader trains on, and what they do with them. */
function useData({ points, chosen, own: given, onChoose }: DataOptions): Data {
  // x, y of each point that a reader has drawn; null after another choice.
  const [drawing, setDrawing] = useState<Float32Array | null>(null);
  const isDrawn = (source: PointsSource | undefined) => drawing !== null && hasSameContent(drawing, source);
  const isDrawing = isDrawn(points);
  const own = given.find((source) => source !== undefined && !isSet(source) && !isDrawn(source)) ?? null;

  // Strokes may come faster than they are rendered.
  const newest = useRef(NOTHING);
  useEffect(() => {
    newest.current = isDrawing ? (drawing as Float32Array) : NOTHING;
  }, [isDrawing, drawing]);

  // A drawing stays where it is drawn.
  const [kept, keep] = useState(USUAL);
  const around = useMemo(() => (chosen ? roomAround(chosen.points.values) : USUAL), [chosen]);
  const domain = isDrawing ? kept : around;
  const show = (drawn: Float32Array) => {
    if (!isDrawing) keep(domain);
    newest.current = drawn;
    setDrawing(drawn);
    onChoose(drawn);
  };
  return {
    choice: isDrawing ? 'drawing' : isSet(points) ? points : 'page',
    ...{ own, chosen, domain },
    choose: (next) => {
      if (next === 'drawing') return show(NOTHING);
      setDrawing(null);
      onChoose(next === 'page' ? (own ?? points) : next);
    },
    draw: (pieces) => show(pieces.reduce((drawn, [from, to]) => withStroke(drawn, from, to, domain), newest.current)),
  };
}

function isSet(source: PointsSource): source is PointSetName {
  return pointSetNames.includes(source as PointSetName);
}

/** Drawn points as a prop, in three decimals. */
function writtenPoints(drawn: PointsSource): readonly number[] {
  return Array.from(drawn as Float32Array, (value) => Number(value.toFixed(3)));
}

function roomAround(points: Float32Array): Domain {
  const { x, y, half } = domainOf(points);
  return { x, y, half: half * ROOM };
}

interface Waiting<Value> {
  readonly is: (value: Value) => boolean;
  readonly resolve: () => void;
}

/** Gives a function that resolves when a value that is as asked has been rendered. Whoever asks later is waited for in place of it. */
function useWhenShown<Value>(value: Value): (is: (value: Value) => boolean) => Promise<void> {
  const newest = useRef(value);
  const waiting = useRef<Waiting<Value> | null>(null);
  useEffect(() => {
    newest.current = value;
    if (!waiting.current?.is(value)) return;
    waiting.current.resolve();
    waiting.current = null;
  });
  return useCallback(
    (is) =>
      new Promise((resolve) => {
        if (is(newest.current)) resolve();
        else waiting.current = { is, resolve };
      }),
    [],
  );
}

/** How far samples are from the data. */
export interface NearestDistances {
  /** Mean distance of a sample from the nearest point of the data. */
  readonly samples: number;
  /** Mean distance of a point of the data from the nearest other: samples that are as good as data come to that. */
  readonly data: number;
}

/** Points of the data that are compared with: four million distances take some 15 ms. */
const COMPARED = 2000;
/** Points that are measured in a step of the queue: about half a millisecond. */
const STEP = 64;

/**
 * Measures samples by the data, in the queue of the page's work.
 *
 * @param samples - x, y of each.
 * @param data - x, y of each; more than 2000 points are thinned evenly.
 */
export function nearestDistances(
  samples: Float32Array,
  data: Float32Array,
  signal?: AbortSignal,
): Promise<NearestDistances> {
  const count = Math.min(COMPARED, data.length / 2);
  const compared = new Float32Array(2 * count);
  for (let i = 0; i < count; i++) {
    const from = 2 * Math.floor((i * data.length) / 2 / count);
    compared.set(data.subarray(from, from + 2), 2 * i);
  }
  return enqueue(measured(samples, compared), { signal });
}

async function* measured(samples: Float32Array, data: Float32Array): Work<NearestDistances> {
  return { samples: yield* meanNearest(samples, data, false), data: yield* meanNearest(data, data, true) };
}

/** Mean distance of points from the nearest of others; among themselves each is left out of its own search. */
async function* meanNearest(points: Float32Array, others: Float32Array, areSame: boolean): Work<number> {
  let sum = 0;
  for (let i = 0; i < points.length; i += 2) {
    sum += nearestTo(points[i] as number, points[i + 1] as number, others, areSame ? i : -1);
    if ((i / 2) % STEP === 0) yield i / points.length;
  }
  return sum / (points.length / 2);
}

function nearestTo(x: number, y: number, others: Float32Array, without: number): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < others.length; i += 2) {
    const square = ((others[i] as number) - x) ** 2 + ((others[i + 1] as number) - y) ** 2;
    if (square < least && i !== without) least = square;
  }
  return Math.sqrt(least);
}

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
