import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import * as library from '../../src/index.js';
import { PageContext } from '../../src/page/contexts.js';
import { PageStore } from '../../src/page/store.js';

const { CoefficientValue, Equation, PlayControls, TimestepSlider, TimestepValue } = library;
const { ChainDiagram, DenoiserField, Histogram, MeanComparison, NoisePrediction, NoisePredictorDiagram } = library;
const { NoiseTriptych, PointProcess, PosteriorMean, PredictionTargets, SampleTrajectories } = library;
const { ScheduleChart, ScheduleComparison, X0Reconstruction } = library;

// What shows the page's t shows one that its schedule has, whatever has been chosen.

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
  // As a control of a page's own may choose it.
  const markupAt = (t: unknown) => {
    const store = new PageStore({ t: t as number });
    return renderToStaticMarkup(
      <library.DiffusionProvider schedule={{ timesteps: 20 }}>
        <PageContext.Provider value={{ store, setT: () => {}, images: store }}>{element}</PageContext.Provider>
      </library.DiffusionProvider>,
    );
  };

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

  it('shows its default, and a figure says so, where the provider is given what is no timestep', () => {
    const markup = renderToStaticMarkup(
      <library.DiffusionProvider schedule={{ timesteps: 20 }} t={20} onTChange={() => {}}>
        {element}
      </library.DiffusionProvider>,
    );
    const message = 'invalid t of DiffusionProvider: 20; expected an integer in 0 &lt;= t &lt; 20';
    expect(markup.includes(message)).toBe(markup.includes('<figure'));
  });

  it.each([Number.NaN, 'abc', '7', null, {}, 7n, Symbol('t')])('takes %s for no t at all', (t) => {
    expect(markupAt(t)).toBe(markupAt(undefined));
  });
});
