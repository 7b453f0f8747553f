import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ScheduleComparison } from '../../../src/index.js';

it("has its place, its chart and its numbers in a server's markup, all but those of the image", () => {
  const markup = renderToStaticMarkup(<ScheduleComparison />);
  expect(markup).toMatch(/^<figure [^>]*data-figure="schedule-comparison" data-state="pending" aria-busy="true"/);
  expect(markup.match(/data-curve="/g)).toHaveLength(4);
  expect(markup.match(/<canvas /g)).toHaveLength(20);
  // The column of the image is pending.
  expect(markup).toMatch(
    /<th scope="row" data-ink="category-1">.*?linear.*?<\/th><td><bdi dir="ltr">258<\/bdi><\/td><td>.{0,60}…/,
  );
});
