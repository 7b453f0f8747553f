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

it('gives its own elements no style attribute, which a strict policy would drop', () => {
  const markup = renderToStaticMarkup(<ScheduleComparison quantity="logSnr" alignment="snr" t={3} />);
  const tags = [...markup.matchAll(/<(?:figure|table|th|td|p|div|[a-z]+ class="df-)[^>]*>/g)].map(([tag]) => tag);
  expect(tags.length).toBeGreaterThan(50);
  expect(tags.filter((tag) => / style=/.test(tag) && !tag.includes('class="df-tex"'))).toEqual([]);
});

it('shows what is wrong in its frame', () => {
  expect(renderToStaticMarkup(<ScheduleComparison betaEnd={-1} />)).toContain('invalid betaEnd: -1');
});
