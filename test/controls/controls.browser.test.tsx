import { act } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  CoefficientValue,
  DiffusionProvider,
  NoiseTriptych,
  PlayControls,
  SampleTrajectories,
  ScheduleChart,
  TimestepBar,
  TimestepSlider,
  TimestepValue,
  useTimestep,
} from '../../src/index.js';
import { stopClock, stopFrames } from '../support/clock.js';
import { labelsOf, show, showReady, smallImage } from '../support/figures.js';
import { emulate, MOTION } from '../support/media.js';

function Shown() {
  return <b data-testid="t">{useTimestep()[0]}</b>;
}

/** Controls of one page, which starts at t = 200. */
function page(controls: ReactElement, schedule?: { timesteps: number }) {
  const shown = showPage(
    <DiffusionProvider defaultT={schedule ? 3 : 200} schedule={schedule}>
      {controls}
      <Shown />
    </DiffusionProvider>,
  );
  const t = () => Number(shown.querySelector('[data-testid=t]')?.textContent);
  return { container: shown, t };
}

function showPage(element: ReactElement): HTMLElement {
  const frame = <figure>{element}</figure>;
  return show(frame).container;
}

function named(container: Element, name: string): HTMLElement {
  const found = container.querySelector<HTMLElement>(`[aria-label="${name}"]`);
  if (!found) throw new Error(`nothing is called ${name}`);
  return found;
}

describe('the slider', () => {
  it.each([
    ['{ArrowRight}', 201],
    ['{ArrowLeft}', 199],
    ['{PageUp}', 250],
    ['{PageDown}', 150],
    ['{Home}', 0],
    ['{End}', 999],
  ])('is moved by %s', async (key, expected) => {
    const { container, t } = page(<TimestepSlider />);
    (container.querySelector('input') as HTMLElement).focus();
    await userEvent.keyboard(key);
    expect(t()).toBe(expected);
  });

  it('is moved by its buttons, as far as the schedule reaches', async () => {
    const { container, t } = page(<TimestepSlider />, { timesteps: 5 });
    await userEvent.click(named(container, 'one step forward'));
    expect(t()).toBe(4);
    expect(named(container, 'one step forward')).toHaveAttribute('aria-disabled', 'true');
    // It keeps the focus for whoever came by the keyboard, and does nothing.
    expect(named(container, 'one step forward')).toHaveFocus();
    await userEvent.keyboard('{Enter}');
    expect(t()).toBe(4);
    for (let i = 0; i < 4; i++) await userEvent.click(named(container, 'one step back'));
    expect(t()).toBe(0);
    expect(named(container, 'one step back')).toHaveAttribute('aria-disabled', 'true');
  });

  it('is moved by the pointer', async () => {
    const { container, t } = page(<TimestepSlider />);
    const input = container.querySelector('input') as HTMLElement;
    await userEvent.click(input, { position: { x: input.offsetWidth / 2, y: 14 } });
    expect(Math.abs(t() - 500)).toBeLessThan(10);
  });

  it('moves the figures under its provider', async () => {
    const { container } = await showReady(
      <DiffusionProvider defaultT={200}>
        <NoiseTriptych image={smallImage()} />
        <TimestepSlider />
      </DiffusionProvider>,
    );
    (container.querySelector('input[type=range]') as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}');
    await vi.waitFor(() => expect(labelsOf(container)[1]).toBe('x_t at t = 201'));
  });

  it('fits a phone', () => {
    const { container } = show(
      <figure style={{ width: 328, margin: 0 }}>
        <TimestepSlider />
      </figure>,
    );
    expect(container.scrollWidth).toBeLessThanOrEqual(container.clientWidth);
    expect((container.querySelector('input') as HTMLElement).offsetWidth).toBeGreaterThan(200);
  });
});

