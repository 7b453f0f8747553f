import { render } from '@testing-library/react';
import { Activity, type ComponentType } from 'react';
import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import * as library from '../../src/index.js';
import { few } from '../support/exhaustive.js';
import { figureIn, smallImage, waitForState } from '../support/figures.js';

// What a page hides and shows again goes on.

type Figure = ComponentType<{ image?: ImageData; describe?: () => object }>;

const { TrainDenoiser } = library;

/** What a figure of a page's own shows. */
const describe = () => ({ rows: [{ panels: [{ quantity: library.quantity.x0, title: 'x_0', label: 'x_0' }] }] });

/** All figures: each has a folder of its name. */
const figures = Object.keys(import.meta.glob('../../src/figures/*/index.tsx')).map((file) => {
  const name = file.split('/').at(-2) as string;
  return [
    name,
    (library as unknown as Record<string, Figure>)[name] as Figure,
    name === 'PanelsFigure' ? { describe } : {},
  ] as const;
});

const isLight = ([name]: (typeof figures)[number]) =>
  ['NoiseTriptych', 'PanelsFigure', 'PointProcess', 'ScheduleChart'].includes(name);

it.each(few(figures, isLight))(
  '%s is ready that was hidden before it was, and that was hidden then',
  async (_, Figure, props) => {
    const image = smallImage();
    const page = (mode: 'hidden' | 'visible') => (
      <Activity mode={mode}>
        <Figure image={image} {...props} />
      </Activity>
    );
    const { container, rerender } = render(page('visible'));
    const figure = figureIn(container);
    for (let times = 0; times < 2; times++) {
      rerender(page('hidden'));
      await vi.waitFor(() => expect(figure.offsetHeight).toBe(0));
      rerender(page('visible'));
      await waitForState(figure, 'ready');
    }
  },
);

it('a training that is hidden has stopped, and can begin again', async () => {
  const page = (mode: 'hidden' | 'visible') => (
    <Activity mode={mode}>
      <TrainDenoiser points="twoMoons" steps={100_000} />
    </Activity>
  );
  const { container, rerender } = render(page('visible'));
  const figure = figureIn(container);
  await waitForState(figure, 'ready');
  const press = (name: string) =>
    userEvent.click([...figure.querySelectorAll('button')].find(({ textContent }) => textContent === name) as Element);
  await press('Train');
  await waitForState(figure, 'pending');
  rerender(page('hidden'));
  await vi.waitFor(() => expect(figure.offsetHeight).toBe(0));
  rerender(page('visible'));
  await waitForState(figure, 'ready');
  expect(figure.querySelector('[role=status]')?.textContent).toMatch(/^Stopped/);
});
