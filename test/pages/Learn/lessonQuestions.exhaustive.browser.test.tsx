import '../../../stories/page.css';
import '../../../src/style.css';
import '../../../src/teach.css';
import { act, cleanup, render } from '@testing-library/react';
import type { ComponentType } from 'react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { few } from '../../support/exhaustive.js';
import { PATIENCE_MILLISECONDS } from '../../support/patience.js';

// Each question of each lesson is answered with the keyboard, then with a finger.

const pages = import.meta.glob('../../../stories/Learn/*.mdx') as Record<
  string,
  () => Promise<{ default: ComponentType }>
>;

/** They have questions of all kinds. */
const REPRESENTATIVES = /WhyJump|FewSteps/;

beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const inputsOf = (question: Element, type: string) => [
  ...question.querySelectorAll<HTMLInputElement>(`input[type=${type}]`),
];

/** Answers a question with keys alone, and presses “Check”. */
async function answerWithKeys(question: HTMLElement): Promise<void> {
  const kind = question.dataset['kind'];
  const [radio] = inputsOf(question, 'radio');
  const [field] = inputsOf(question, 'number').concat(inputsOf(question, 'text'));
  if (radio) {
    radio.focus();
    await userEvent.keyboard('[Space]');
  } else if (kind === 'number' && field) {
    field.focus();
    const [, least = ''] = /a number from ([\d.]+) to/.exec(question.textContent ?? '') ?? [];
    await userEvent.keyboard(least);
  } else if (kind === 'curve') {
    question.querySelector<HTMLElement>('.df-question-keys > summary')?.focus();
    await userEvent.keyboard('[Enter]');
    const [along] = question.querySelectorAll<HTMLInputElement>('.df-question-keys input');
    along?.focus();
    await userEvent.keyboard('[Home][ArrowUp][End][ArrowUp]');
  } else {
    const slider = question.querySelector<HTMLElement>('input[type=range], [role=slider]');
    slider?.focus();
    await userEvent.keyboard('[ArrowRight]');
  }
  question.querySelector<HTMLElement>('.df-question-check')?.focus();
  await userEvent.keyboard('[Enter]');
}

/** Touches an element at places given as shares of its size. */
function touch(element: Element, ...places: readonly (readonly [x: number, y: number])[]): void {
  const { left, top, width, height } = element.getBoundingClientRect();
  const send = (type: string, [x, y]: readonly [number, number]) =>
    act(() => {
      const at = { clientX: left + x * width, clientY: top + y * height, pointerType: 'touch', button: 0 };
      element.dispatchEvent(new PointerEvent(type, { ...at, pointerId: 1, isPrimary: true, bubbles: true }));
    });
  (element as HTMLElement).setPointerCapture = () => {};
  send('pointerdown', places[0] as [number, number]);
  for (const at of places.slice(1)) send('pointermove', at);
  send('pointerup', places.at(-1) as [number, number]);
}

/** Answers a question with a finger; sliders and fields are the browser's own. */
function answerByTouch(question: HTMLElement): void {
  const kind = question.dataset['kind'];
  const area = question.querySelector('.df-chart-area');
  if (kind === 'curve' && area) touch(area, [0, 0.5], [0.5, 0.4], [1, 0.5]);
  else if (kind === 'place' && area) touch(area, [0.7, 0.5]);
  else act(() => inputsOf(question, 'radio').at(-1)?.click());
  act(() => question.querySelector<HTMLElement>('.df-question-check')?.click());
}

function expectAnswered(question: HTMLElement): void {
  const result = question.querySelector('.df-question-result')?.textContent ?? '';
  expect([question.dataset['question'], question.dataset['state']]).toEqual([question.dataset['question'], 'answered']);
  expect(result).toMatch(/^(?:Right\.|Not quite\.)/);
  // Other wrong options have a reason alone.
  if (result.startsWith('Not quite.') && question.dataset['kind'] !== 'choice') {
    expect(result).toMatch(/A common misconception: |too (?:large|small|high|low)\./);
  }
  expect(question.querySelector<HTMLDetailsElement>('.df-question-explanation')?.open).toBe(true);
  expect(question.querySelector('.df-message')).toBeNull();
}

describe('the questions', () => {
  it.each(few(Object.entries(pages), ([path]) => REPRESENTATIVES.test(path)))('of %s', async (_, load) => {
    const wrong = vi.spyOn(console, 'error');
    const Page = (await load()).default;
    const { container, unmount } = render(<Page />);
    const questions = () => [...container.querySelectorAll<HTMLElement>('.df-question')];
    await expect.poll(() => questions().length, { timeout: PATIENCE_MILLISECONDS }).toBeGreaterThanOrEqual(3);
    for (const question of questions()) {
      const name = document.getElementById(question.querySelector('fieldset')?.getAttribute('aria-labelledby') ?? '');
      expect(name?.textContent?.trim()).toMatch(/\w{3}/);
      await answerWithKeys(question);
      expectAnswered(question);
      answerByTouch(question);
      expectAnswered(question);
    }
    const answered = questions().length;
    expect(container.querySelectorAll('.df-sheet-answers > li')).toHaveLength(answered);
    unmount();
    // Another visit finds the answers.
    const { container: again } = render(<Page />);
    await expect
      .poll(() => again.querySelectorAll('.df-question[data-state=answered]').length, {
        timeout: PATIENCE_MILLISECONDS,
      })
      .toBe(answered);
    expect(wrong.mock.calls.filter(([message]) => /teach|question|key/i.test(String(message)))).toEqual([]);
  });
});
