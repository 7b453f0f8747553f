'use client';

import { useEffect, useRef, useState } from 'react';
import type { FigureState, FigureStatus } from '../../figure/definition.js';
import { isFrozen } from '../../hooks/frozen.js';
import { hasSameContent, useStable } from '../../hooks/useStable.js';
import { imported, lazy } from '../../lazy/lazy.js';
import { useLate } from '../../lazy/useLazy.js';
import type { ConsistencyModel, FlowDenoiser, TrainingProgress } from '../../learn/types.js';
import { type ChosenPoints, DEFAULT_COUNT, type PointsSource } from '../../points/chosenPoints.js';
import { type FlowDenoiserSource, useFlow } from '../shared/pointDenoisers/useDenoiser.js';
import { loadTrainer } from '../shared/training/load.js';
import { type Running, type Training, useTraining } from '../shared/training/useTraining.js';
import { COUPLED, type MapRowRequest, type RowRequest } from './compute.js';

/** The kind of training: a flow on random or coupled pairs, a consistency model, or, given a flow, its reflow. */
export type Method = 'flow' | 'coupled' | 'consistency' | 'reflowed';

export interface Task {
  readonly method: Method;
  /** The x, y of each point. */
  readonly points: Float32Array;
  /** The flow with which reflow begins. */
  readonly flow: FlowDenoiser | null;
  readonly steps: number;
  readonly seed: number;
}

/** The progress of a training. */
export interface Run {
  readonly task: Task;
  /** The number of steps taken. */
  readonly step: number;
  readonly loss: number | null;
  /** The seconds that the steps took on this machine; null before the first, and if figures are frozen for tests. */
  readonly seconds: number | null;
  /** Whether the browser has no WebAssembly with SIMD. */
  readonly isSlow: boolean;
}

interface Trained {
  readonly task: Task;
  /** The new networks. */
  readonly networks: Partial<Networks>;
}

/** Trains a network. Rejects with the signal's reason if it aborts. */
async function train(task: Task, { signal, show }: Running<Run>): Promise<Trained> {
  let run: Run = { task, step: 0, loss: null, seconds: null, isSlow: false };
  const add = (more: Partial<Run>) => {
    run = { ...run, ...more };
    show(run);
  };
  add({});
  const { trainDenoiser, trainConsistency, reflow, hasFastKernel } = await loadTrainer();
  signal.throwIfAborted();
  if (!hasFastKernel()) add({ isSlow: true });
  const began = performance.now();
  const { method, flow, points, steps, seed } = task;
  const options = {
    ...{ steps, seed, signal },
    onProgress: ({ step, loss }: Pick<TrainingProgress, 'step' | 'loss'>) =>
      add({ step, loss, seconds: isFrozen() ? null : (performance.now() - began) / 1000 }),
  };
  if (flow) return { task, networks: { flow, reflowed: await reflow(flow, options) } };
  if (method === 'consistency') return { task, networks: { consistency: await trainConsistency(points, options) } };
  const coupling = method === 'coupled' ? { pairs: COUPLED } : undefined;
  return { task, networks: { [method]: await trainDenoiser(points, { ...options, path: 'flow', coupling }) } };
}

interface Asked {
  readonly points: PointsSource;
  readonly flow: FlowDenoiserSource | null;
  readonly coupled: FlowDenoiserSource | null;
  readonly reflowed: FlowDenoiserSource | null;
  /** Whether the figure shows a network with couplings, and losses. */
  readonly couplings: boolean;
  readonly consistency: boolean;
  readonly steps: number;
  readonly seed: number;
  readonly pretrained: boolean;
  readonly count: number;
}

/** The trained networks so far. */
export interface Networks {
  readonly flow: FlowDenoiser | null;
  /** The flow that has been trained with minibatch couplings. */
  readonly coupled: FlowDenoiser | null;
  readonly consistency: ConsistencyModel | null;
  readonly reflowed: FlowDenoiser | null;
  /** The seed of the samples. */
  readonly seed: number;
}

export interface ReflowLive extends FigureStatus {
  readonly networks: Networks;
  /** The requests of the networks' results; null without the network. */
  readonly asked: Readonly<Record<'before' | 'coupled' | 'after', RowRequest | null>> & {
    readonly consistency: MapRowRequest | null;
  };
  readonly training: Training<Task, Run>;
  readonly train: (method: 'flow' | 'coupled' | 'consistency') => void;
  readonly reflow: () => void;
}

type ReflowFigure = FigureState<Asked, { readonly chosen: ChosenPoints }>;