describe.each<[string, ReactElement, string]>([
  ['a timestep in a sentence', <TimestepValue key="" />, 'timestep t'],
  ['a coefficient in a sentence', <CoefficientValue key="" name="betas" />, 'beta_t'],
  ['the marker of a chart', <ScheduleChart key="" />, 'timestep t, schedule-chart'],
])('%s', (what, element, label) => {
  it.each([
    ['{ArrowUp}', 201],
    ['{ArrowDown}', 199],
    ['{PageDown}', 150],
    ['{End}', 999],
    ['{Home}', 0],
  ])('is moved by %s', async (key, expected) => {
    const { container, t } = page(element);
    named(container, label).focus();
    await userEvent.keyboard(key);
    expect(t()).toBe(expected);
    expect(named(container, label).getAttribute('aria-valuenow')).toBe(String(expected));
  });

  it('is dragged', () => {
    const { container, t } = page(element);
    const target = what.startsWith('the marker')
      ? (container.querySelector('.df-chart-area') as HTMLElement)
      : named(container, label);
    const { left, top, width } = target.getBoundingClientRect();
    const at = (x: number) => ({ clientX: x, clientY: top + 5, pointerId: 1, bubbles: true, button: 0 });
    vi.spyOn(target, 'setPointerCapture').mockImplementation(() => {});
    const start = what.startsWith('the marker') ? left + 0.2 * width : left + 2;
    const distance = what.startsWith('the marker') ? 0.1 * width : 40;
    act(() => void target.dispatchEvent(new PointerEvent('pointerdown', at(start))));
    act(() => void target.dispatchEvent(new PointerEvent('pointermove', at(start + distance))));
    act(() => void target.dispatchEvent(new PointerEvent('pointerup', at(start + distance))));
    act(() => void target.dispatchEvent(new PointerEvent('pointermove', at(start + 3 * distance))));
    expect(Math.abs(t() - 300)).toBeLessThan(3);
  });
});

it('a coefficient shows its value at the timestep of the page', () => {
  const { container } = page(<CoefficientValue name="alphasCumprodSqrt" digits={2} />);
  expect(container.querySelector('[role=slider]')?.textContent).toBe('0.81');
});

it('a coefficient of no schedule says which there are', () => {
  const { container } = page(<CoefficientValue name={'gammas' as 'betas'} />);
  expect(container.querySelector('[role=alert]')?.textContent).toMatch(
    /^invalid name: "gammas"; expected one of betas, alphas/,
  );
});

it('a marker of the chart’s own stays', () => {
  const { container } = page(<ScheduleChart t={50} />);
  expect(container.querySelector('[role=slider]')).toBeNull();
});

