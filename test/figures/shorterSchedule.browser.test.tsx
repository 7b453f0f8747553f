import { render } from '@testing-library/react';
import type { ComponentType } from 'react';
import { expect, it } from 'vitest';
import * as library from '../../src/index.js';
import { figureIn, messageOf, smallImage, waitForState } from '../support/figures.js';

type Figure = ComponentType<{ t: number; schedule: { timesteps: number }; image?: ImageData; loading: 'eager' }>;

const { ChainDiagram, DenoiserField, Histogram, MeanComparison, NoisePrediction, NoisePredictorDiagram } = library;
const { NoiseTriptych, PointProcess, PosteriorMean, PredictionTargets, SampleTrajectories } = library;
const { ScheduleChart, X0Reconstruction } = library;

const figures: [name: string, figure: Figure][] = [
  ...Object.entries({ ChainDiagram, DenoiserField, Histogram, MeanComparison, NoisePrediction, NoisePredictorDiagram }),
  ...Object.entries({ NoiseTriptych, PointProcess, PosteriorMean, PredictionTargets, SampleTrajectories }),
  ...Object.entries({ ScheduleChart, X0Reconstruction }),
] as [string, Figure][];

it.each(figures)('%s with a t of its own says so where its schedule becomes too short for it', async (_, Figure) => {
  const image = smallImage();
  const under = (timesteps: number) => (
    <>
      <p>The rest of the page.</p>
      <Figure t={60} schedule={{ timesteps }} image={image} loading="eager" />
    </>
  );
  const { container, rerender } = render(under(100));
  await waitForState(figureIn(container), 'ready');
  rerender(under(30));
  expect(await messageOf(figureIn(container))).toMatch(/^invalid t: 60; expected an integer in \d <= t < 30/);
  expect(container.textContent).toContain('The rest of the page.');
  rerender(under(100));
  await waitForState(figureIn(container), 'ready');
});
