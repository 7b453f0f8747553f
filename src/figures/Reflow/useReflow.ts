'use client';

import { useEffect, useRef, useState } from 'react';
import type { FigureState, FigureStatus } from '../../figure/definition.js';
import { isFrozen } from '../../hooks/frozen.js';
import { hasSameContent, useStable } from '../../hooks/useStable.js';
import type { ConsistencyModel, FlowDenoiser, TrainingProgress } from '../../learn/types.js';
import type { ChosenPoints, PointsSource } from '../../points/chosenPoints.js';
import { type FlowDenoiserSource, useFlow } from '../pointDenoisers/useDenoiser.js';
import { loadTrainer } from '../training/load.js';
import { type Running, type Training, useTraining } from '../training/useTraining.js';
import { COUPLED, type MapRowRequest, type RowRequest } from './compute.js';

/** The kind of training: a flow on random or coupled pairs, a consistency model, or, given a flow, its reflow. */
export type Method = 'flow' | 'coupled' | 'consistency' | 'reflowed';

export interface Task {
  readonly method: Method;
  /** x, y of each. */
  readonly points: Float32Array;
  /** The flow with which reflow begins. */
  readonly flow: FlowDenoiser | null;
  readonly steps: number;
  readonly seed: number;
}

/** How far a training has come. */
export interface Run {
  readonly task: Task;
  /** Steps that have been taken. */
  readonly step: number;
  readonly loss: number | null;
  /** What they took on this machine; null before the first, and where figures are frozen for tests. */
  readonly seconds: number | null;
  /** Whether the browser has no WebAssembly with SIMD. */
  readonly isSlow: boolean;
}

interface Trained {
  readonly task: Task;
  /** What has changed. */
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
  /** Whether there is a network with couplings, and losses. */
  readonly couplings: boolean;
  readonly consistency: boolean;
  readonly steps: number;
  readonly seed: number;
}

/** The networks, as far as they are there. */
export interface Networks {
  readonly flow: FlowDenoiser | null;
  /** The one that has learned from minibatch couplings. */
  readonly coupled: FlowDenoiser | null;
  readonly consistency: ConsistencyModel | null;
  readonly reflowed: FlowDenoiser | null;
  /** Of their samples. */
  readonly seed: number;
}

export interface ReflowLive extends FigureStatus {
  readonly networks: Networks;
  /** What is computed of each; null without it. */
  readonly asked: Readonly<Record<'before' | 'coupled' | 'after', RowRequest | null>> & {
    readonly consistency: MapRowRequest | null;
  };
  readonly training: Training<Task, Run>;
  readonly train: (method: 'flow' | 'coupled' | 'consistency') => void;
  readonly reflow: () => void;
}

type ReflowFigure = FigureState<Asked, { readonly chosen: ChosenPoints }>;

/** What it learns where the page and its reader say nothing else. */
export const USUAL: PointsSource = 'twoMoons';
/** Steps of a reflow for one of the first training: it begins with what that has learned. */
const SHARE = 1 / 3;

/** What a reader has trained, in the place of what the page brings, and with which seed. */
type Trainings = Partial<Networks> & Pick<Networks, 'seed'>;

/** A flow with another seed takes the place of all that were trained beside the one before. */
function trainingsAfter({ task: { method, seed }, networks }: Trained, before: Trainings): Trainings {
  if (method !== 'flow') return { ...before, ...networks, seed };
  const beside = seed === before.seed ? before : { coupled: null, consistency: null };
  return { ...beside, ...networks, reflowed: null, seed };
}

/** Trains a flow and straightens it when a reader says so, and keeps up to date what all networks do. With other data they are forgotten. */
export function useReflow(figure: ReflowFigure): ReflowLive {
  const { ownProps, props, model, error: propsError } = figure;
  const values = model?.chosen.points.values;
  const [trained, setTrained] = useState<Trainings | null>(null);
  const [trainings, setTrainings] = useState(0);
  const training = useTraining(train, (newest: Trained) =>
    setTrained((before) => trainingsAfter(newest, before ?? { seed: props.seed })),
  );
  const { reset } = training;
  // Not at first, when there is nothing.
  const learned = useRef(values);
  useEffect(() => {
    if (learned.current !== values) {
      reset();
      setTrained(null);
    }
    learned.current = values;
  }, [values, reset]);

  // Those of the page are of its points.
  const isOfPage = hasSameContent(props.points, ownProps['points'] ?? ownProps['defaultPoints'] ?? USUAL);
  const flow = useFlow(isOfPage ? props.flow : null);
  const { couplings, consistency } = props;
  const coupled = useFlow(isOfPage && couplings ? props.coupled : null);
  const reflowed = useFlow(isOfPage ? props.reflowed : null);
  const networks: Networks = {
    ...{ flow: flow.denoiser, coupled: coupled.denoiser, consistency: null, reflowed: reflowed.denoiser },
    ...{ seed: props.seed, ...trained },
  };
  const { seed } = networks;
  const askedOf = (denoiser: FlowDenoiser | null, pairs: RowRequest['pairs']) =>
    denoiser && values ? { denoiser, pairs: couplings ? pairs : null, points: values, seed } : null;
  const pairsOfFlow = networks.flow && { flow: networks.flow };
  const error = propsError ?? flow.error ?? coupled.error ?? reflowed.error ?? training.error;
  const isBusy = training.phase === 'running' || flow.isLoading || coupled.isLoading || reflowed.isLoading;
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
      // A network of the page counts as the first training. Others have the seed of the flow beside them.
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
    // Its status says what goes on.
    isWorking: false,
    content: useStable({ networks, values }),
    serialized: (own) => ({ ...own, ...(trained && { seed }) }),
  };
}
