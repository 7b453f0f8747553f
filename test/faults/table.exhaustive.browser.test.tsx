import { afterEach, beforeEach, expect, it } from 'vitest';
import { few } from '../support/exhaustive.js';
import { figureIn, messageOf, show, waitForState } from '../support/figures.js';
import { FigureNamed } from './figures.js';
import { oversized } from './oversized.js';
import { type Fault, faults } from './table.js';
import { images } from './values.js';
import { nonsenseIn, type Strays, watchStrays } from './watch.js';

let strays: Strays;
beforeEach(() => {
  strays = watchStrays();
});
afterEach(() => {
  strays.stop();
  expect(strays.errors).toEqual([]);
});

const isFirstOfProp = ([, prop]: Fault, index: number) => prop !== faults[index - 1]?.[1];

it.each(few(faults, isFirstOfProp))('%s %s={%s}', async (figure, prop, _value, make, message) => {
  const image = images['small image']();
  const shown = show(<FigureNamed name={figure} image={image} {...{ [prop]: make() }} />);
  if (message === null) await waitForState(shown.figure, 'ready');
  else expect(await messageOf(shown.figure)).toContain(message);
  expect(nonsenseIn(shown.figure)).toEqual([]);
});

it.each(few(oversized, (_, index) => index === 0))(
  'an image that no canvas can hold is shown: %s',
  async (_name, make) => {
    const { container } = show(<FigureNamed name="SourceImage" image={await make()} resolution={64} />);
    await waitForState(figureIn(container), 'ready');
    const context = container.querySelector('canvas')?.getContext('2d');
    expect([...(context?.getImageData(0, 0, 1, 1).data ?? [])]).toEqual([0, 0, 0, 255]);
  },
);