describe('play', () => {
  beforeEach(() => emulate(MOTION));
  afterEach(async () => {
    vi.restoreAllMocks();
    await emulate();
  });

  it('moves t until it is paused, and not before it is asked to', async () => {
    const frames = stopFrames();
    const { container, t } = page(<PlayControls />);
    await frames.advance(1000);
    expect(t()).toBe(200);
    await userEvent.click(named(container, 'play'));
    // The whole schedule takes ten seconds.
    await frames.advance(1000);
    expect(t()).toBe(300);
    await userEvent.click(named(container, 'pause'));
    await frames.advance(1000);
    expect(t()).toBe(300);
  });

  it('runs backward, and stops at the end', async () => {
    const frames = stopFrames();
    const { container, t } = page(<PlayControls defaultDirection="backward" defaultSpeed={4} />);
    await userEvent.click(named(container, 'play'));
    await frames.advance(250);
    expect(t()).toBe(100);
    await frames.advance(260);
    expect(t()).toBe(0);
    expect(container.querySelector('[aria-label=pause]')).toBeNull();
  });

  it('begins at the other end where there is nothing left', async () => {
    stopFrames();
    const { container, t } = page(<PlayControls />, { timesteps: 4 });
    await userEvent.click(named(container, 'play'));
    expect(t()).toBe(0);
  });

  it('begins at the other end backward, too', async () => {
    stopFrames();
    const shown = showPage(
      <DiffusionProvider defaultT={0} schedule={{ timesteps: 5 }}>
        <PlayControls defaultDirection="backward" />
        <Shown />
      </DiffusionProvider>,
    );
    await userEvent.click(named(shown, 'play'));
    expect(shown.querySelector('[data-testid=t]')?.textContent).toBe('4');
  });

  it('goes on from where a reader moves t', async () => {
    const frames = stopFrames();
    const { container, t } = page(
      <>
        <TimestepSlider />
        <PlayControls />
      </>,
    );
    await userEvent.click(named(container, 'play'));
    container.querySelector('input')?.focus();
    await userEvent.keyboard('{PageUp}{PageUp}');
    expect(t()).toBe(300);
    await frames.advance(1000);
    expect(t()).toBe(400);
  });

  it('tells a listener nothing of the t that it passes, and of what a reader sets all', async () => {
    stopFrames();
    const { container } = page(
      <>
        <TimestepSlider />
        <PlayControls />
      </>,
    );
    const isLive = () => container.querySelector('output')?.matches(':not([aria-live=off])');
    expect(isLive()).toBe(true);
    await userEvent.click(named(container, 'play'));
    expect(isLive()).toBe(false);
    await userEvent.click(named(container, 'pause'));
    expect(isLive()).toBe(true);
  });

  it.each([
    ['the bar', 'the controls', 0],
    ['the controls', 'the bar', 1],
  ])('is the page’s: what %s plays, %s pauses', async (_, __, first) => {
    const frames = stopFrames();
    const { container, t } = page(
      <>
        <TimestepSlider />
        <TimestepBar />
        <PlayControls />
      </>,
    );
    const buttons = (name: string) => [...container.querySelectorAll<HTMLElement>(`[aria-label=${name}]`)];
    const isLive = () => container.querySelector('output')?.matches(':not([aria-live=off])');
    await userEvent.click(buttons('play')[first] as HTMLElement);
    await frames.advance(1000);
    expect([t(), buttons('play').length, buttons('pause').length, isLive()]).toEqual([300, 0, 2, false]);
    await userEvent.click(buttons('pause')[1 - first] as HTMLElement);
    await frames.advance(1000);
    expect([t(), buttons('play').length, isLive()]).toEqual([300, 2, true]);
  });

  it('is the page’s where a figure plays its t, too', async () => {
    stopFrames();
    const container = showPage(
      <DiffusionProvider defaultT={999}>
        <TimestepBar />
        <SampleTrajectories defaultStarts={1} steps={5} denoiser={null} loading="eager" menu={false} />
      </DiffusionProvider>,
    );
    const buttons = (name: string) => [...container.querySelectorAll<HTMLElement>(`[aria-label=${name}]`)];
    await vi.waitFor(() => expect(buttons('play')).toHaveLength(2));
    await userEvent.click(buttons('play')[1] as HTMLElement);
    expect(buttons('pause')).toHaveLength(2);
    await userEvent.click(buttons('pause')[0] as HTMLElement);
    expect(buttons('play')).toHaveLength(2);
  });

  it('ends where what plays is taken away', async () => {
    stopFrames();
    const controls = (bar: boolean) => (
      <figure>
        <DiffusionProvider defaultT={200}>
          <TimestepSlider />
          {bar && <TimestepBar />}
          <PlayControls />
        </DiffusionProvider>
      </figure>
    );
    const { container, rerender } = show(controls(true));
    await userEvent.click(named(container, 'play'));
    expect(container.querySelectorAll('[aria-label=pause]')).toHaveLength(2);
    rerender(controls(false));
    expect(container.querySelectorAll('[aria-label=pause]')).toHaveLength(0);
    expect(container.querySelector('output')).not.toHaveAttribute('aria-live');
  });

  it('pauses while its tab is hidden', async () => {
    stopFrames();
    const { container } = page(<PlayControls />);
    await userEvent.click(named(container, 'play'));
    const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
    document.dispatchEvent(new Event('visibilitychange'));
    await vi.waitFor(() => expect(container.querySelector('[aria-label=pause]')).toBeNull());
    hidden.mockRestore();
  });

  it('takes steps', async () => {
    const { container, t } = page(<PlayControls />);
    await userEvent.click(named(container, 'one step forward'));
    expect(t()).toBe(201);
    await userEvent.click(named(container, 'one step back'));
    expect(t()).toBe(200);
  });

  it('pauses out of sight', async () => {
    stopFrames();
    const { container } = page(
      <div style={{ paddingBottom: 20_000 }}>
        <PlayControls />
      </div>,
    );
    await userEvent.click(named(container, 'play'));
    scrollTo(0, 15_000);
    await vi.waitFor(() => expect(container.querySelector('[aria-label=pause]')).toBeNull());
    scrollTo(0, 0);
  });

  it('jumps for readers who want less motion', async () => {
    await emulate();
    const { container, t } = page(<PlayControls />);
    const clock = stopClock();
    act(() => named(container, 'play').click());
    await clock.advance(999);
    expect(t()).toBe(200);
    await clock.advance(1);
    expect(t()).toBe(250);
  });
});

