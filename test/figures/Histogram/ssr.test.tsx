import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { DiffusionProvider, Histogram } from '../../../src/index.js';

it('reserves its place on a server, pending, with its formulas', () => {
  const markup = renderToStaticMarkup(<Histogram height={300} />);
  expect(markup).toMatch(/^<figure [^>]*data-figure="histogram" data-state="pending" aria-busy="true"/);
  expect(markup).toContain('aria-label="The values of x_t at t = 50"');
  expect(markup).toContain('<math');
  expect(markup).not.toContain('df-tex-error');
  // 26 px above the drawing and 30 px below it.
  expect(markup).toMatch(/<svg class="df-chart-drawing" width="100%" height="244"/);
});

it('takes the timestep and the schedule of a provider', () => {
  const markup = renderToStaticMarkup(
    <DiffusionProvider schedule={{ timesteps: 20 }} t={7}>
      <Histogram />
      <Histogram t={20} />
    </DiffusionProvider>,
  );
  expect(markup).toContain('The values of x_t at t = 7');
  expect(markup).toContain('invalid t: 20; expected an integer in 0 &lt;= t &lt; 20');
});

it.each([
  [
    <Histogram key="" of={'mean' as 'xt'} />,
    'invalid of: &quot;mean&quot;; expected one of &#x27;x0&#x27;, &#x27;xt&#x27;,',
  ],
  [<Histogram key="" height={100} />, 'invalid height: 100; expected 160 &lt;= height &lt;= 2000'],
])('says what is wrong instead of throwing', (element, message) => {
  const markup = renderToStaticMarkup(element);
  expect(markup).toContain('data-state="error"');
  expect(markup).toContain(message);
});
