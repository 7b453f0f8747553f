import type { ComponentType } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import * as library from '../../src/index.js';

// Which timestep a figure shows: its own, else the page's, else the usual one. The labels of its panels tell.

const { ChainDiagram, DiffusionProvider, MeanComparison, NoisePredictorDiagram } = library;
const { NoiseTriptych, ScheduleChart, X0Reconstruction } = library;

interface Given {
  /** The figure's own t. */
  t?: number | undefined;
  /** The provider's. */
  page?: number | undefined;
  /** The provider's first. */
  first?: number | undefined;
  timesteps?: number;
}

/** The timestep of x_t in a figure's labels, or the message that it shows. */
function shownBy(Figure: ComponentType<{ t?: number | undefined }>, { t, page, first, timesteps }: Given): unknown {
  const markup = renderToStaticMarkup(
    <DiffusionProvider schedule={{ timesteps }} t={page} defaultT={first}>
      <Figure t={t} />
    </DiffusionProvider>,
  );
  const message = markup.match(/role="alert">([^<]*)</)?.[1]?.replaceAll('&lt;', '<');
  return message ?? Number(markup.match(/aria-label="[^"]*x_t at t = (\d+)/)?.[1]);
}

const figures: [name: string, figure: ComponentType<{ t?: number | undefined }>, least: 0 | 1, usual: number][] = [
  ['NoiseTriptych', NoiseTriptych, 0, 50],
  ['X0Reconstruction', X0Reconstruction, 0, 50],
  ['MeanComparison', MeanComparison, 1, 50],
  ['NoisePredictorDiagram', NoisePredictorDiagram, 0, 200],
  ['ChainDiagram', ChainDiagram, 1, 200],
];

describe.each(figures)('%s', (_, Figure, least, usual) => {
  const shown = (given: Given) => shownBy(Figure, given);
  const complaint = (value: number, from: number, end = 1000) =>
    `invalid t: ${value}; expected an integer in ${from} <= t < ${end}`;

  it('shows its own t, whatever the page says', () => {
    expect(shown({ t: 7 })).toBe(7);
    expect(shown({ t: 7, page: 300 })).toBe(7);
    expect(shown({ t: least, page: 300 })).toBe(least);
    expect(shown({ t: 999, page: 5000 })).toBe(999);
  });

  it('shows the t of the page where it has none', () => {
    expect(shown({ page: 300 })).toBe(300);
    expect(shown({ first: 300 })).toBe(300);
    expect(shown({ page: 301, first: 300 })).toBe(301);
    expect(shown({ page: 999 })).toBe(999);
  });

  it('shows the least that it can where the page is at t = 0', () => {
    expect(shown({ page: 0 })).toBe(least);
    expect(shown({ first: 0 })).toBe(least);
  });

  it('shows the usual t where nobody says one, or the nearest that a short schedule has', () => {
    expect(shown({})).toBe(usual);
    expect(shown({ timesteps: 500 })).toBe(usual === 50 ? 50 : 100);
    expect(shown({ timesteps: 51 })).toBe(usual === 50 ? 50 : 10);
    expect(shown({ timesteps: 40 })).toBe(usual === 50 ? 39 : 8);
    expect(shown({ timesteps: 9 })).toBe(usual === 50 ? 8 : 1);
    expect(shown({ timesteps: 4 })).toBe(usual === 50 ? 3 : least);
  });

  it('refuses its own t and the page’s where they are out of range', () => {
    expect(shown({ t: least - 1 })).toBe(complaint(least - 1, least));
    expect(shown({ t: 1000 })).toBe(complaint(1000, least));
    expect(shown({ t: 30, timesteps: 30 })).toBe(complaint(30, least, 30));
    const ofPage = (page: number, end = 1000) =>
      `invalid t of DiffusionProvider: ${page}; expected an integer in 0 <= t < ${end}`;
    for (const page of [-1, 1000, 2.5]) expect(shown({ page })).toBe(ofPage(page));
    expect(shown({ page: 60, timesteps: 30 })).toBe(ofPage(60, 30));
  });

  it('needs a schedule of as many steps as it looks at', () => {
    const tooShort = 'invalid timesteps: 1; expected at least 2, for a step between two noisy states';
    expect(shown({ timesteps: 1 })).toBe(least === 0 ? 0 : tooShort);
    expect(shown({ timesteps: 2 })).toBe(usual === 50 ? 1 : least);
  });
});

describe('ScheduleChart', () => {
  /** The marked timestep; null where none is marked. */
  function markedIn(t: number | null | undefined, page: number | undefined): number | null {
    const markup = renderToStaticMarkup(
      <DiffusionProvider t={page}>
        <ScheduleChart t={t} />
      </DiffusionProvider>,
    );
    const marked = markup.match(/aria-label="[^"]*At t = (\d+)/)?.[1];
    expect(markup.includes('df-chart-marker')).toBe(marked !== undefined);
    return marked === undefined ? null : Number(marked);
  }

  it('marks its own t, else the page’s, else none', () => {
    expect(markedIn(7, 300)).toBe(7);
    expect(markedIn(0, 300)).toBe(0);
    expect(markedIn(undefined, 300)).toBe(300);
    expect(markedIn(undefined, 0)).toBe(0);
    expect(markedIn(undefined, undefined)).toBeNull();
  });

  it('marks none where its own t is null, whatever the page says', () => {
    expect(markedIn(null, 300)).toBeNull();
    expect(markedIn(null, undefined)).toBeNull();
  });
});

it('a prop that is null is as one that is left out, and the provider’s counts', () => {
  const markup = renderToStaticMarkup(
    <DiffusionProvider schedule={{ timesteps: 100 }}>
      {/* Pages in JavaScript write null for what they do not have. */}
      <NoiseTriptych schedule={null as never} t={150} />
    </DiffusionProvider>,
  );
  expect(markup).toContain('invalid t: 150; expected an integer in 0 &lt;= t &lt; 100');
});
