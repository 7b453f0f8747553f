import * as tf from '@tensorflow/tfjs-core';
import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import {
  DenoiserField,
  ForwardGrid,
  Histogram,
  MeanComparison,
  NoiseTriptych,
  PatchFaces,
  PointProcess,
  PosteriorMean,
  ReverseChain,
  SampleTrajectories,
  ScheduleChart,
  X0Reconstruction,
} from '../../../src/index.js';
import { gapsOfFrames, held } from './manyWatch.js';
import '../../../src/style.css';

// A page of two hundred figures, each with noise of its own, half of them in React, half as elements of the other script, which
// has a React and a tfjs of its own.

const COUNT = 200;

const figures: readonly ((seed: number) => ReactNode)[] = [
  (seed) => <NoiseTriptych seed={seed} t={200} />,
  (seed) => <ForwardGrid seed={seed} />,
  () => <ScheduleChart />,
  (seed) => <X0Reconstruction seed={seed} t={300} />,
  (seed) => <PosteriorMean seed={seed} />,
  (seed) => <ReverseChain seed={seed} />,
  (seed) => <SampleTrajectories seed={seed} />,
  (seed) => <MeanComparison seed={seed} t={400} />,
  (seed) => <Histogram seed={seed} />,
  (seed) => <DenoiserField seed={seed} />,
  (seed) => <PointProcess seed={seed} />,
  (seed) => <PatchFaces seed={seed} />,
];

const types = [
  'noise-triptych',
  'forward-grid',
  'reverse-chain',
  'x0-reconstruction',
  'point-process',
  'mean-comparison',
  'schedule-chart',
];

function element(seed: number): HTMLElement {
  const figure = document.createElement('diffusion-figure');
  figure.setAttribute('type', types[seed % types.length] as string);
  figure.setAttribute('seed', String(seed));
  return figure;
}

const root = document.getElementById('root') as HTMLElement;
for (let index = 0; index < COUNT; index++) {
  if (index % 2) {
    root.append(element((index - 1) / 2));
    continue;
  }
  const place = document.createElement('div');
  root.append(place);
  createRoot(place).render(figures[(index / 2) % figures.length]?.(index));
}

const embed = '/dist/embed.js';
await import(/* @vite-ignore */ embed);

Object.assign(globalThis, {
  many: { gapsOfFrames, held, tensors: () => tf.memory().numTensors },
});
