'use client';

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { csv } from '../../figure/csv.js';
import type { FigureState, FigureStatus } from '../../figure/definition.js';
import type { Filming } from '../../film/filming.js';
import { tryCatch } from '../../hooks/tryCatch.js';
import { hasSameContent } from '../../hooks/useStable.js';
import { imported, lazy } from '../../lazy/lazy.js';
import { useLate } from '../../lazy/useLazy.js';
import { type PointSetName, pointSetNames } from '../../learn/pointSets.js';
import type { PointDenoiser } from '../../learn/types.js';
import {
  type ChosenPoints,
  choosePoints,
  DEFAULT_COUNT,
  type Domain,
  domainOf,
  type PointsSource,
} from '../../points/chosenPoints.js';
import { type Training, useTraining } from '../shared/training/useTraining.js';
import { type Piece, withStroke } from './strokes.js';
import { type Pretrained, type Run, type Task, train } from './training.js';

/** The table of the loss at each report of a training, a mean over 25 steps. */
export function lossTable(losses: readonly { readonly step: number; readonly loss: number }[]) {
  return csv(['step', 'loss'], () => losses.map(({ step, loss }) => [step, loss]));
}

/**
 * The number of steps in a report of `learn/training.ts`, from which samples are drawn. The number is not imported, so that a page does not
 * load that file before a reader trains.
 */
const REPORT = 25;

/** The number of moments of a film at the ends: before the first step, and after the last. */
const ENDS = 2;

interface Trainable {
  readonly task: Task;
  readonly start: Training<Task, Run>['start'];
  readonly stop: () => void;
  /** Resolves when the page shows a training that passes the test. */
  readonly whenShown: (is: (training: Training<Task, Run>) => boolean) => Promise<void>;
}

/**
 * Trains, and draws samples at as many steps as the film has moments. The training waits for each of them. A film that ends early stops the
 * training.
 */
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

/** The choices of readers: a set, the page's own points, or a drawing. */
export type Choice = PointSetName | 'page' | 'drawing';

interface DataOptions {
  /** The chosen points. */
  readonly points: PointsSource;
  /** The points themselves; null while the drawing is empty. */
  readonly chosen: ChosenPoints | null;
  /** The props of the page that may contain its own points. */
  readonly own: readonly (PointsSource | undefined)[];
  readonly onChoose: (points: PointsSource) => void;
}

export interface Data extends Pick<DataOptions, 'chosen'> {
  readonly choice: Choice;
  /** The page's own points; null without them. */
  readonly own: PointsSource | null;
  /** The domain of the plots, which is larger than the data because early samples lie around them. */
  readonly domain: Domain;
  readonly choose: (choice: Choice) => void;
  readonly draw: (pieces: readonly Piece[]) => void;
}

const NOTHING: Float32Array = new Float32Array(0);
/** The size of the plots relative to the data. */
const ROOM = 1.2;
const DEFAULT_DOMAIN: Domain = { x: 0, y: 0, half: 2.5 };

