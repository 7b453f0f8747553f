import { afterEach, expect, it, vi } from 'vitest';
import { addFigure, setMessages } from '../../src/embed/index.js';
import type { Kit } from '../../src/embed/kit.js';
import { PATIENCE_MILLISECONDS } from '../support/patience.js';

afterEach(() => {
  document.body.replaceChildren();
  setMessages({});
});

function put(markup: string): HTMLElement {
  document.body.innerHTML = markup;
  return document.body.firstElementChild as HTMLElement;
}

const figureOf = (element: HTMLElement) => element.shadowRoot?.querySelector('figure');

async function waitForState(element: HTMLElement, state: string): Promise<HTMLElement> {
  await vi.waitFor(() => expect(figureOf(element)?.dataset['state']).toBe(state), {
    timeout: PATIENCE_MILLISECONDS,
    interval: 10,
  });
  return figureOf(element) as HTMLElement;
}

/** One noisy image, by a prop of its own. */
const glimpse = ({ definePanels, ofImages, prop, quantity }: Kit) =>
  definePanels({
    name: 'glimpse',
    shared: ofImages,
    props: { share: prop.number({ default: 0.5, min: 0, max: 1 }) },
    describe: ({ schedule, seed, share }) => {
      const t = Math.round(share * (schedule.timesteps - 1));
      const xt = quantity.forwardJump(schedule, quantity.x0, t, quantity.noise({ seed }));
      return { rows: [{ panels: [{ quantity: xt, label: `x_t at t = ${t}` }] }] };
    },
  });

const labelOf = (figure: HTMLElement) => figure.querySelector('canvas')?.getAttribute('aria-label');

it('draws a figure of the page’s own by its attributes, in the height that was kept for it', async () => {
  addFigure('glimpse', glimpse, { height: (width) => width });
  const element = put('<diffusion-figure type="glimpse" share="0.2" resolution="16" style="width: 200px">');
  await Promise.resolve();
  expect(element.getBoundingClientRect().height).toBeCloseTo(200, 0);
  const figure = await waitForState(element, 'ready');
  expect(labelOf(figure)).toBe('x_t at t = 200');
  element.setAttribute('share', '1');
  await vi.waitFor(() => expect(labelOf(figure)).toBe('x_t at t = 999'));
  element.setAttribute('share', '2');
  await waitForState(element, 'error');
  expect(figure.querySelector('[role=alert]')?.textContent).toBe('invalid share: 2; expected 0 <= share <= 1');
});

it('draws one that is added after the page has asked for it', async () => {
  const element = put('<diffusion-figure type="latecomer" resolution="16">');
  await waitForState(element, 'error');
  addFigure('latecomer', glimpse);
  expect(labelOf(await waitForState(element, 'ready'))).toBe('x_t at t = 500');
});

it('says in the figure’s place what its making throws', async () => {
  addFigure('stillborn', () => {
    throw new Error('it has no pixels');
  });
  const element = put('<diffusion-figure type="stillborn">');
  const onError = vi.fn();
  element.addEventListener('error', onError);
  const figure = await waitForState(element, 'error');
  expect(figure.querySelector('[role=alert]')?.textContent).toBe('it has no pixels');
  await vi.waitFor(() => expect(onError).toHaveBeenCalledOnce());
});

it('keeps the library’s own figures as they are', () => {
  const message = 'invalid type: "reverse-chain"; expected a name that no figure of the library has';
  expect(() => addFigure('reverse-chain', glimpse)).toThrow(new RangeError(message));
});

it('says what it says in the page’s language', async () => {
  const element = put('<diffusion-control type="play-controls">');
  await vi.waitFor(() => expect(element.shadowRoot?.textContent).toContain('Backward'), {
    timeout: PATIENCE_MILLISECONDS,
  });
  setMessages({ 'controls.backward': 'rückwärts' });
  await vi.waitFor(() => expect(element.shadowRoot?.textContent).toContain('rückwärts'));
  expect(element.shadowRoot?.textContent).toContain('Speed');
});

it('lets go of an element that is removed, near the viewport or far from it', async () => {
  const elements = [0, 90_000].map((top) => {
    const element = document.createElement('diffusion-figure');
    Object.assign(element.style, { position: 'absolute', top: `${top}px` });
    element.setAttribute('type', 'schedule-chart');
    document.body.append(element);
    return element as HTMLElement & { refresh: () => void };
  });
  const refreshed = elements.map((element) => vi.spyOn(element, 'refresh'));
  const disconnected = vi.spyOn(MutationObserver.prototype, 'disconnect');
  const silenced = vi.spyOn(window, 'removeEventListener');
  setMessages({});
  expect(refreshed.map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  for (const element of elements) element.remove();
  await vi.waitFor(() => expect(silenced.mock.calls.some(([type]) => type === 'beforeprint')).toBe(true));
  expect(disconnected.mock.calls.length).toBeGreaterThanOrEqual(2);
  setMessages({});
  expect(refreshed.map(({ mock }) => mock.calls.length)).toEqual([1, 1]);
  vi.restoreAllMocks();
});
