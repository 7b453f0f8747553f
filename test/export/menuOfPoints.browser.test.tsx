import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { createSchedule, forwardJumpCoefficients } from '../../src/core/index.js';
import { sceneOf } from '../../src/export/scene.js';
import {
  DenoiserField,
  DiffusionProvider,
  PatchFaces,
  PointProcess,
  PosteriorMean,
  PredictionTargets,
  Reflow,
  SampleTrajectories,
  TrainDenoiser,
} from '../../src/index.js';
import { showReady } from '../support/figures.js';

const POINTS = [0, 0, 1, 0, 0, 1, 1, 1];
const cosine = createSchedule({ kind: 'cosine' });

let saved: Promise<string>[] = [];

beforeEach(() => {
  saved = [];
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push(fetch(this.href).then((answer) => answer.text()));
  });
});
afterEach(() => vi.restoreAllMocks());

async function open(figure: HTMLElement): Promise<HTMLElement[]> {
  await userEvent.click(figure.querySelector('.df-menu-button') as HTMLElement);
  const items = () => [...figure.querySelectorAll<HTMLElement>('.df-menu-item')];
  await vi.waitFor(() => expect(items().length).toBeGreaterThan(0));
  return items();
}

async function choose(figure: HTMLElement, name: string): Promise<void> {
  const items = await open(figure);
  await userEvent.click(items.find(({ textContent }) => textContent === name) as HTMLElement);
  await vi.waitFor(() => expect(figure.querySelector('.df-menu-message')?.textContent).not.toBe(''));
}

async function tableOf(figure: HTMLElement): Promise<{ head: string; lines: string[][] }> {
  await choose(figure, 'Save the numbers as CSV');
  expect(saved).toHaveLength(1);
  const [head, ...lines] = ((await saved[0]) as string).trim().split('\n');
  return { head: head as string, lines: lines.map((line) => line.split(',')) };
}

async function codeOf(figure: HTMLElement): Promise<string> {
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
  await choose(figure, 'Copy as JSX');
  return write.mock.calls[0]?.[0] as string;
}

/** What stands before the element in the code of a figure. */
function importing(component: string): string {
  return `import { ${component} } from 'diffusion-figures';\nimport 'diffusion-figures/style.css';\n\n`;
}

const FIGURES: readonly [string, ReactElement][] = [
  ['PointProcess', <PointProcess key="" points={POINTS} />],
  ['DenoiserField', <DenoiserField key="" points={POINTS} />],
  ['SampleTrajectories', <SampleTrajectories key="" points={POINTS} starts={2} steps={3} />],
  ['PredictionTargets', <PredictionTargets key="" />],
  ['PosteriorMean', <PosteriorMean key="" />],
  ['PatchFaces', <PatchFaces key="" schedule={{ timesteps: 2 }} />],
  ['Reflow', <Reflow key="" points={POINTS} />],
  ['TrainDenoiser', <TrainDenoiser key="" points={POINTS} />],
];

/** They have no numbers before a reader has trained. */
const TRAINED = ['Reflow', 'TrainDenoiser'];
/** They show a t, or a training. */
const MOVED = ['PointProcess', 'DenoiserField', 'SampleTrajectories', 'PosteriorMean', 'TrainDenoiser'];

describe.each(FIGURES)('the menu of %s', (name, element) => {
  it('is above the figure, moves nothing, and saves and copies it', async () => {
    const { figure, rerender } = await showReady(element);
    const height = figure.offsetHeight;
    const items = await open(figure);
    const isChart = name === 'PredictionTargets';
    const names = [
      'Copy as PNG',
      'Save as PNG',
      ...(isChart ? ['Save as SVG'] : []),
      ...(MOVED.includes(name) ? ['Save a film as GIF', 'Save a film as WebM'] : []),
      'Save the numbers as CSV',
      'Copy as JSX',
    ];
    expect(items.map(({ textContent }) => textContent)).toEqual(
      names.filter((item) => !TRAINED.includes(name) || !item.includes('CSV')),
    );
    expect(figure.offsetHeight).toBe(height);
    const button = (figure.querySelector('.df-menu-button') as HTMLElement).getBoundingClientRect();
    expect(button.bottom).toBeLessThanOrEqual(figure.getBoundingClientRect().top + 1);
    await userEvent.keyboard('{Escape}');
    rerender(<DiffusionProvider menu={false}>{element}</DiffusionProvider>);
    expect(document.querySelector('.df-menu-button')).toBeNull();
  });

  it('makes an image of it', async () => {
    const { figure } = await showReady(element);
    await choose(figure, 'Save as PNG');
    expect(figure.querySelector('.df-menu-message')?.textContent).toMatch(/^Saved as [a-z-]+\.png\.$/);
  });
});

