import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { page } from 'vitest/browser';
import '../../src/embed/index.js';
import { figures } from '../../src/embed/figures.js';
import { addFigure } from '../../src/embed/own.js';
import { PATIENCE_MILLISECONDS } from '../support/patience.js';

// What happens to an element while its code is being loaded, and when that fails. Each test takes types of its own: what has come
// once is there.

/** Holds back the code of the figures; a test lets it come, or fail. */
function held() {
  const asked: { come: () => void; fail: () => void }[] = [];
  const get = figures.get.bind(figures);
  vi.spyOn(figures, 'get').mockImplementation((type) => {
    const fetch = get(type);
    return (
      fetch &&
      (() =>
        new Promise((come, reject) => {
          asked.push({ come: () => come(fetch()), fail: () => reject(new TypeError('Failed to fetch')) });
        }))
    );
  });
  /** The requests so far, once there are as many. */
  const requests = async (count: number) => {
    await vi.waitFor(() => expect(asked).toHaveLength(count), { timeout: PATIENCE_MILLISECONDS });
    return asked;
  };
  return { asked, requests };
}

function elementOf(type: string): HTMLElement {
  const element = document.createElement('diffusion-figure');
  for (const [name, value] of Object.entries({ type, loading: 'eager', resolution: '16' }))
    element.setAttribute(name, value);
  return element;
}

function put(type: string): HTMLElement {
  const element = elementOf(type);
  document.body.append(element);
  return element;
}

const nameOf = (element: HTMLElement) => element.shadowRoot?.querySelector('figure')?.dataset['figure'];
const messagesOf = (element: HTMLElement) =>
  [...(element.shadowRoot?.querySelectorAll('[role=alert]') ?? [])].map(({ textContent }) => textContent);
const nextTask = () => new Promise((resolve) => setTimeout(resolve));
const shows = (element: HTMLElement, name: string) =>
  vi.waitFor(() => expect(nameOf(element)).toBe(name), { timeout: PATIENCE_MILLISECONDS });

const stray = vi.fn();
beforeEach(async () => {
  await page.viewport(1000, 900);
  stray.mockClear();
  addEventListener('unhandledrejection', stray);
});
afterEach(() => {
  removeEventListener('unhandledrejection', stray);
  vi.restoreAllMocks();
  document.body.replaceChildren();
});

describe('a diffusion-figure whose code is on its way', () => {
  it.each(['noise-triptych', 'schedule-chart', 'histogram'])(
    'is drawn once, though it was taken out and put back a task later: %s',
    async (type) => {
      const { requests } = held();
      const element = put(type);
      await requests(1);
      element.remove();
      await nextTask();
      document.body.append(element);
      for (const { come } of await requests(2)) come();
      await shows(element, type);
      await nextTask();
      expect(nameOf(element)).toBe(type);
      expect(element.shadowRoot?.childElementCount).toBe(1);
    },
  );

  it('shows nothing of the type that it had before', async () => {
    const { asked, requests } = held();
    const element = put('forward-grid');
    await requests(1);
    element.setAttribute('type', 'source-image');
    await requests(2);
    asked[0]?.come();
    await nextTask();
    expect(nameOf(element)).toBeUndefined();
    asked[1]?.come();
    await shows(element, 'source-image');
  });

  it('shows the page’s own figure, though that was added meanwhile', async () => {
    const element = put('own-figure');
    // Nothing of what draws has come by then.
    addFigure('own-figure', ({ definePanels, ofImages, quantity }) =>
      definePanels({
        name: 'own',
        shared: ofImages,
        props: {},
        describe: () => ({ rows: [{ panels: [{ quantity: quantity.x0, label: 'the image' }] }] }),
      }),
    );
    await shows(element, 'own');
  });
});

describe('a diffusion-figure whose code does not come', () => {
  it('is drawn once when the browser is back online, though it failed twice', async () => {
    const { asked, requests } = held();
    const element = put('mean-comparison');
    (await requests(1))[0]?.fail();
    await vi.waitFor(() => expect(messagesOf(element).join()).toContain('Failed to fetch'));
    element.remove();
    await nextTask();
    document.body.append(element);
    (await requests(2))[1]?.fail();
    await vi.waitFor(() => expect(messagesOf(element).join()).toContain('Failed to fetch'));
    dispatchEvent(new Event('online'));
    for (const { come } of (await requests(3)).slice(2)) come();
    await shows(element, 'mean-comparison');
    await nextTask();
    expect([nameOf(element), messagesOf(element), asked.length]).toEqual(['mean-comparison', [], 3]);
    expect(stray).not.toHaveBeenCalled();
  });

  it('keeps the figure of the type that it had, says so, and draws the new one when the browser is back online', async () => {
    const element = put('x0-reconstruction');
    await shows(element, 'x0-reconstruction');
    const onError = vi.fn();
    element.addEventListener('error', onError);
    const { requests } = held();
    element.setAttribute('type', 'noise-prediction');
    (await requests(1))[0]?.fail();
    await vi.waitFor(() => expect(messagesOf(element).join()).toContain('Failed to fetch'));
    expect(messagesOf(element)[0]).toContain('noise-prediction');
    await vi.waitFor(() => expect(onError).toHaveBeenCalledTimes(1));
    // Whatever changes is a reason to ask again.
    element.setAttribute('seed', '3');
    (await requests(2))[1]?.fail();
    await vi.waitFor(() => expect(onError).toHaveBeenCalledTimes(2));
    expect([nameOf(element), messagesOf(element).length]).toEqual(['x0-reconstruction', 1]);
    dispatchEvent(new Event('online'));
    (await requests(3))[2]?.come();
    await shows(element, 'noise-prediction');
    expect(messagesOf(element)).toEqual([]);
    expect(stray).not.toHaveBeenCalled();
  });

  it('asks for nothing once it is gone', async () => {
    const { asked, requests } = held();
    const element = put('chain-diagram');
    (await requests(1))[0]?.fail();
    await vi.waitFor(() => expect(messagesOf(element).join()).toContain('Failed to fetch'));
    element.remove();
    await nextTask();
    dispatchEvent(new Event('online'));
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(asked).toHaveLength(1);
  });

  it('asks at once with loading="eager", else when it comes near', async () => {
    const { requests, asked } = held();
    const eager = elementOf('path-comparison');
    const lazy = elementOf('schedule-comparison');
    lazy.setAttribute('loading', 'lazy');
    const far = document.createElement('div');
    far.style.paddingTop = '20000px';
    far.append(lazy, eager);
    document.body.append(far);
    await requests(1);
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(asked).toHaveLength(1);
    asked[0]?.come();
    await shows(eager, 'path-comparison');
    far.remove();
  });
});
