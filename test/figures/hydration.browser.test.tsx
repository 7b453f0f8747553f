import { render } from '@testing-library/react';
import type { ComponentType, ReactElement } from 'react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { commands } from 'vitest/browser';
import { ForwardGrid } from '../../src/figures/ForwardGrid/index.js';
import { MeanComparison } from '../../src/figures/MeanComparison/index.js';
import { NoiseTriptych } from '../../src/figures/NoiseTriptych/index.js';
import {
  canvasesOf,
  figureIn,
  labelsOf,
  notesOf,
  pixelHash,
  readyPixels,
  settle,
  waitForState,
} from '../support/figures.js';

// Only the last test loads what brings KaTeX with it: the first figure becomes alive without, all others with KaTeX.

const complaint = vi.spyOn(console, 'error').mockImplementation(() => {});
beforeEach(() => complaint.mockClear());

/** Puts a figure on the page as a server in Node sends it; `hydrate` makes it alive. */
async function sent(figure: string, props: object) {
  const container = document.createElement('div');
  container.innerHTML = await commands.serverMarkup(figure, props);
  document.body.append(container);
  const markup = container.innerHTML;
  const hydrate = (element: ReactElement) =>
    render(element, { container, hydrate: true, onRecoverableError: (error) => complaint(error) });
  return { container, markup, hydrate, figure: figureIn(container) };
}

/** Fails unless these are the very same elements. */
function expectSame(elements: readonly Element[], others: readonly Element[]): void {
  expect(elements.map((element) => others.indexOf(element))).toEqual([...others.keys()]);
}

/** The markup of a figure without what says whether a script works on it, and the menu that needs one. */
function withoutNews(markup: string): string {
  return markup.replace(/<progress.*?<\/progress>|<p class="df-inert">.*?<\/p>|<div class="df-menu">.*?<\/div>/g, '');
}

/** The TeX of all formulas, in their order. */
function formulasOf(container: Element): string[] {
  return [...container.querySelectorAll('annotation')].map(({ textContent }) => textContent ?? '');
}

/** What a chart draws. */
function drawingOf(container: Element): string {
  return container.querySelector('svg[role=img]')?.outerHTML ?? '';
}

const small = { resolution: 48 };

it('a NoiseTriptych from a server stays, is painted, and follows its props', async () => {
  const { container, markup, hydrate, figure } = await sent('NoiseTriptych', { ...small, t: 50 });
  const [canvases, formulas] = [canvasesOf(figure), formulasOf(figure)];
  expect(formulas).toHaveLength(6);
  const { rerender } = hydrate(<NoiseTriptych {...small} t={50} />);
  expect(withoutNews(container.innerHTML)).toBe(withoutNews(markup));
  await waitForState(figure, 'ready');
  expectSame(canvasesOf(figureIn(container)), canvases);
  expect(formulasOf(figure)).toEqual(formulas);
  expect(pixelHash(figure)).toBe(await readyPixels(<NoiseTriptych {...small} t={50} />));

  rerender(<NoiseTriptych {...small} t={600} />);
  await waitForState(figure, 'ready');
  expect(labelsOf(figure)).toEqual(['the image x0', 'x_t at t = 600', 'the noise ε in x_t at t = 600']);
  expect(pixelHash(figure)).toBe(await readyPixels(<NoiseTriptych {...small} t={600} />));
  expect(complaint.mock.calls).toEqual([]);
});

const grid = { ...small, rows: 2, samples: 1 };
const short = { timesteps: 100 };

describe.each<[name: string, props: object, before: ReactElement, after: ReactElement]>([
  [
    'ForwardGrid',
    grid,
    <ForwardGrid key="" {...grid} />,
    <ForwardGrid key="" {...grid} kind="step" schedule={short} />,
  ],
  [
    'MeanComparison',
    small,
    <MeanComparison key="" {...small} />,
    <MeanComparison key="" {...small} t={700} seed={3} />,
  ],
])('a %s from a server', (name, props, before, after) => {
  it('stays, is painted, and follows its props', async () => {
    const { container, hydrate, figure } = await sent(name, props);
    const [canvases, formulas] = [canvasesOf(figure), formulasOf(figure)];
    const { rerender } = hydrate(before);
    await waitForState(figure, 'ready');
    expectSame(canvasesOf(figureIn(container)), canvases);
    expect(formulasOf(figure)).toEqual(formulas);
    expect(pixelHash(figure)).toBe(await readyPixels(before));

    rerender(after);
    await waitForState(figure, 'ready');
    const fresh = render(after);
    const freshFigure = figureIn(fresh.container);
    await waitForState(freshFigure, 'ready');
    expect(pixelHash(figure)).toBe(pixelHash(freshFigure));
    expect(labelsOf(figure)).toEqual(labelsOf(freshFigure));
    expect(notesOf(figure)).toEqual(notesOf(freshFigure));
    expect(formulasOf(figure)).toEqual(formulasOf(freshFigure));
    expect(complaint.mock.calls).toEqual([]);
  });
});

it('a ScheduleChart from a server is ready as it comes, and follows its props', async () => {
  const { ScheduleChart } = await import('../../src/figures/ScheduleChart/index.js');
  const { container, markup, hydrate, figure } = await sent('ScheduleChart', { t: 50 });
  expect(figure.dataset['state']).toBe('ready');
  const { rerender } = hydrate(<ScheduleChart t={50} />);
  expect(withoutNews(container.innerHTML)).toBe(withoutNews(markup));

  rerender(<ScheduleChart t={7} schedule={{ kind: 'cosine', timesteps: 30 }} />);
  const fresh = render(<ScheduleChart t={7} schedule={{ kind: 'cosine', timesteps: 30 }} />);
  expect(drawingOf(container)).toBe(drawingOf(fresh.container));
  expect(formulasOf(container)).toEqual(formulasOf(fresh.container));
  expect(figure.querySelector('svg[role=img]')?.getAttribute('aria-label')).toMatch(/^The cosine .* At t = 7: /);
  expect(complaint.mock.calls).toEqual([]);
});

describe.each([
  'ChainDiagram',
  'DenoiserField',
  'Histogram',
  'ImagePicker',
  'NoisePrediction',
  'NoisePredictorDiagram',
  'PatchFaces',
  'PlayControls',
  'PathComparison',
  'PointProcess',
  'PosteriorMean',
  'PredictionTargets',
  'Reflow',
  'ReverseChain',
  'SampleTrajectories',
  'ScheduleComparison',
  'SolverComparison',
  'SourceImage',
  'TimestepSlider',
  'TimestepValue',
  'TrainDenoiser',
  'X0Reconstruction',
])('%s from a server', (name) => {
  it('becomes alive with the elements that were sent, and React has nothing to say', async () => {
    const library = (await import('../../src/index.js')) as unknown as Record<string, ComponentType<object>>;
    const Component = library[name] as ComponentType<object>;
    const container = document.createElement('div');
    container.innerHTML = await commands.serverMarkup(name, {});
    document.body.append(container);
    const first = container.firstElementChild as Element;
    const canvases = canvasesOf(first);
    const { unmount } = render(<Component />, { container, hydrate: true, onRecoverableError: complaint });
    await settle();
    expect(container.firstElementChild).toBe(first);
    expectSame(canvasesOf(first).slice(0, canvases.length), canvases);
    expect(complaint.mock.calls).toEqual([]);
    unmount();
    container.remove();
  });
});
