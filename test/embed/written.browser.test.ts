import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { AnyDefinition } from '../../src/figure/definition.js';
import { resolveSchedule } from '../../src/process/schedule.js';
import type { ScheduleOptions } from '../../src/process/types.js';
import { attributeOf, readsOf } from '../../src/serialize/attributes.js';
import { markupOf } from '../../src/serialize/html.js';
import { definitions } from '../support/definitions.js';
import { anyImage, anyList, anyPath, anySchedule, curvesOf, withoutMinusZero } from '../support/written.js';

/** The props of a figure, written as an element, and read again from what a browser's parser makes of that. */
function readAgain(type: string, props: object): Record<string, unknown> {
  const element = document.createElement('diffusion-figure');
  element.setAttribute('type', type);
  const { all: propTable } = definitions.find(({ name }) => name === type) as AnyDefinition;
  const template = document.createElement('template');
  template.innerHTML = markupOf(element, { props, propTable, defaults: {}, t: undefined }).code;
  const written = template.content.firstElementChild as Element;
  const reads = Object.entries(readsOf(propTable)).flatMap(([name, read]) => {
    const text = written.getAttribute(attributeOf(name));
    return text === null ? [] : [[name, read(text)]];
  });
  return Object.fromEntries(reads);
}

it('a copied element has the image and the points that the figure has', () => {
  fc.assert(
    fc.property(anyList, anyImage, (points, { shape, values }) => {
      const read = readAgain('histogram', { points, image: { shape, values } });
      expect(read).toEqual({ points: withoutMinusZero(points), image: { shape, values: withoutMinusZero(values) } });
    }),
  );
});

it('a copied element has the schedule that the figure has', () => {
  fc.assert(
    fc.property(anySchedule, (schedule) => {
      const { kind: _, ...arrays } = resolveSchedule(schedule);
      const read = readAgain('schedule-chart', { schedule })['schedule'];
      expect(resolveSchedule(read as ScheduleOptions)).toMatchObject(arrays);
    }),
  );
});

it('a copied element has the path that the figure has', () => {
  fc.assert(
    fc.property(anyPath, (path) => {
      expect(curvesOf(readAgain('schedule-chart', { schedule: path })['schedule'])).toEqual(curvesOf(path));
    }),
  );
});

it('a copied element has the address of the image that the figure has', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (image) => {
      expect(readAgain('source-image', { image })).toEqual({ image: new URL(image).href });
    }),
  );
});
