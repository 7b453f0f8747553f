import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import * as library from '../../src/index.js';

const { CoefficientValue, Equation, PlayControls, TimestepSlider, TimestepValue } = library;
const { ChainDiagram, DenoiserField, Histogram, MeanComparison, NoisePrediction, NoisePredictorDiagram } = library;
const { NoiseTriptych, PointProcess, PosteriorMean, PredictionTargets, SampleTrajectories } = library;
const { ScheduleChart, ScheduleComparison, X0Reconstruction } = library;

// What shows the page's t shows one that its schedule has, whatever stands in the provider.

const followers: [name: string, element: ReactElement][] = [
  ['CoefficientValue', <CoefficientValue key="" name="betas" />],
  ['Equation', <Equation key="" name="forward-jump" values />],
  ['TimestepSlider', <TimestepSlider key="" />],
  ['TimestepValue', <TimestepValue key="" />],
  ['PlayControls', <PlayControls key="" />],
  ...[ChainDiagram, DenoiserField, Histogram, MeanComparison, NoisePrediction, NoisePredictorDiagram].map(followerOf),
  ...[NoiseTriptych, PointProcess, PosteriorMean, PredictionTargets, SampleTrajectories].map(followerOf),
  ...[ScheduleChart, ScheduleComparison, X0Reconstruction].map(followerOf),
];

function followerOf(Figure: (props: object) => ReactElement): [name: string, element: ReactElement] {
  return [Figure.name, <Figure key="" />];
}

describe.each(followers)('%s', (_, element) => {
  const markupAt = (t: unknown) =>
    renderToStaticMarkup(
      <library.DiffusionProvider schedule={{ timesteps: 20 }} t={t as number} onTChange={() => {}}>
        {element}
      </library.DiffusionProvider>,
    );

  it.each([
    [20, 19],
    [1e9, 19],
    [Infinity, 19],
    [-1, 0],
    [-Infinity, 0],
    [7.4, 7],
  ])('shows of the page’s t = %s the nearest that its schedule has', (t, nearest) => {
    expect(markupAt(t)).toBe(markupAt(nearest));
  });

  it.each([Number.NaN, 'abc', '7', null, {}, 7n, Symbol('t')])('takes %s for no t at all', (t) => {
    expect(markupAt(t)).toBe(markupAt(undefined));
  });
});