it('draws the frame of what is chosen, and no cursor', async () => {
  const faces = await showReady(<PosteriorMean t={300} defaultTarget={2} />);
  const framed = sceneOf(faces.figure).parts.filter((part) => part.kind === 'shape' && part.fill === 'none');
  const box = (faces.figure.querySelectorAll('.df-gallery-face')[2] as HTMLElement).getBoundingClientRect();
  const { left, top } = faces.figure.getBoundingClientRect();
  // Two pixels wide, and a pixel away from the image; the scene has a margin of 16.
  expect(framed.map((part) => 'd' in part && part.d.split('h')[0])).toContain(
    `M${box.left - left + 16 - 2} ${box.top - top + 16 - 2}`,
  );
  faces.unmount();
  const { figure } = await showReady(<SampleTrajectories points={POINTS} starts={2} steps={3} />);
  (figure.querySelector('.df-pad') as HTMLElement).focus();
  const paths = sceneOf(figure).parts.flatMap((part) => ('d' in part ? [part.d] : []));
  expect(paths.some((d) => d.startsWith('M-10 0h20'))).toBe(false);
});

describe('the numbers of', () => {
  it('PointProcess are its points at t', async () => {
    const { figure } = await showReady(<PointProcess points={POINTS} t={300} />);
    const { head, lines } = await tableOf(figure);
    expect(head).toBe('index,panel,x,y');
    expect(lines).toHaveLength(12);
    const of = (panel: string) => lines.filter(([, name]) => name === panel).map((line) => line.slice(2).map(Number));
    const { a, sigma } = forwardJumpCoefficients(cosine, 300);
    of('xt').forEach(([x, y], index) => {
      const [clean, noise] = [of('x0')[index] as number[], of('epsilon')[index] as number[]];
      expect(x).toBeCloseTo(a * (clean[0] as number) + sigma * (noise[0] as number), 5);
      expect(y).toBeCloseTo(a * (clean[1] as number) + sigma * (noise[1] as number), 5);
    });
  });

  it('DenoiserField are arrows in their own length', async () => {
    const { figure } = await showReady(<DenoiserField points={[2, -1]} t={500} />);
    const { head, lines } = await tableOf(figure);
    expect(head).toBe('x,y,exact_x,exact_y');
    expect(lines).toHaveLength(24 * 24);
    // E[x0 given x_t] of one point is the point.
    for (const [x, y, across, up] of lines.map((line) => line.map(Number)) as [number, number, number, number][]) {
      expect(x + across).toBeCloseTo(2, 4);
      expect(y + up).toBeCloseTo(-1, 4);
    }
  });

  it('SampleTrajectories are the states of its paths', async () => {
    const { figure } = await showReady(
      <SampleTrajectories points={POINTS} starts={[0.5, 2, -1, 0]} steps={4} target={3} />,
    );
    const { head, lines } = await tableOf(figure);
    expect(head).toBe('denoiser,path,t,x,y');
    expect(lines).toHaveLength(2 * 2 * 5);
    expect(lines[0]).toEqual(['oracle', '0', '999', '0.5', '2']);
    expect(lines[9]?.slice(0, 3)).toEqual(['oracle', '1', '-1']);
    expect(Number(lines[9]?.[3])).toBeCloseTo(1, 4);
  });

  it('PredictionTargets are its curves', async () => {
    const { figure } = await showReady(<PredictionTargets schedule={{ timesteps: 10 }} predictionError={0.5} />);
    const { head, lines } = await tableOf(figure);
    expect(head).toBe('t,epsilon,x0,v');
    const { a, sigma } = forwardJumpCoefficients(createSchedule({ timesteps: 10 }), 9);
    expect(lines[9]?.map(Number)).toEqual([9, (0.5 * sigma) / a, 0.5, 0.5 * sigma]);
  });

  it('PosteriorMean are the weights of the gallery', async () => {
    const { figure } = await showReady(<PosteriorMean t={300} />);
    const { head, lines } = await tableOf(figure);
    expect(head).toBe('image,weight');
    expect(lines).toHaveLength(50);
    expect(lines.reduce((sum, [, weight]) => sum + Number(weight), 0)).toBeCloseTo(1, 9);
  });

  it('PatchFaces are the distances that its samples are labelled with', async () => {
    const { figure } = await showReady(<PatchFaces schedule={{ timesteps: 3 }} />);
    const { head, lines } = await tableOf(figure);
    expect(head).toBe('sample,nearest,distance');
    const labels = [...figure.querySelectorAll('.df-face[aria-label^="sample"]')];
    expect(lines).toHaveLength(labels.length);
    for (const [index, label] of labels.entries()) {
      const distance = /rms ([\d.]+)/.exec(label.getAttribute('aria-label') ?? '')?.[1];
      if (distance) expect(Number(lines[index]?.[2]).toFixed(2)).toBe(distance);
      else expect(Number(lines[index]?.[2])).toBeLessThan(0.03);
    }
  });

  it('TrainDenoiser are its losses, once there are some', async () => {
    const { figure } = await showReady(<TrainDenoiser points={POINTS} steps={50} />);
    await userEvent.click(figure.querySelector('.df-train-start') as HTMLElement);
    await vi.waitFor(() => expect(figure.querySelector('.df-train-status')?.textContent).toMatch(/^Trained/));
    const { head, lines } = await tableOf(figure);
    expect(head).toBe('step,loss');
    expect(lines.at(-1)?.[0]).toBe('50');
    const shown = /loss ([\d.]+)/.exec(figure.querySelector('.df-train-steps')?.textContent ?? '')?.[1];
    expect(Number(lines.at(-1)?.[1]).toFixed(3)).toBe(shown);
  });
});

