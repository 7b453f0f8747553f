'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { csv } from '../../figure/csv.js';
import type { FigureState, FigureStatus } from '../../figure/definition.js';
import type { Filming } from '../../film/filming.js';
import { tryCatch } from '../../hooks/tryCatch.js';
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
import { type Training, useTraining } from '../training/useTraining.js';
import { type Piece, withStroke } from './strokes.js';
import { type Run, type Task, train } from './training.js';

/** The loss of each report of a training, a mean over 25 steps. */
export function lossTable(losses: readonly { readonly step: number; readonly loss: number }[]) {
  return csv(['step', 'loss'], () => losses.map(({ step, loss }) => [step, loss]));
}

/** Samples come with a report, as `learn/training.ts` makes one after so many steps. It is not imported: no page loads it before a reader trains. */
const REPORT = 25;

/** Before the first step, and when it has ended. */
const ENDS = 2;

interface Trainable {
  readonly task: Task;
  readonly start: Training<Task, Run>['start'];
  readonly stop: () => void;
  /** Resolves when the page shows a training that is as asked. */
  readonly whenShown: (is: (training: Training<Task, Run>) => boolean) => Promise<void>;
}

/** Trains, and draws samples at as many steps as a film has moments. It waits for each of these. A film that ends early ends the training. */
function filmOfTraining({ task, start, stop, whenShown }: Trainable): Filming {
  return async (most, onMoment, signal) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', stop);
    const sampling = REPORT * Math.ceil(task.steps / REPORT / (most - ENDS));
    const count = Math.ceil(task.steps / sampling) + ENDS;
    await start({ ...task, sampling }, async (run) => {
      const isFirst = run.step === 0 && !run.isSlow;
      const isMoment = isFirst || (run.samples?.step === run.step && run.distances === null);
      if (!isMoment) return;
      await whenShown((shown) => shown.run === run);
      await onMoment(count);
    });
    signal.throwIfAborted();
    await whenShown(({ phase }) => phase !== 'running');
    await onMoment(count);
  };
}

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
function useData({ points, chosen, own: ownProps, onChoose }: DataOptions): Data {
  // x, y of each point that a reader has drawn; null after another choice.
  const [drawing, setDrawing] = useState<Float32Array | null>(null);
  const isDrawn = (source: PointsSource | undefined) => drawing !== null && hasSameContent(drawing, source);
  const isDrawing = isDrawn(points);
  const own = ownProps.find((source) => source !== undefined && !isSet(source) && !isDrawn(source)) ?? null;

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

/** The data, and a training on them. */
export interface TrainedLive extends FigureStatus {
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
  const { ownProps, props, model, error, setProp } = figure;
  const { points, count } = props;
  // What a reader draws is kept while something else is wrong.
  const chosen = useMemo(() => tryCatch(() => chosenOf({ points, count })), [points, count]);
  const data = useData({
    points,
    chosen: chosen.error ? (model?.chosen ?? null) : chosen.value,
    own: [ownProps['points'], ownProps['defaultPoints']] as (PointsSource | undefined)[],
    onChoose: (next) => setProp('points', next),
  });
  const training = useTraining(train, (denoiser) =>
    (ownProps['onTrained'] as ((denoiser: PointDenoiser) => void) | undefined)?.(denoiser),
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
  const next = props.seed + trainings;
  const begin: typeof training.start = (task, onRun) => {
    if (task.seed === next) setTrainings(trainings + 1);
    return training.start(task, onRun);
  };
  const taskOf = (seed: number): Task => ({
    ...{ points: values as Float32Array, steps: props.steps, seed },
    set: isSet(points) ? points : null,
  });
  const start = () => {
    if (values && !error) void begin(taskOf(next));
  };
  // Of the training that is shown, once more.
  const task = taskOf(training.run?.seed ?? next);
  const film = values && filmOfTraining({ task, start: begin, stop: training.stop, whenShown });
  const drawn = data.choice === 'drawing' && ownProps['points'] === undefined ? writtenPoints(points) : undefined;
  return {
    ...{ data, training, start, film },
    isReady: training.phase === 'running' ? false : undefined,
    error: training.error,
    content: values ?? NOTHING_DRAWN,
    serialized: (own) => ({
      ...own,
      ...(drawn && { defaultPoints: drawn }),
      ...(training.run && { seed: training.run.seed }),
    }),
  };
}
