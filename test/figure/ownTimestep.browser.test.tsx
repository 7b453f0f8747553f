import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  DiffusionProvider,
  ForwardGrid,
  Histogram,
  NoiseTriptych,
  PointProcess,
  ScheduleChart,
  TimestepBar,
  TimestepSlider,
} from '../../src/index.js';
import { labelsOf, show, showReady, smallImage, waitForState } from '../support/figures.js';

// A figure that nothing else moves has a slider of its own.

const image = smallImage();
const sliderOf = (figure: Element) => figure.querySelector<HTMLInputElement>('input[type=range]');

async function sliderIn(figure: Element): Promise<HTMLInputElement> {
  await vi.waitFor(() => expect(sliderOf(figure)).not.toBeNull());
  return sliderOf(figure) as HTMLInputElement;
}

describe('a figure alone', () => {
  it('is moved by its slider, which moves no other figure', async () => {
    const { container } = show(
      <div>
        <NoiseTriptych image={image} />
        <NoiseTriptych image={image} />
      </div>,
    );
    const [one, other] = [...container.querySelectorAll('figure')] as [HTMLElement, HTMLElement];
    for (const figure of [one, other]) await waitForState(figure, 'ready');
    (await sliderIn(one)).focus();
    await userEvent.keyboard('{ArrowRight}{PageUp}');
    await vi.waitFor(() => expect(labelsOf(one)[1]).toBe('x_t at t = 101'));
    expect(labelsOf(other)[1]).toBe('x_t at t = 50');
  });

  it('keeps its height when the slider comes', async () => {
    const { figure, rerender, container } = show(<PointProcess slider />);
    const before = figure.getBoundingClientRect().height;
    await waitForState(figure, 'ready');
    await sliderIn(figure);
    expect(figure.getBoundingClientRect().height).toBeCloseTo(before, 0);
    rerender(<PointProcess slider={false} />);
    expect(sliderOf(container)).toBeNull();
  });

  it('reaches the ends of its schedule, and of a path', async () => {
    const { figure, rerender } = await showReady(<NoiseTriptych image={image} schedule={{ timesteps: 20 }} />);
    (await sliderIn(figure)).focus();
    await userEvent.keyboard('{End}');
    await vi.waitFor(() => expect(labelsOf(figure)[1]).toBe('x_t at t = 19'));
    rerender(<NoiseTriptych image={image} schedule={{ path: 'flow' }} />);
    await waitForState(figure, 'ready');
    (await sliderIn(figure)).focus();
    await userEvent.keyboard('{End}');
    await vi.waitFor(() => expect(labelsOf(figure)[1]).toBe('x_t at t = 1'));
  });
});

it.each([
  [
    'under a provider',
    <DiffusionProvider key="">
      <NoiseTriptych image={image} />
    </DiffusionProvider>,
  ],
  ['with a t of the page', <NoiseTriptych key="" image={image} t={300} />],
  ['whose author turns it off', <NoiseTriptych key="" image={image} slider={false} />],
  ['with another control for t', <ScheduleChart key="" />],
  ['without a t', <ForwardGrid key="" image={image} />],
  ['that does not show its t', <Histogram key="" image={image} of="x0" />],
])('a figure %s has none', async (_, element) => {
  const { figure } = await showReady(element);
  expect(figure.querySelector('.df-own-timestep')).toBeNull();
});

describe('keys move t from anywhere', () => {
  const page = () =>
    showReady(
      <DiffusionProvider image={image} defaultT={200}>
        <NoiseTriptych />
        <TimestepSlider />
        <TimestepBar />
        <input aria-label="a field" />
      </DiffusionProvider>,
    );

  it('by a hundredth of the schedule, once although a page has two controls', async () => {
    const { figure } = await page();
    await userEvent.keyboard('{Alt>}.{/Alt}');
    await vi.waitFor(() => expect(labelsOf(figure)[1]).toBe('x_t at t = 210'));
    await userEvent.keyboard('{Alt>},,{/Alt}');
    await vi.waitFor(() => expect(labelsOf(figure)[1]).toBe('x_t at t = 190'));
  });

  it('but not in a field, nor without Alt', async () => {
    const { figure, container } = await page();
    await userEvent.keyboard('.,.');
    container.querySelector<HTMLElement>('[aria-label="a field"]')?.focus();
    await userEvent.keyboard('{Alt>}.{/Alt}');
    (document.activeElement as HTMLElement).blur();
    await userEvent.keyboard('{Alt>}.{/Alt}');
    await vi.waitFor(() => expect(labelsOf(figure)[1]).toBe('x_t at t = 210'));
  });
});
