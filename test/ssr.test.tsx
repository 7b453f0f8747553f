import { type ComponentType, cloneElement, type ReactElement } from 'react';
import { renderToStaticMarkup, renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import * as library from '../src/index.js';
import { needed } from './support/neededProps.mjs';

const { ChainDiagram, DiffusionProvider, Equation, ForwardGrid, Histogram, MeanComparison } = library;
const {
  ImagePicker,
  NoisePrediction,
  NoisePredictorDiagram,
  NoiseTriptych,
  PatchFaces,
  PosteriorMean,
  ReverseChain,
  ScheduleChart,
} = library;
const { PointProcess, ScheduleComparison, SourceImage, TrainDenoiser, X0Reconstruction } = library;

/** Each figure with the number of its images, and whether it shows a timestep of the page. */
const figures: [name: string, element: ReactElement, images: number, showsTimestep: boolean][] = [
  ['forward-grid', <ForwardGrid key="" rows={2} samples={3} />, 8, false],
  ['noise-triptych', <NoiseTriptych key="" />, 3, true],
  ['x0-reconstruction', <X0Reconstruction key="" />, 3, true],
  ['mean-comparison', <MeanComparison key="" />, 3, true],
  ['reverse-chain', <ReverseChain key="" states={4} />, 5, false],
  ['reverse-chain', <ReverseChain key="" mode="stepwise" states={4} />, 5, false],
  ['chain-diagram', <ChainDiagram key="" />, 4, true],
  ['noise-predictor-diagram', <NoisePredictorDiagram key="" />, 2, true],
  ['noise-prediction', <NoisePrediction key="" />, 5, true],
  ['reverse-chain', <ReverseChain key="" denoiser="gaussian" states={3} />, 4, false],
  ['source-image', <SourceImage key="" image="/photo.jpg" />, 1, false],
];

it('runs without a DOM', () => {
  expect(typeof document).toBe('undefined');
  expect(typeof window).toBe('undefined');
});

describe.each(figures)('%s on a server', (name, element, images, showsTimestep) => {
  const markup = renderToStaticMarkup(element);

  it('reserves its place, pending', () => {
    expect(markup).toMatch(new RegExp(`^<figure [^>]*data-figure="${name}" data-state="pending" aria-busy="true"`));
    expect(markup.match(/<canvas [^>]*role="img" aria-label="[^"]+"/g)).toHaveLength(images);
  });

  it('holds its formulas, typeset', () => {
    expect(markup).toContain('<math');
    expect(markup).not.toContain('df-tex-error');
  });

  it('is the same each time', () => expect(renderToStaticMarkup(element)).toBe(markup));

  it('takes the defaults of a provider', () => {
    const defaults = { schedule: { timesteps: 20 }, aspectRatio: 2 };
    const inside = renderToStaticMarkup(
      <DiffusionProvider {...defaults} defaultT={7}>
        {element}
      </DiffusionProvider>,
    );
    expect(inside).not.toBe(markup);
    const own = showsTimestep ? { ...defaults, t: 7 } : defaults;
    expect(inside).toBe(renderToStaticMarkup(cloneElement(element, own)));
  });
});

describe('on a server', () => {
  it('a histogram reserves its place, pending, with a legend that is typeset', () => {
    const markup = renderToStaticMarkup(<Histogram />);
    expect(markup).toMatch(/^<figure [^>]*data-figure="histogram" data-state="pending" aria-busy="true"/);
    expect(markup).toContain('<math');
    expect(renderToStaticMarkup(<Histogram />)).toBe(markup);
  });

  it('figures of points reserve their places, pending, and their controls wait for a script', () => {
    const process = renderToStaticMarkup(<PointProcess formula />);
    expect(process).toMatch(/^<figure [^>]*data-figure="point-process" data-state="pending" aria-busy="true"/);
    expect(process.match(/<canvas /g)).toHaveLength(3);
    const trainer = renderToStaticMarkup(<TrainDenoiser />);
    expect(trainer).toMatch(/^<figure [^>]*data-figure="train-denoiser" data-state="pending" aria-busy="true"/);
    expect(trainer.match(/<(?:select|button) [^>]*disabled=""/g)).toHaveLength(3);
    expect(trainer).not.toContain('style=');
  });

  it('the figures of faces reserve the places of all of them', () => {
    const mean = renderToStaticMarkup(<PosteriorMean />);
    expect(mean).toContain('data-figure="posterior-mean" data-state="pending" aria-busy="true"');
    expect(mean.match(/<canvas/g)).toHaveLength(3 + 50);
    const faces = renderToStaticMarkup(<PatchFaces />);
    expect(faces).toContain('data-figure="patch-faces" data-state="pending" aria-busy="true"');
    expect(faces.match(/<canvas [^>]*role="img" aria-label="[^"]+"/g)).toHaveLength(2 * 16);
  });

  it('a comparison of schedules reserves the places of its images, and takes the length of the page’s schedule', () => {
    const comparison = <ScheduleComparison kinds={['linear', 'cosine']} columns={3} />;
    const markup = renderToStaticMarkup(comparison);
    expect(markup).toContain('data-figure="schedule-comparison" data-state="pending" aria-busy="true"');
    expect(markup.match(/<canvas [^>]*role="img" aria-label="[^"]+"/g)).toHaveLength(6);
    const inside = renderToStaticMarkup(
      <DiffusionProvider schedule={{ timesteps: 20 }}>{comparison}</DiffusionProvider>,
    );
    expect(inside).toBe(renderToStaticMarkup(cloneElement(comparison, { timesteps: 20 })));
  });

  it('a figure with a wrong option keeps the places of its panels, with nothing in them', () => {
    for (const [element, panels] of [
      [<NoiseTriptych key="" t={1000} />, 3],
      [<X0Reconstruction key="" t={-1} />, 3],
      [<MeanComparison key="" schedule={{ timesteps: 1 }} />, 3],
      [<ForwardGrid key="" rows={51} />, 25],
      [<ReverseChain key="" states={0} />, 6],
      [<ScheduleComparison key="" columns={0} />, 20],
    ] as const) {
      const markup = renderToStaticMarkup(element);
      expect(markup).toContain('data-state="error"');
      expect(markup.match(/<canvas [^>]*aria-label="no image"/g)).toHaveLength(panels);
    }
  });

  it('an equation is typeset, with MathML for readers', () => {
    const markup = renderToStaticMarkup(<Equation name="forward-jump" />);
    expect(markup).toContain('<math');
    expect(markup).toContain('(2)');
  });

  it('the chart of a schedule is drawn', () => {
    expect(renderToStaticMarkup(<ScheduleChart />)).toMatch(/<figure [^>]*data-figure="schedule-chart"[\s\S]*<path/);
  });

  it('figures of denoisers of points reserve their places, and the chart of their errors is drawn', () => {
    const { DenoiserField, PredictionTargets, SampleTrajectories } = library;
    const places = (markup: string) => markup.match(/<canvas [^>]*role="img" aria-label="[^"]+"/g)?.length;
    const field = renderToStaticMarkup(<DenoiserField />);
    expect(field).toMatch(/^<figure [^>]*data-figure="denoiser-field" data-state="pending" aria-busy="true"/);
    expect(places(field)).toBe(1);
    const paths = renderToStaticMarkup(<SampleTrajectories />);
    expect(paths).toMatch(/^<figure [^>]*data-figure="sample-trajectories" data-state="pending" aria-busy="true"/);
    expect(places(paths)).toBe(2);
    // Two pads, three of the player, three of the starts.
    expect(paths.match(/<button/g)).toHaveLength(8);
    const errors = renderToStaticMarkup(<PredictionTargets t={700} />);
    expect(errors).toMatch(/<figure [^>]*data-figure="prediction-targets"[\s\S]*data-curve="epsilon"/);
    expect(paths).not.toContain('style=');
  });

  it('the labels and the chart hold the timestep of the provider', () => {
    const markup = renderToStaticMarkup(
      <DiffusionProvider defaultT={123}>
        <NoiseTriptych />
        <DiffusionProvider t={0}>
          <MeanComparison />
        </DiffusionProvider>
        <ScheduleChart />
        <NoiseTriptych t={4} />
      </DiffusionProvider>,
    );
    expect(markup.match(/aria-label="x_t at t = \d+"/g)).toEqual(
      [123, 1, 4].map((t) => `aria-label="x_t at t = ${t}"`),
    );
    expect(markup.match(/At t = \d+: beta_t is/g)).toEqual(['At t = 123: beta_t is']);
    expect(markup).toContain('aria-valuetext="t = 123"');
  });

  it('an image picker has its buttons, and says that nothing is uploaded', () => {
    const markup = renderToStaticMarkup(<ImagePicker />);
    expect(markup.match(/<button/g)).toHaveLength(2);
    expect(markup).toContain('nothing is uploaded');
    expect(markup).not.toContain('style=');
  });

  it('a wrong option shows its message instead of throwing', () => {
    const markup = renderToStaticMarkup(<NoiseTriptych t={-1} />);
    expect(markup).toContain('data-state="error"');
    expect(markup).toContain('invalid t: -1; expected an integer in 0 &lt;= t &lt; 1000');
  });
});

describe('every component of the package', () => {
  const components = Object.entries(library as Readonly<Record<string, unknown>>).flatMap(([name, value]) =>
    /^[A-Z]/.test(name) && typeof value === 'function' ? [[name, value as ComponentType<object>] as const] : [],
  );

  /** What is wrong with the markup of an element, if anything is. */
  function faultIn(element: ReactElement): string {
    const markup = renderToString(element);
    if (renderToString(element) !== markup) return 'is not the same each time';
    return markup === '' ? 'is nothing' : (/data-state="error"|role="alert"/.exec(markup)?.[0] ?? '');
  }

  it('is rendered on a server without an error, and the same each time', () => {
    expect(components.length).toBeGreaterThan(20);
    const faults = components.map(([name, Component]) => {
      const element = (
        <DiffusionProvider defaultT={30}>
          <Component {...(needed as Readonly<Record<string, object>>)[name]} />
        </DiffusionProvider>
      );
      try {
        return { name, fault: faultIn(element) };
      } catch (error) {
        return { name, fault: String(error) };
      }
    });
    expect(faults.filter(({ fault }) => fault)).toEqual([]);
  });
});
