import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { ScheduleComparison } from '../../../src/index.js';

it("has its place, its chart and its numbers in a server's markup, all but those of the image", () => {
  const markup = renderToStaticMarkup(<ScheduleComparison />);
  expect(markup).toMatch(/^<figure [^>]*data-figure="schedule-comparison" data-state="pending" aria-busy="true"/);
  expect(markup.match(/data-curve="/g)).toHaveLength(4);
  expect(markup.match(/<canvas /g)).toHaveLength(20);
  expect(markup).toContain('<th scope="row" data-meaning="linear">linear</th><td>t = 258</td><td>–</td>');
});
