import type { ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { commands, page, userEvent } from 'vitest/browser';
import {
  ForwardGrid,
  MeanComparison,
  NoisePrediction,
  NoiseTriptych,
  PatchFaces,
  PointProcess,
  Reflow,
  ReverseChain,
  ScheduleComparison,
  SolverComparison,
  Trajectory,
  X0Reconstruction,
} from '../../src/index.js';
import { figureIn, showReady, smallImage } from '../support/figures.js';

// On a narrow page one panel is large, and a press on a small one makes it the large one.

const image = smallImage();
const NARROW = 340;

async function shownIn(width: number, element: ReactElement): Promise<HTMLElement> {
  return (await showReady(<div style={{ width }}>{element}</div>)).figure;
}

const choicesIn = (figure: Element) => [...figure.querySelectorAll<HTMLInputElement>('input.df-large-choice')];
const heightOf = (element: Element) => element.getBoundingClientRect().height;
const PICTURES = '.df-canvas, .df-scatter, .df-face-pair';

/** The panel with the widest picture, counted from 0; -1 if all have one width. */
function largeOne(figure: Element): number {
  const widths = [...figure.querySelectorAll(PICTURES)].map((picture) =>
    Math.round(picture.getBoundingClientRect().width),
  );
  const [most, least] = [Math.max(...widths), Math.min(...widths)];
  return most > least + 10 ? widths.indexOf(most) : -1;
}

describe.each<[name: string, element: ReactElement]>([
  ['NoiseTriptych', <NoiseTriptych key="" image={image} caption="Below." />],
  ['X0Reconstruction', <X0Reconstruction key="" image={image} caption="Below." />],
  ['MeanComparison', <MeanComparison key="" image={image} caption="Below." />],
  ['NoisePrediction', <NoisePrediction key="" image={image} caption="Below." />],
  ['ReverseChain', <ReverseChain key="" image={image} caption="Below." />],
  ['ForwardGrid', <ForwardGrid key="" image={image} rows={2} samples={3} caption="Below." />],
  ['ScheduleComparison', <ScheduleComparison key="" image={image} caption="Below." />],
  ['PointProcess', <PointProcess key="" count={50} caption="Below." />],
  ['Trajectory', <Trajectory key="" caption="Below." />],
  ['SolverComparison', <SolverComparison key="" count={50} starts={4} caption="Below." />],
  ['PatchFaces', <PatchFaces key="" caption="Below." />],
])('%s', (_, element) => {
  it('has one large panel on a narrow page, any that a reader presses, and one height', async () => {
    const figure = await shownIn(NARROW, element);
    const choices = choicesIn(figure);
    const height = heightOf(figure);
    expect(largeOne(figure)).toBe(choices.findIndex(({ checked }) => checked));
    for (const [index, choice] of choices.entries()) {
      if (!choice.checked) await userEvent.click(choice);
      expect(largeOne(figure)).toBe(index);
      expect(heightOf(figure), `with panel ${index}`).toBeCloseTo(height, 0);
    }
    expect(figure.querySelector('.df-loupe, .df-lens')).toBeNull();
  });

  it('has panels of one size on a wide page', async () => {
    const figure = await shownIn(900, element);
    expect(largeOne(figure)).toBe(-1);
    expect(choicesIn(figure).some((choice) => choice.checkVisibility())).toBe(false);
  });
});

it('the large panel of a grid has the name of its row, and an arrow in its place leads to it', async () => {
  const figure = await shownIn(NARROW, <ForwardGrid image={image} rows={2} samples={3} />);
  const titles = () => {
    const shown = [...figure.querySelectorAll<HTMLElement>('.df-large-title')].filter((title) =>
      title.checkVisibility(),
    );
    return shown.map((title) => title.querySelector('annotation')?.textContent);
  };
  expect(titles()).toEqual(['t = 500']);
  const [first] = choicesIn(figure) as [HTMLInputElement];
  await userEvent.click(first);
  expect(titles()).toEqual(['t = 0']);
  expect(getComputedStyle(first, '::before').content).toBe('"↑"');
  const [title, picture] = ['.df-large-title', '.df-canvas'].map((part) =>
    figure.querySelector(part)?.getBoundingClientRect(),
  );
  expect(title?.bottom).toBeLessThanOrEqual(picture?.top ?? 0);
});

it('both rows of a Reflow have one large plot, and keep their heights', async () => {
  const figure = await shownIn(NARROW, <Reflow />);
  const rows = [...figure.querySelectorAll('.df-reflow-panels')];
  const heights = rows.map(heightOf);
  expect(rows.map(largeOne)).toEqual([0, 0]);
  await userEvent.click(choicesIn(figure)[3] as HTMLInputElement);
  expect(rows.map(largeOne)).toEqual([3, 0]);
  expect(rows.map(heightOf)).toEqual(heights);
});

it('a press on the large panel opens the loupe, and while it is open a press on a small one moves it', async () => {
  const figure = await shownIn(NARROW, <NoiseTriptych image={image} />);
  const [first, second] = [...figure.querySelectorAll('canvas')] as [HTMLCanvasElement, HTMLCanvasElement];
  await userEvent.click(choicesIn(figure)[0] as HTMLInputElement);
  await userEvent.click(first);
  await vi.waitFor(() => expect(figure.querySelector('.df-lens')).not.toBeNull());
  await userEvent.click(second);
  expect(largeOne(figure)).toBe(0);
});

it('the keyboard reaches the panels as one group, by their names', async () => {
  const figure = await shownIn(NARROW, <NoiseTriptych image={image} t={200} />);
  const large = page.getByRole('radio', { name: 'Enlarge: the image x0', exact: true });
  (large.element() as HTMLElement).focus();
  await userEvent.keyboard('{ArrowRight}');
  expect(largeOne(figure)).toBe(1);
  await userEvent.keyboard('{ArrowLeft}');
  expect(largeOne(figure)).toBe(0);
});

it('works in the markup of a server, before there is a script', async () => {
  const container = document.createElement('div');
  container.style.width = `${NARROW}px`;
  container.innerHTML = await commands.serverMarkup('NoiseTriptych', {});
  document.body.append(container);
  const figure = figureIn(container);
  expect(largeOne(figure)).toBe(1);
  await userEvent.click(choicesIn(figure)[2] as HTMLInputElement);
  expect(largeOne(figure)).toBe(2);
  container.remove();
});