/** Keeps the data that a reader trains on, and the reader's choices and drawing. */
function useData({ points, chosen, own: ownProps, onChoose }: DataOptions): Data {
  // The x, y of each point that a reader has drawn; null after another choice.
  const [drawing, setDrawing] = useState<Float32Array | null>(null);
  const isDrawn = (source: PointsSource | undefined) => drawing !== null && hasSameContent(drawing, source);
  const isDrawing = isDrawn(points);
  const own = ownProps.find((source) => source !== undefined && !isSet(source) && !isDrawn(source)) ?? null;

  // Strokes may come faster than renders.
  const newest = useRef(NOTHING);
  useEffect(() => {
    newest.current = isDrawing ? (drawing as Float32Array) : NOTHING;
  }, [isDrawing, drawing]);

  // The domain of a drawing stays.
  const [kept, keep] = useState(DEFAULT_DOMAIN);
  const around = useMemo(() => (chosen ? roomAround(chosen.points.values) : DEFAULT_DOMAIN), [chosen]);
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

/** The points of a drawing as a prop, with three decimals. */
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

/** Returns a function whose promise resolves when a value that passes a test has been rendered. A later call replaces an earlier one. */
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

const pretraining = /* @__PURE__ */ lazy(() => imported(() => import('./pretrained.js')));
/** The props of the shipped training, which are the defaults. */
const PRETRAINED = { points: 'swissRoll', count: DEFAULT_COUNT, steps: 3000, seed: 0 } as const;

/** Returns the end of the shipped training as a run. */
function runOf({ losses, samples, distances }: Pretrained): Run {
  return {
    ...{ seed: PRETRAINED.seed, step: PRETRAINED.steps, seconds: null, isSlow: false, distances },
    losses: losses.map((loss, index) => ({ step: (index + 1) * REPORT, loss })),
    samples: { points: Float32Array.from(samples), step: PRETRAINED.steps },
  };
}

/** The data, and the training on them. */
export interface TrainedLive extends FigureStatus {
  readonly data: Data;
  /** The reader's training, before it the shipped one. */
  readonly training: Training<Task, Run>;
  /** The shipped training; null if the figure does not show it. */
  readonly pretrained: Pretrained | null;
  readonly start: () => void;
}

interface Asked {
  readonly points: PointsSource;
  readonly count: number;
  readonly steps: number;
  readonly seed: number;
  readonly pretrained: boolean;
}

/** The points of a source; null for an empty drawing. */
export function chosenOf({ points, count }: Pick<Asked, 'points' | 'count'>): ChosenPoints | null {
  return points.length === 0 ? null : choosePoints(points, count);
}

/** The content of a figure without points. */
const NOTHING_DRAWN = {};

/** Trains when a reader presses the button. A training belongs to the data, and new data end it. */
export function useTrained(figure: FigureState<Asked, { readonly chosen: ChosenPoints | null }>): TrainedLive {
  const { ownProps, props, model, error, setProp } = figure;
  const { points, count } = props;
  // A drawing stays while another prop is invalid.
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
  // The first render has no training to end.
  const trained = useRef(values);
  useEffect(() => {
    if (trained.current !== values) reset();
    trained.current = values;
  }, [values, reset]);
  const isDefault = Object.entries(PRETRAINED).every(
    ([name, value]) => props[name as keyof typeof PRETRAINED] === value,
  );
  const isPretrained = props.pretrained && isDefault && training.phase === 'idle';
  const isLoaded = useLate(pretraining, figure.seen && isPretrained);
  const pretrained = (isPretrained && figure.seen && pretraining.code?.pretrained) || null;
  const shown = useMemo(
    (): typeof training => (pretrained ? { ...training, phase: 'trained', run: runOf(pretrained) } : training),
    [training, pretrained],
  );
  const whenShown = useWhenShown(training);
  const next = props.seed + trainings + (isPretrained && trainings === 0 ? 1 : 0);
  const begin: typeof training.start = (task, onRun) => {
    if (task.seed === next) setTrainings(next + 1 - props.seed);
    return training.start(task, onRun);
  };
  const taskOf = (seed: number): Task => ({
    ...{ points: values as Float32Array, steps: props.steps, seed },
    set: isSet(points) ? points : null,
  });
  const start = () => {
    if (values && !error) void begin(taskOf(next));
  };
  // The task of the shown training, repeated.
  const task = taskOf(shown.run?.seed ?? next);
  const film = values && filmOfTraining({ task, start: begin, stop: training.stop, whenShown });
  const drawn = data.choice === 'drawing' && ownProps['points'] === undefined ? writtenPoints(points) : undefined;
  return {
    ...{ data, training: shown, pretrained, start, film },
    isReady: training.phase === 'running' || (isPretrained && !isLoaded) ? false : undefined,
    error: training.error,
    content: values ?? NOTHING_DRAWN,
    serialized: (own) => ({
      ...own,
      ...(drawn && { defaultPoints: drawn }),
      ...(training.run && { seed: training.run.seed }),
    }),
  };
}
