import 'katex/dist/katex.min.css';
import '../../../stories/page.css';
import '../../../src/style.css';
import { cleanup, render, screen, within } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { questions, renamed } from '../../../stories/Answers/questions.js';
import WhatPeopleAsk from '../../../stories/Answers/WhatPeopleAsk.mdx';

beforeEach(() => page.viewport(1280, 900));
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  history.replaceState(null, '', location.pathname + location.search);
  delete document.documentElement.dataset['theme'];
});

const show = () => render(<WhatPeopleAsk />);
const links = () => within(screen.getByRole('navigation', { name: 'Questions' })).queryAllByRole('link');
const count = () => document.querySelector('output')?.textContent;

it('lists every question and filters the list by words of its title and by names in code', async () => {
  show();
  expect(links()).toHaveLength(questions.length);
  expect(count()).toBe('49 questions');
  const search = screen.getByRole('searchbox', { name: 'Find a question' });
  await userEvent.type(search, 'SLERP');
  expect(links().map(({ textContent }) => textContent)).toEqual(['How do I blend two noises: lerp or slerp?']);
  expect(count()).toBe('1 of 49 questions');
  await userEvent.fill(search, 'alphas_cumprod ddim');
  expect(links().map((link) => link.getAttribute('href'))).toEqual(['#alpha-bar']);
  await userEvent.fill(search, 'no such words (*');
  expect(links()).toEqual([]);
  // The answers stay where they are.
  expect(screen.getAllByRole('heading', { level: 3 })).toHaveLength(questions.length);
  await userEvent.click(screen.getByRole('button', { name: 'Show all questions' }));
  expect(links()).toHaveLength(questions.length);
  expect(search).toHaveProperty('value', '');
});

it('loads no figure before one comes near', async () => {
  show();
  expect(document.querySelectorAll('figure')).toHaveLength(0);
  document.getElementById('same-seed')?.scrollIntoView();
  await vi.waitFor(() => expect(document.querySelector('[aria-labelledby="same-seed"] figure')).not.toBeNull());
  expect(document.querySelector('[aria-labelledby="alpha-bar"] figure')).toBeNull();
});

it('copies the link of an answer, and says when the browser refuses', async () => {
  const written: string[] = [];
  const write = vi.spyOn(navigator.clipboard, 'writeText').mockImplementation(async (text) => void written.push(text));
  show();
  const button = (id: string) => document.querySelector(`[aria-labelledby="${id}"] .answer-copy`) as HTMLButtonElement;
  const says = (id: string, name: RegExp) =>
    vi.waitFor(() => expect(button(id).getAttribute('aria-label')).toMatch(name));
  await userEvent.click(button('ema'));
  await says('ema', /^Link copied: Why keep an average/);
  expect(new URL(written[0] as string).hash).toBe('#ema');
  expect(written[0]).toContain('answers-what-people-ask');
  write.mockRejectedValue(new DOMException('denied', 'NotAllowedError'));
  await userEvent.click(button('guidance-scale'));
  await says('guidance-scale', /did not allow it: Is the guidance scale/);
});

/** The answer that the browser has as its target. */
const target = () => document.querySelector('.answer:has(:target)')?.getAttribute('aria-labelledby') ?? null;

it('is found by present and by renamed anchors, and ignores all others', () => {
  show();
  for (const { id } of questions) {
    location.hash = id;
    expect(target()).toBe(id);
  }
  for (const [old, present] of renamed) {
    location.hash = old;
    expect(target()).toBe(present);
  }
  for (const hostile of [
    'constructor',
    '__proto__',
    '%E0%A4%A',
    '"><img src=x onerror=alert(1)>',
    'javascript:alert(1)',
    'ema%00',
    'EMA',
    `${'a'.repeat(50_000)}`,
  ]) {
    location.hash = hostile;
    expect(target()).toBeNull();
  }
  expect(document.querySelector('img')).toBeNull();
});

it.each(['light', 'dark'])('axe finds nothing in %s', async (theme) => {
  document.documentElement.dataset['theme'] = theme;
  show();
  const { violations } = await axe.run(document.querySelector('article') as HTMLElement, {
    resultTypes: ['violations'],
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

it.each([320, 360])('no text is wider than a window of %i px', async (width) => {
  show();
  await page.viewport(width, 640);
  const { scrollWidth, clientWidth } = document.documentElement;
  expect(scrollWidth).toBe(clientWidth);
});