describe('the code', () => {
  it('has what a figure takes from its provider, and no more', async () => {
    const { figure } = await showReady(
      <DiffusionProvider defaultT={9} seed={7} image="/photo.jpg" resolution={64}>
        <PointProcess points={POINTS} formula />
      </DiffusionProvider>,
    );
    expect(await codeOf(figure)).toBe(
      `${importing('PointProcess')}<PointProcess t={9} seed={7} points={[0, 0, 1, 0, 0, 1, 1, 1]} formula />`,
    );
  });

  it('has what a reader has chosen', async () => {
    const { figure } = await showReady(<PosteriorMean t={300} />);
    await userEvent.click(figure.querySelectorAll('.df-gallery-choice')[4] as HTMLElement);
    expect(await codeOf(figure)).toBe(`${importing('PosteriorMean')}<PosteriorMean t={300} defaultTarget={4} />`);
  });

  it('has the sampler, the places of points, and the data point that a reader has chosen', async () => {
    const { figure } = await showReady(<SampleTrajectories points={POINTS} defaultStarts={[]} steps={3} />);
    await userEvent.click(figure.querySelector('input[value=ddpm]') as HTMLElement);
    const [oracle, exact] = [...figure.querySelectorAll<HTMLElement>('.df-pad')];
    exact?.focus();
    await userEvent.keyboard('{Enter}');
    oracle?.focus();
    await userEvent.keyboard('{Enter}');
    const code = await codeOf(figure);
    expect(code).toMatch(/ defaultSampler=\{\{ kind: 'ddpm', variance: 'posterior' \}\}/);
    expect(code).toMatch(/ defaultStarts=\{\[-?[\d.]+, -?[\d.]+\]\}/);
    expect(code).toMatch(/ defaultTarget=\{\d\}/);
  });

  it('has the t that a reader has marked', async () => {
    const { figure } = await showReady(
      <DiffusionProvider defaultT={9}>
        <PredictionTargets defaultT={400} />
      </DiffusionProvider>,
    );
    (figure.querySelector('[role=slider]') as HTMLElement).focus();
    await userEvent.keyboard('{ArrowLeft}');
    expect(await codeOf(figure)).toBe(`${importing('PredictionTargets')}<PredictionTargets defaultT={399} />`);
  });

  it('leaves out a denoiser, which is no data', async () => {
    const { pointSet, trainDenoiser } = await import('../../src/learn/index.js');
    const denoiser = await trainDenoiser(pointSet('twoMoons', { count: 64 }), { steps: 2, seed: 0 });
    const { figure } = await showReady(<DenoiserField denoiser={denoiser} t={9} arrows="score" />);
    expect(await codeOf(figure)).toBe(`${importing('DenoiserField')}<DenoiserField t={9} arrows="score" />`);
  });
});
