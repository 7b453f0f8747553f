import type { ComponentType } from 'react';
import { expect, it } from 'vitest';
import {
  DenoiserField,
  Histogram,
  PathComparison,
  PointProcess,
  PredictionTargets,
  SampleTrajectories,
  SolverComparison,
  TrainDenoiser,
} from '../../src/index.js';
import { messageOf, show, showReady, waitForState } from '../support/figures.js';

const figures = Object.entries({
  DenoiserField,
  Histogram,
  PathComparison,
  PointProcess,
  PredictionTargets,
  SampleTrajectories,
  SolverComparison,
  TrainDenoiser,
}) as [string, ComponentType<{ points: readonly number[] }>][];

it.each(figures)('%s says of points that no float32 holds that it cannot show them', async (_, Figure) => {
  const { figure } = show(<Figure points={[0, 0, 1e308, 1]} />);
  expect(await messageOf(figure)).toBe('invalid points[2]: 1e+308; expected a finite float32 number');
});

it.each(figures)('%s shows points nearly as large as a float32 holds', async (_, Figure) => {
  const { figure } = await showReady(<Figure points={[0, 0, 1e37, 1, -1e37, 2]} />);
  await waitForState(figure, 'ready');
});
