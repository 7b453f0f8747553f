import { beforeEach, expect, it, onTestFinished, vi } from 'vitest';
import { cdp, page } from 'vitest/browser';
import { heights } from '../../src/embed/heights.js';
import '../../src/embed/index.js';
import { settled } from '../../src/testing/index.js';
import { elements } from '../support/heights.js';
import { PATIENCE_MILLISECONDS } from '../support/patience.js';

/** So high that every element of the page below begins in view. */
beforeEach(() => page.viewport(1000, 1600));

/** Puts markup into a container of a style. */
function put(markup: string, style: string): HTMLElement {
  const container = document.createElement('div');
  container.style.cssText = style;
  container.innerHTML = markup;
  document.body.append(container);
  onTestFinished(() => container.remove());
  return container;
}

it('has the heights of every figure, control and equation: `node scripts/heights.mjs` measures them', () => {
  expect(Object.keys(heights)).toEqual([...elements.keys()]);
});

const PAGE = `
  <p>At first the image.</p>
  <diffusion-equation name="forward-jump"></diffusion-equation>
  <diffusion-control type="timestep-slider"></diffusion-control>
  <diffusion-figure type="noise-triptych" formula>What x_t is made of.</diffusion-figure>
  <p>Then the schedule.</p>
  <diffusion-figure type="schedule-chart" height="200"></diffusion-figure>
  <diffusion-figure type="source-image" aspect-ratio="0.75" image="/stories/assets/coffee.jpg"></diffusion-figure>
  <p>At the end of it.</p>`;

it.each([360, 560, 800])('a page %d px wide moves by at most 0.1 when its elements are drawn', async (width) => {
  let shift = 0;
  const observer = new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) shift += (entry as PerformanceEntry & { value: number }).value;
  });
  observer.observe({ type: 'layout-shift' });
  onTestFinished(() => observer.disconnect());
  const container = put(PAGE, `width: ${width}px; font: 16px / 1.5 sans-serif`);
  await settled(container, { timeout: PATIENCE_MILLISECONDS });
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(shift).toBeLessThanOrEqual(0.1);
});

it.each([250, 300, 700])('a grid reserves the height of its rows and samples, %d px wide', async (width) => {
  const [element] = put(
    '<diffusion-figure type="forward-grid" rows="2" samples="2" loading="lazy"></diffusion-figure>',
    `margin-top: 9000px; width: ${width}px; font: 16px / 1.5 sans-serif`,
  ).children as unknown as [HTMLElement];
  await null; // the heights of all elements are read together
  const reserved = element.offsetHeight;
  element.scrollIntoView();
  await vi.waitFor(() => expect(element.shadowRoot?.querySelector('[data-state=ready]')).not.toBeNull());
  expect(Math.abs(element.offsetHeight - reserved)).toBeLessThan(32);
});

it('where a page asks for its width, an element is as wide before it is drawn as after', () => {
  const [element] = put(
    '<diffusion-figure type="source-image"></diffusion-figure>',
    'position: absolute; top: 100000px; display: flex; width: 900px',
  ).children;
  expect(Math.abs((element?.clientWidth ?? 0) - 650)).toBeLessThanOrEqual(2);
});

it('lays the page out as often for a hundred elements as for one', async () => {
  // The session of Chromium, whose methods Vitest does not declare.
  const session = cdp() as unknown as {
    send: (method: string) => Promise<{ metrics: { name: string; value: number }[] }>;
  };
  await session.send('Performance.enable');
  const layouts = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return metrics.find(({ name }) => name === 'LayoutCount')?.value ?? Number.NaN;
  };
  const before = await layouts();
  const container = put('', 'padding-top: 100000px');
  for (let count = 0; count < 100; count++) {
    const element = document.createElement('diffusion-figure');
    element.setAttribute('type', 'noise-triptych');
    container.append(element);
  }
  await Promise.resolve();
  expect(container.lastElementChild?.clientHeight).toBeGreaterThan(200);
  expect((await layouts()) - before).toBeLessThan(20);
});

it('leaves a sentence in one line, before its values are drawn and after', async () => {
  const sentence = document.createElement('p');
  sentence.innerHTML =
    'At t = <diffusion-control type="timestep-value"></diffusion-control> the scale is ' +
    '<diffusion-control type="coefficient-value" name="alphasCumprodSqrt"></diffusion-control>.';
  const line = document.createElement('p');
  line.textContent = 'At t = 50 the scale is 0.985.';
  document.body.append(sentence, line);
  expect(sentence.clientHeight).toBe(line.clientHeight);
  const values = [...sentence.querySelectorAll('diffusion-control')];
  await vi.waitFor(() => {
    for (const { shadowRoot } of values) expect(shadowRoot?.textContent).toMatch(/\d/);
  });
  expect(sentence.clientHeight).toBe(line.clientHeight);
});
