import type { ComponentType, ReactElement } from 'react';
import { renderToStaticMarkup, renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import * as library from '../src/index.js';
import { needed } from './support/neededProps.mjs';

const {
  DiffusionProvider,
  Equation,
  ImagePicker,
  MeanComparison,
  NoiseTriptych,
  PointProcess,
  ScheduleChart,
  TrainDenoiser,
} = library;

it('runs without a DOM', () => {
  expect(typeof document).toBe('undefined');
  expect(typeof window).toBe('undefined');
});

describe('on a server', () => {
  it('figures of points reserve their places, pending, and their controls wait for a script', () => {
    const process = renderToStaticMarkup(<PointProcess formula />);
    expect(process).toMatch(/^<figure [^>]*data-figure="point-process" data-state="pending" aria-busy="true"/);
    expect(process.match(/<canvas /g)).toHaveLength(3);
    const trainer = renderToStaticMarkup(<TrainDenoiser />);
    expect(trainer).toMatch(/^<figure [^>]*data-figure="train-denoiser" data-state="pending" aria-busy="true"/);
    expect(trainer.match(/<(?:select|button) [^>]*disabled=""/g)).toHaveLength(3);
    expect(trainer).not.toContain('style=');
  });

  it('an equation is typeset, with MathML for readers', () => {
    const markup = renderToStaticMarkup(<Equation name="forward-jump" />);
    expect(markup).toContain('<math');
    expect(markup).toContain('(2)');
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
    // Formulas have styles, and are written so that they can do without.
    expect(paths.match(/<[a-z]+ class="df-(?!tex)[^>]* style=/g)).toBeNull();
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
