import type { ComponentType } from 'react';
import { expect, it } from 'vitest';
import {
  DenoiserField,
  DensityFlow,
  Guidance,
  Histogram,
  PathComparison,
  PointProcess,
  PredictionTargets,
  Reflow,
  SampleTrajectories,
  SolverComparison,
  TrainDenoiser,
} from '../../src/index.js';
import { messageOf, show, showReady, waitForState } from '../support/figures.js';

const figures = Object.entries({
  DenoiserField,
  DensityFlow,
  Guidance: LabelledGuidance,
  Histogram,
  PathComparison,
  PointProcess,
  PredictionTargets,
  Reflow,
  SampleTrajectories,
  SolverComparison,
  TrainDenoiser,
}) as [string, ComponentType<{ points: readonly number[] }>][];

function LabelledGuidance({ points }: { points: readonly number[] }) {
  return <Guidance points={points} labels={Array.from({ length: points.length / 2 }, (_, i) => Math.min(i, 1))} />;
}

it.each(figures)('%s says of points that no float32 holds that it cannot show them', async (_, Figure) => {
  const { figure } = show(<Figure points={[0, 0, 1e308, 1]} />);
  expect(await messageOf(figure)).toBe('invalid points[2]: 1e+308; expected a finite float32 number');
});

it.each(figures.filter(([name]) => name !== 'DensityFlow'))(
  '%s shows points nearly as large as a float32 holds',
  async (_, Figure) => {
    const { figure } = await showReady(<Figure points={[0, 0, 1e37, 1, -1e37, 2]} />);
    await waitForState(figure, 'ready');
  },
);

it('DensityFlow says of points far apart, as in pixels, that it cannot show them', async () => {
  const { figure } = show(<DensityFlow points={[1000, 0, -1000, 5, 300, 2]} />);
  expect(await messageOf(figure)).toBe(
    'invalid points: up to 1000 from 0; expected points of about unit variance, as the noise is',
  );
});
