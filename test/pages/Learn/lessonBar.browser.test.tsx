import '../../../stories/page.css';
import '../../../src/style.css';
import { cleanup, render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { createSchedule, logSnr } from '../../../src/core/index.js';
import { useTimestep } from '../../../src/index.js';
import { Lesson } from '../../../stories/Learn/Lesson.js';

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  history.replaceState(null, '', location.pathname);
});

function show() {
  const { container } = render(
    <Lesson title="Why jump" figures={[]} opening={null}>
      <div style={{ height: 3000 }} />
    </Lesson>,
  );
  const field = container.querySelector('input[type=number]') as HTMLInputElement;
  const slider = container.querySelector('input[type=range]') as HTMLInputElement;
  return { container, field, slider, bar: container.querySelector('.lesson-bar') as HTMLElement };
}

it('a lesson without a t leaves the t of an address alone, so that nothing is rendered again as it is hydrated', () => {
  history.replaceState(null, '', '?t=300');
  const seen: unknown[] = [];
  function Follower() {
    seen.push(useTimestep()[0]);
    return null;
  }
  render(
    <Lesson title="Straight paths" figures={[]} initialT={null} opening={null}>
      <Follower />
    </Lesson>,
  );
  expect(seen.every((t) => t === undefined)).toBe(true);
});

describe('the bar of a lesson', () => {
  it.each([
    [360, 700],
    [800, 700],
    [1280, 700],
    // A page of 1280 × 800 at 200%, and a phone on its side.
    [640, 400],
    [780, 360],
  ])('stays in one line under 64 px, over what scrolls below it, at %i × %i px', async (width, height) => {
    await page.viewport(width, height);
    const { bar } = show();
    scrollTo(0, 1500);
    const { top, bottom, width: room } = bar.getBoundingClientRect();
    expect([top, bottom < 64]).toEqual([0, true]);
    expect(bar.scrollWidth).toBeLessThanOrEqual(Math.ceil(room));
    expect(getComputedStyle(bar).backgroundColor).not.toMatch(/, 0\)|transparent/);
    const parts = bar.querySelectorAll<HTMLElement>(':is(button, summary, input):not(.lesson-bar-sheet *)');
    for (const part of parts) {
      const box = part.getBoundingClientRect();
      if (box.width === 0) continue;
      expect(box.bottom).toBeLessThanOrEqual(bottom);
      expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(24);
    }
  });

  it.each([
    ['Why jump', 'linear'],
    ['The flow behind the noise', 'cosine'],
  ] as const)('names the schedule of the page and its log-SNR at t: %s', async (title, kind) => {
    const { container } = render(
      <Lesson title={title} figures={[]} opening={null}>
        {null}
      </Lesson>,
    );
    const shown = () => container.querySelector('.lesson-bar-schedule')?.textContent;
    const field = container.querySelector('input[type=number]') as HTMLInputElement;
    for (const t of [0, 50, 500, 999]) {
      await userEvent.fill(field, String(t));
      const level = logSnr(createSchedule({ kind }), t)
        .toFixed(1)
        .replace('-', '−')
        .replace(/^−0\.0$/, '0.0');
      await vi.waitFor(() => expect(shown()).toBe(`${kind} · log-SNR ${level}`));
    }
    expect(container.querySelector('.lesson-place')?.textContent?.includes('cosine schedule instead of linear')).toBe(
      kind === 'cosine',
    );
  });

  it('shows the choice of an image below itself, over the page', async () => {
    await page.viewport(360, 700);
    const { bar } = show();
    const { height } = bar.getBoundingClientRect();
    await userEvent.click(bar.querySelector('summary') as HTMLElement);
    const sheet = (bar.querySelector('.lesson-bar-sheet') as HTMLElement).getBoundingClientRect();
    expect(bar.getBoundingClientRect().height).toBe(height);
    expect(sheet.top).toBeGreaterThanOrEqual(bar.getBoundingClientRect().bottom - 1);
    expect(sheet.width).toBeGreaterThan(300);
    expect(document.elementFromPoint(180, sheet.top + 4)?.closest('.lesson-bar-sheet')).not.toBeNull();
  });

  it('takes a timestep that is written, and leaves one that is none alone', async () => {
    const { field, slider } = show();
    await userEvent.fill(field, '120');
    expect(slider.value).toBe('120');
    await userEvent.fill(field, '5000');
    expect(slider.value).toBe('120');
    await userEvent.tab();
    expect(field.value).toBe('120');
  });

  it('begins at the t of the address, and copies an address with its own', async () => {
    history.replaceState(null, '', '?path=/docs/a--docs&t=300');
    const copied = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    vi.spyOn(window, 'parent', 'get').mockReturnValue(window);
    const { bar, field } = show();
    await vi.waitFor(() => expect(field.value).toBe('300'));
    expect(location.search).toContain('t=300');
    await userEvent.fill(field, '42');
    expect(location.search).toBe('?path=%2Fdocs%2Fa--docs');
    await userEvent.click(bar.querySelector('.lesson-bar-link') as HTMLElement);
    await vi.waitFor(() => expect(bar.textContent).toContain('Copied'));
    expect(new URL(copied.mock.calls[0]?.[0] ?? '').search).toBe('?path=%2Fdocs%2Fa--docs&t=42');
  });

  it('leads to an address that keeps its t, where nothing can be copied', async () => {
    const assign = vi.fn((address: string) => history.replaceState(null, '', address));
    vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValue(new Error('denied'));
    vi.spyOn(window, 'parent', 'get').mockReturnValue({ location: { href: location.href, assign } } as never);
    const { bar, field } = show();
    await userEvent.fill(field, '42');
    await userEvent.click(bar.querySelector('.lesson-bar-link') as HTMLElement);
    await vi.waitFor(() => expect(assign).toHaveBeenCalled());
    cleanup();
    history.replaceState(null, '', assign.mock.calls[0]?.[0]);
    const opened = show();
    await vi.waitFor(() => expect(opened.field.value).toBe('42'));
    expect(location.search).toBe('?t=42');
    cleanup();
    expect(location.search).toBe('');
  });
});