describe('the bar', () => {
  it('says what its slider and its number are', () => {
    const { container } = page(<TimestepBar />);
    const names = [...container.querySelectorAll('input')].map((input) => input.getAttribute('aria-label'));
    expect(names).toEqual(['timestep t', 'timestep t']);
  });
});

it('what a screen reader hears of t is written as in the language of the page', async () => {
  const { container } = show(
    <DiffusionProvider schedule={{ path: 'flow' }} defaultT={350} lang="de">
      <TimestepSlider />
      <TimestepBar />
      <TimestepValue />
      <ScheduleChart />
    </DiffusionProvider>,
  );
  const heard = () =>
    [...container.querySelectorAll('[aria-valuetext]')].map((one) => one.getAttribute('aria-valuetext'));
  await vi.waitFor(() => expect(heard()).toEqual(['t = 0,35', 't = 0,35', 't = 0,35', 't = 0,35']));
});

describe('a timestep that the page holds', () => {
  const controls = (
    <>
      <TimestepSlider />
      <TimestepBar />
      <PlayControls />
      <TimestepValue />
      <CoefficientValue name="betas" />
      <ScheduleChart menu={false} />
    </>
  );
  const LIVE = ':is(input, select, button:not(.df-target)):enabled, [role=slider], [tabindex="0"]:not(.df-target)';

  it('is moved by no control, where the page hears of no change', async () => {
    const { container } = show(<DiffusionProvider t={200}>{controls}</DiffusionProvider>);
    expect([...container.querySelectorAll(LIVE)].map((one) => one.outerHTML)).toEqual([]);
    const values = [...container.querySelectorAll<HTMLElement>('.df-number')];
    expect(values.map(({ textContent }) => textContent)).toEqual(['200', '0.004']);
    expect(values.map((value) => getComputedStyle(value).cursor)).toEqual(['auto', 'auto']);
  });

  it('is moved by each, where the page hears of it', () => {
    const onTChange = vi.fn();
    const { container } = show(
      <DiffusionProvider t={200} onTChange={onTChange}>
        {controls}
      </DiffusionProvider>,
    );
    // Of the slider 3, of the bar 5, of the controls 5, of each of the others 1.
    expect(container.querySelectorAll(LIVE)).toHaveLength(16);
  });
});

it('a t that is typed moves the page only where it is a timestep', async () => {
  const { container, t } = page(<TimestepBar />);
  const field = container.querySelector('input[type=number]') as HTMLInputElement;
  await userEvent.fill(field, '5000');
  expect([t(), field.value]).toEqual([200, '5000']);
  await userEvent.fill(field, '50');
  expect(t()).toBe(50);
});