/** The default points, if neither the page nor its reader has chosen any. */
export const DEFAULT_POINTS: PointsSource = 'twoMoons';
const pretraining = /* @__PURE__ */ lazy(() => imported(() => import('./pretrained.js')));
/** The props of the shipped networks, which are the defaults. */
const PRETRAINED = { points: DEFAULT_POINTS, count: DEFAULT_COUNT, steps: 3000, seed: 0 };
const defaultsOf = ({ points, count, steps, seed }: Asked) => ({ points, count, steps, seed });
/** The steps of a reflow as a share of the first training's steps. A reflow starts from the weights of the first training. */
const SHARE = 1 / 3;

/** The networks that a reader has trained, which replace those of the page, and their seed. */
type Trainings = Partial<Networks> & Pick<Networks, 'seed'>;

/** A flow with another seed replaces all networks that belong to the previous flow. */
function trainingsAfter({ task: { method, seed }, networks }: Trained, before: Trainings): Trainings {
  if (method !== 'flow') return { ...before, ...networks, seed };
  const beside = seed === before.seed ? before : { coupled: null, consistency: null };
  return { ...beside, ...networks, reflowed: null, seed };
}

/**
 * Trains a flow and straightens it when a reader presses a button, and computes the results of all networks. New data discard the networks.
 */
export function useReflow(figure: ReflowFigure): ReflowLive {
  const { ownProps, props, model, error: propsError } = figure;
  const values = model?.chosen.points.values;
  const [trained, setTrained] = useState<Trainings | null>(null);
  const [trainings, setTrainings] = useState(0);
  const training = useTraining(train, (newest: Trained) =>
    setTrained((before) => trainingsAfter(newest, before ?? { seed: props.seed })),
  );
  const { reset } = training;
  // The first render has no networks to discard.
  const learned = useRef(values);
  useEffect(() => {
    if (learned.current !== values) {
      reset();
      setTrained(null);
    }
    learned.current = values;
  }, [values, reset]);

  // The page's networks belong to the page's points.
  const isOfPage = hasSameContent(props.points, ownProps['points'] ?? ownProps['defaultPoints'] ?? DEFAULT_POINTS);
  const isPretrained =
    props.pretrained &&
    !props.flow &&
    !props.reflowed &&
    !props.coupled &&
    hasSameContent(defaultsOf(props), PRETRAINED);
  const isLoaded = useLate(pretraining, figure.seen && isPretrained);
  const shipped = isPretrained && figure.seen ? pretraining.code?.pretrained : undefined;
  const flow = useFlow('flow', shipped?.flow ?? (isOfPage ? props.flow : null));
  const { couplings, consistency } = props;
  const coupled = useFlow('coupled', isOfPage && couplings ? props.coupled : null);
  const reflowed = useFlow('reflowed', shipped?.reflowed ?? (isOfPage ? props.reflowed : null));
  const networks: Networks = {
    ...{ flow: flow.denoiser, coupled: coupled.denoiser, consistency: null, reflowed: reflowed.denoiser },
    ...{ seed: props.seed, ...trained },
  };
  const { seed } = networks;
  const askedOf = (denoiser: FlowDenoiser | null, pairs: RowRequest['pairs']) =>
    denoiser && values ? { denoiser, pairs: couplings ? pairs : null, points: values, seed } : null;
  const pairsOfFlow = networks.flow && { flow: networks.flow };
  const error = propsError ?? flow.error ?? coupled.error ?? reflowed.error ?? training.error;
  const isBusy =
    training.phase === 'running' ||
    (isPretrained && !isLoaded) ||
    flow.isLoading ||
    coupled.isLoading ||
    reflowed.isLoading;
  return {
    ...{ networks, training, error },
    retry: flow.retry ?? coupled.retry ?? reflowed.retry,
    asked: {
      before: askedOf(networks.flow, 'random'),
      coupled: couplings ? askedOf(networks.coupled, 'coupled') : null,
      consistency:
        consistency && networks.consistency && values ? { model: networks.consistency, points: values, seed } : null,
      after: askedOf(networks.reflowed, pairsOfFlow),
    },
    train: (method) => {
      if (!values || propsError) return;
      // A network of the page counts as the first training. The other networks have the seed of the flow in the same figure.
      const next = props.seed + trainings + (flow.denoiser ? 1 : 0);
      training.start({ method, points: values, flow: null, steps: props.steps, seed: method === 'flow' ? next : seed });
      if (method === 'flow') setTrainings(trainings + 1);
    },
    reflow: () => {
      if (!values || propsError || !networks.flow) return;
      const steps = Math.max(1, Math.round(SHARE * props.steps));
      training.start({ method: 'reflowed', points: values, flow: networks.flow, steps, seed });
    },
    isReady: isBusy ? false : undefined,
    // The status text shows the progress.
    isWorking: false,
    content: useStable({ networks, values }),
    serialized: (own) => ({ ...own, ...(trained && { seed }) }),
  };
}
