import '../../stories/page.css';
import '../../src/style.css';
import { cleanup, render, screen } from '@testing-library/react';
import axe from 'axe-core';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { entries, groups } from '../../stories/Gallery/entries.js';
import { Gallery } from '../../stories/Gallery/Gallery.js';

beforeEach(() => page.viewport(1280, 900));
afterEach(() => {
  cleanup();
  delete document.documentElement.dataset['theme'];
});

function show(theme?: string) {
  if (theme) document.documentElement.dataset['theme'] = theme;
  render(
    <main className="page">
      <h1>Gallery</h1>
      <Gallery />
    </main>,
  );
}

/** The names of the cards that are shown. */
const names = () => [...document.querySelectorAll('.gallery-name')].map((link) => link.textContent);
const count = () => document.querySelector('output')?.textContent;

it('lists each figure once, in its group', () => {
  show();
  expect(names().toSorted()).toEqual(entries.map(({ name }) => name).toSorted());
  expect(screen.getAllByRole('heading', { level: 2 }).map(({ textContent }) => textContent)).toEqual(
    groups.map(({ title }) => title),
  );
  expect(count()).toBe('33 figures');
});

it('filters by group and by words as they are typed', async () => {
  show();
  await userEvent.click(screen.getByText('Train', { selector: 'label' }));
  expect(names()).toEqual(['TrainDenoiser', 'Preconditioning', 'LossFloor', 'Reflow']);
  expect(count()).toBe('4 of 33 figures');
  const search = screen.getByRole('searchbox', { name: 'Find a figure' });
  await userEvent.type(search, 'FLOW');
  expect(names()).toEqual(['Reflow']);
  await userEvent.click(screen.getByText('All', { selector: 'label' }));
  expect(names()).toContain('DensityFlow');
  await userEvent.type(search, ' nowhere');
  expect(names()).toEqual([]);
  expect(count()).toBe('0 of 33 figures');
  await userEvent.click(screen.getByRole('button', { name: 'Show all figures' }));
  expect(names()).toHaveLength(33);
  expect(screen.getByRole('searchbox')).toHaveProperty('value', '');
});

it('is used by keyboard: a stop for the search, one for the groups, and three for a card', async () => {
  show();
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  await userEvent.tab();
  expect(document.activeElement).toBe(screen.getByRole('radio', { name: 'All' }));
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  expect(names()[0]).toBe('ScheduleChart');
  for (const expected of ['ScheduleChart', 'Why jump', 'Copy code of ScheduleChart']) {
    await userEvent.tab();
    const { textContent, ariaLabel } = document.activeElement as HTMLElement;
    expect(ariaLabel ?? textContent).toBe(expected);
  }
});

it.each(['light', 'dark'] as const)('shows the pictures of the theme of the page, %s', async (theme) => {
  show(theme);
  const [light, dark] = [...document.querySelectorAll<HTMLImageElement>('.gallery-picture img')];
  const [shown, hidden] = theme === 'light' ? [light, dark] : [dark, light];
  await expect.poll(() => shown?.naturalWidth).toBe(660);
  expect(shown?.checkVisibility()).toBe(true);
  expect(hidden?.checkVisibility()).toBe(false);
});

it.each(['light', 'dark'])('axe finds nothing in %s', async (theme) => {
  show(theme);
  const { violations } = await axe.run(document.querySelector('main') as HTMLElement, {
    resultTypes: ['violations'],
  });
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
});

it.each([320, 640])('nothing is wider than a window of %i px', async (width) => {
  show();
  await page.viewport(width, 640);
  const { scrollWidth, clientWidth } = document.documentElement;
  expect(scrollWidth).toBe(clientWidth);
});
