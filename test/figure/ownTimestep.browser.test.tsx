import { render } from '@testing-library/react';
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
      </DiffusionProvider>,
    );

  it('by a hundredth of the schedule, once although a page has two controls', async () => {
    const { figure } = await page();
    await userEvent.keyboard('{Alt>}.{/Alt}');
    await vi.waitFor(() => expect(labelsOf(figure)[1]).toBe('x_t at t = 210'));
    await userEvent.keyboard('{Alt>},,{/Alt}');
    await vi.waitFor(() => expect(labelsOf(figure)[1]).toBe('x_t at t = 190'));
  });

  it.each([
    ['an input', '<input id="field">'],
    ['a text area', '<textarea id="field"></textarea>'],
    ['a list of choices', '<select id="field"></select>'],
    ['an editor', '<div contenteditable><p id="field" tabindex="0">a</p></div>'],
    ['a search box', '<div role="searchbox"><p id="field" tabindex="0">a</p></div>'],
    ['a spin button', '<div role="spinbutton" id="field" tabindex="0"></div>'],
    ['what no script can look into', '<div id="field" class="closed"></div>'],
  ])('but not in %s', async (_, html) => {
    const { figure, container } = await page();
    const beside = document.createElement('div');
    beside.innerHTML = `${html}<div contenteditable="false" tabindex="0">a</div>`;
    container.append(beside);
    const host = beside.querySelector('.closed');
    host?.attachShadow({ mode: 'closed', delegatesFocus: true }).append(document.createElement('input'));
    for (const selector of ['#field', '[contenteditable=false]']) {
      const element = beside.querySelector<HTMLElement>(selector);
      element?.focus();
      expect(document.activeElement).toBe(element);
      await userEvent.keyboard('{Alt>}.{/Alt}');
    }
    await vi.waitFor(() => expect(labelsOf(figure)[1]).toBe('x_t at t = 210'));
  });

  it('but not without Alt, nor with Shift', async () => {
    const { figure } = await page();
    await userEvent.keyboard('.,.{Alt>}{Shift>}.{/Shift}{/Alt}{Alt>}.{/Alt}');
    await vi.waitFor(() => expect(labelsOf(figure)[1]).toBe('x_t at t = 210'));
  });

  it('of the page part that has the focus, else of the first one in view', async () => {
    const { container } = render(
      <>
        <details>
          <summary>hidden</summary>
          <DiffusionProvider defaultT={300}>
            <TimestepSlider />
          </DiffusionProvider>
        </details>
        {[100, 500].map((t) => (
          <section key={t} style={{ height: 1500 }}>
            <DiffusionProvider defaultT={t}>
              <TimestepSlider />
              <button type="button">beside</button>
            </DiffusionProvider>
          </section>
        ))}
      </>,
    );
    const values = () => [...container.querySelectorAll('input')].map(({ value }) => Number(value));
    await userEvent.keyboard('{Alt>}.{/Alt}');
    expect(values()).toEqual([300, 110, 500]);
    // The first one is in view, and the other has the focus beside it.
    container.querySelector<HTMLElement>('section:last-child button:last-child')?.focus({ preventScroll: true });
    await userEvent.keyboard('{Alt>}.{/Alt}');
    expect(values()).toEqual([300, 110, 510]);
    (document.activeElement as HTMLElement).blur();
    container.querySelector('section:last-child')?.scrollIntoView();
    await userEvent.keyboard('{Alt>}.{/Alt}');
    expect(values()).toEqual([300, 110, 520]);
  });
});
