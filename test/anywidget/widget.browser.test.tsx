import { memory } from '@tensorflow/tfjs-core';
import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { NoiseTriptych } from '../../src/index.js';
import { pixelHash, readyPixels } from '../support/figures.js';
import { ended, FakeModel, figureIn, importWidget, type Shown, show } from './host.js';

const showReady = async (model: FakeModel) => {
  const shown = await show(model);
  return { ...shown, figure: await figureIn(shown, 'ready') };
};

const labelsOf = (figure: Element) =>
  [...figure.querySelectorAll('canvas')].map((canvas) => canvas.getAttribute('aria-label'));
const dialOf = (figure: Element) => figure.querySelector('input[type=range]') as HTMLInputElement;
const bytesOf = (...values: number[]) => new DataView(Float32Array.from(values).buffer);
const small = { resolution: 32 };

beforeEach(() => page.viewport(1000, 900));
afterEach(() => {
  for (const end of ended.splice(0)) end();
  document.body.replaceChildren();
});

describe('a widget', () => {
  it('paints the same pixels as the component', async () => {
    const { figure } = await showReady(new FakeModel({ type: 'noise-triptych', props: small, t: 200, seed: 3 }));
    expect(pixelHash(figure)).toBe(await readyPixels(<NoiseTriptych t={200} seed={3} resolution={32} />));
  });

  it.each(['light', 'dark'])('has the buttons and fields of a browser in a notebook that is %s', async (scheme) => {
    document.body.dataset['jpThemeLight'] = String(scheme === 'light');
    onTestFinished(() => void delete document.body.dataset['jpThemeLight']);
    const { figure } = await showReady(new FakeModel({ type: 'posterior-mean' }));
    expect(getComputedStyle(figure.querySelector('input[type=radio]') as Element).colorScheme).toBe(scheme);
  });

  it('keeps its keys from the shortcuts of Jupyter, which sees the place and not the slider inside', async () => {
    const { root } = await showReady(new FakeModel({ type: 'schedule-chart', t: 200 }));
    const heard: (EventTarget | null)[] = [];
    const hear = ({ target }: Event) => heard.push(target);
    document.addEventListener('keydown', hear);
    (root.querySelector('[role=slider]') as HTMLElement).focus();
    await userEvent.keyboard('{ArrowUp}');
    document.removeEventListener('keydown', hear);
    expect(heard.map((target) => (target as Element).closest('[data-lm-suppress-shortcuts]'))).toEqual([root.host]);
  });

  it('takes props by the names of JavaScript, of elements and of Python, and texts as elements do', async () => {
    const props = { resolution: 16, rows: '2', 'aspect-ratio': 1, same_noise: true, schedule: 'cosine' };
    const { figure } = await showReady(new FakeModel({ type: 'forward-grid', props }));
    expect(labelsOf(figure)).toHaveLength(10);
  });

  it('takes bytes that begin anywhere', async () => {
    const values = new DataView(new ArrayBuffer(25), 1);
    const image = { shape: [2, 3], values };
    for (let index = 0; index < 6; index++) values.setFloat32(4 * index, index / 6, true);
    const { figure } = await showReady(new FakeModel({ type: 'source-image', image }));
    const { width, height } = figure.querySelector('canvas') as HTMLCanvasElement;
    expect([width, height]).toEqual([3, 2]);
    const list = await showReady(
      new FakeModel({ type: 'source-image', image: { shape: [2, 3], values: [0, 1 / 6, 2 / 6, 3 / 6, 4 / 6, 5 / 6] } }),
    );
    expect(pixelHash(list.figure)).toBe(pixelHash(figure));
  });

  it('takes points as bytes', async () => {
    const points = { shape: [2, 2], values: bytesOf(0, 1, 1, 0) };
    const { figure } = await showReady(new FakeModel({ type: 'histogram', props: { of: 'x0' }, points }));
    expect(figure.querySelector('svg[role=img]')?.getAttribute('aria-label')).toContain('The 4 coordinates');
  });

  it('follows its model, back to the same pixels', async () => {
    const model = new FakeModel({ type: 'noise-triptych', props: small, t: 9 });
    const { figure } = await showReady(model);
    const before = pixelHash(figure);
    model.assign({ t: 500, seed: 1 });
    await vi.waitFor(() => expect(labelsOf(figure)[1]).toBe('x_t at t = 500'));
    await vi.waitFor(() => expect(figure.dataset['state']).toBe('ready'));
    expect(pixelHash(figure)).not.toBe(before);
    model.assign({ t: 9, seed: null });
    await vi.waitFor(() => expect(pixelHash(figure)).toBe(before));
    expect(model.saved).toEqual([]);
  });

  it('shows the newest of changes that come while it draws', async () => {
    const model = new FakeModel({
      type: 'reverse-chain',
      props: { resolution: 64, steps: 20, states: 3 },
      caption: 'One.',
    });
    const shown = await show(model);
    await figureIn(shown, 'pending');
    model.assign({ seed: 5, type: 'noise-triptych', props: small });
    model.assign({ t: 1, caption: 'Two.' });
    model.assign({ t: 2 });
    const figure = await figureIn(shown, 'ready');
    expect([figure.dataset['figure'], labelsOf(figure)[1]]).toEqual(['noise-triptych', 'x_t at t = 2']);
    expect(figure.querySelector('figcaption')?.textContent).toBe('Two.');
  });

  it('speaks the language of its model', async () => {
    const { figure } = await showReady(new FakeModel({ type: 'noise-triptych', props: small, lang: 'de' }));
    await vi.waitFor(() => expect(labelsOf(figure)[0]).toBe('das Bild x0'));
  });
});

describe('what readers choose', () => {
  it('is told once, and shown by all views of the model', async () => {
    const props = { ...small, 'default-epsilon-error': 0.2 };
    const model = new FakeModel({ type: 'x0-reconstruction', props, t: 9 });
    const [first, second] = [await showReady(model), await showReady(model)];
    dialOf(first.figure).focus();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await vi.waitFor(() => expect(dialOf(second.figure).valueAsNumber).toBe(0.22));
    await vi.waitFor(() => expect(pixelHash(second.figure)).toBe(pixelHash(first.figure)));
    const told = (epsilonError: number) => ({ props: { ...props, epsilonError } });
    await vi.waitFor(() => expect(model.saved).toEqual([told(0.21), told(0.22)]));
    model.assign({ props: { ...props, epsilonError: 0.5 } });
    await vi.waitFor(() =>
      expect([first, second].map(({ figure }) => dialOf(figure).valueAsNumber)).toEqual([0.5, 0.5]),
    );
    expect(model.saved).toHaveLength(2);
  });

  it('is the trait t where it is a timestep', async () => {
    const model = new FakeModel({ type: 'schedule-chart', t: 100 });
    const { figure } = await showReady(model);
    figure.querySelector<HTMLElement>('[role=slider]')?.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(model.saved).toEqual([{ t: 101 }]);
  });

  it('is told to the kernel at most 20 times a second while a reader drags, and the last value always', async () => {
    const model = new FakeModel({ type: 'noise-triptych', props: small, t: 200 });
    const { root, remove } = await showReady(model);
    const slider = await vi.waitFor(() => {
      const found = root.querySelector<HTMLInputElement>('.df-slider input[type=range]');
      expect(found).not.toBeNull();
      return found as HTMLInputElement;
    });
    const drag = (from: number) => {
      for (let t = from; t < from + 60; t++) {
        slider.valueAsNumber = t;
        slider.dispatchEvent(new Event('input', { bubbles: true }));
      }
    };
    drag(300);
    expect(model.get('t')).toBe(359);
    await vi.waitFor(() => expect(model.saved.at(-1)).toEqual({ t: 359 }));
    expect(model.saved.length).toBeLessThan(20);
    // Also where the cell goes away before the next message.
    drag(500);
    remove();
    expect(model.saved.at(-1)).toEqual({ t: 559 });
  });

  it('is t by a slider below figures that have no control of their own for it', async () => {
    const sliderIn = ({ root }: Shown) => root.querySelector<HTMLInputElement>('.df-slider input[type=range]');
    const model = new FakeModel({ type: 'noise-triptych', props: small, t: 200, lang: 'de' });
    const [first, second] = [await showReady(model), await showReady(model)];
    const slider = sliderIn(first) as HTMLInputElement;
    await vi.waitFor(() => expect(slider.labels?.[0]?.textContent).toBe('Zeitschritt t'));
    expect([slider.valueAsNumber, slider.max]).toEqual([200, '999']);
    slider.focus();
    await userEvent.keyboard('{ArrowRight}{PageUp}');
    await vi.waitFor(() => expect(model.saved).toEqual([{ t: 201 }, { t: 251 }]));
    await vi.waitFor(() => expect(sliderIn(second)?.valueAsNumber).toBe(251));
    await vi.waitFor(() => expect(labelsOf(second.figure)[1]).toContain('251'));

    const path = new FakeModel({ type: 'noise-triptych', props: { ...small, schedule: { path: 'flow' } } });
    const ofPath = await showReady(path);
    sliderIn(ofPath)?.focus();
    await userEvent.keyboard('{End}');
    expect(path.saved).toEqual([{ t: 1 }]);
    const first1 = new FakeModel({ type: 'chain-diagram', props: small, t: 2 });
    sliderIn(await showReady(first1))?.focus();
    await userEvent.keyboard('{Home}');
    expect(first1.saved).toEqual([{ t: 1 }]);
    for (const type of ['schedule-chart', 'source-image', 'density-flow']) {
      const { root } = await show(new FakeModel({ type }));
      await vi.waitFor(() => expect(root.querySelector('figure')).not.toBeNull());
      expect(root.querySelector('figure ~ .df-slider')).toBeNull();
    }
  });

  it('is the trait step of a trajectory, and its arrays are not sent again', async () => {
    const states = { shape: [3, 1, 2], values: bytesOf(4, 3, 2, 1, 0, 0) };
    const model = new FakeModel({ type: 'trajectory', props: { states, timesteps: [20, 10] }, step: 0 });
    const { figure } = await showReady(model);
    expect(labelsOf(figure)[0]).toBe('the state x_t at step 0 of 2, t = 20; RMS distance from the last state: 5.000');
    dialOf(figure).focus();
    await userEvent.keyboard('{ArrowRight}');
    await vi.waitFor(() => expect(labelsOf(figure)[0]).toContain('step 1 of 2, t = 10'));
    expect(model.saved).toEqual([{ step: 1 }]);
  });

  it('stays on the page where the kernel is dead, and the widget says so', async () => {
    const model = new FakeModel({ type: 'x0-reconstruction', props: { ...small, epsilonError: 0.2 }, t: 9 });
    const { figure, root } = await showReady(model);
    dialOf(figure).focus();
    await userEvent.keyboard('{ArrowLeft}');
    model.isKernelAlive = false;
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await vi.waitFor(() => expect(root.querySelector('p[role=status]')?.textContent).toMatch(/kernel does not answer/));
    expect(dialOf(figure).valueAsNumber).toBe(0.21);
    model.isKernelAlive = true;
    await userEvent.keyboard('{ArrowRight}');
    await vi.waitFor(() => expect(root.querySelector('p[role=status]')).toBeNull());
  });

  it('stays on the page where Jupyter has started the kernel anew, and the widget says so until it knows the model', async () => {
    const model = new FakeModel({ type: 'x0-reconstruction', props: { ...small, epsilonError: 0.2 }, t: 9 });
    const { figure, root } = await showReady(model);
    const connect = (isConnected: boolean) => {
      model.isKnown = isConnected;
      model.tell('comm_live_update');
    };
    connect(false);
    const said = () => root.querySelector('p[role=status]')?.textContent;
    await vi.waitFor(() => expect(said()).toMatch(/kernel does not answer/));
    dialOf(figure).focus();
    await userEvent.keyboard('{ArrowRight}');
    await vi.waitFor(() => expect(dialOf(figure).valueAsNumber).toBe(0.21));
    expect(said()).toMatch(/kernel does not answer/);
    connect(true);
    await vi.waitFor(() => expect(said()).toBeUndefined());
  });
});

describe('in a book, whose pages have no kernel', () => {
  it('readers choose all the same, and nothing is said of a kernel', async () => {
    const model = new FakeModel({ type: 'x0-reconstruction', props: { ...small, epsilonError: 0.2 }, t: 9 });
    model.isKernelAlive = false;
    model.off = () => {
      throw new Error('not implemented');
    };
    const { figure, root, remove, el } = await showReady(model);
    (figure.querySelector('input[type=range]') as HTMLElement).focus();
    await userEvent.keyboard('{ArrowRight}');
    await vi.waitFor(() => expect(model.get('props')).toEqual({ ...small, epsilonError: 0.21 }));
    await vi.waitFor(() => expect(figure.dataset['state']).toBe('ready'));
    expect(root.querySelector('p[role=status]')).toBeNull();
    remove();
    expect(el.childNodes.length).toBe(0);
  });
});

describe('where the theme of a book makes a widget anew in its shadow root', () => {
  const traits = { type: 'x0-reconstruction', props: { ...small, epsilonError: 0.2 }, t: 9 };

  it.each([
    ['keeps what readers chose', {}, false, 0.21],
    ['shows what the page says, if that is new', { t: 8 }, false, 0.2],
    ['shows what the kernel says, if there is one', {}, true, 0.2],
  ])('%s', async (_, changed, isKernelAlive, expected) => {
    const { render } = await importWidget();
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    const make = async (own: object) => {
      const model = Object.assign(new FakeModel({ ...traits, ...own }), { isKernelAlive });
      const el = document.createElement('div');
      root.replaceChildren(el);
      ended.push(render({ model, el }));
      const view = { el, root: el.firstElementChild?.shadowRoot as ShadowRoot, remove: () => {} };
      return dialOf(await figureIn(view, 'ready'));
    };
    const dial = await make({});
    dial.focus();
    await userEvent.keyboard('{ArrowRight}');
    await vi.waitFor(() => expect(dial.valueAsNumber).toBe(0.21));
    expect((await make(changed)).valueAsNumber).toBe(expected);
  });
});

describe('in a page with Thebe, which runs the module in a frame', () => {
  it.each(['at once', 'later'])(
    'a widget has its styles where the page moves it into another document %s',
    async (when) => {
      const model = new FakeModel({ type: 'noise-triptych', props: small, caption: 'A cat.' });
      const { root: here } = await showReady(model);
      const { root, el } = await show(model);
      if (when === 'later') await new Promise((resolve) => setTimeout(resolve));
      const frame = document.body.appendChild(document.createElement('iframe'));
      (frame.contentDocument as Document).body.append(el);
      const figure = await figureIn({ root }, 'ready');
      const styleOf = (element: Element) => {
        const view = element.ownerDocument.defaultView as Window;
        const { color, fontSize, lineHeight } = view.getComputedStyle(element.querySelector('figcaption') as Element);
        const { marginTop, display } = view.getComputedStyle((element.getRootNode() as ShadowRoot).host);
        return { color, fontSize, lineHeight, marginTop, display };
      };
      expect(styleOf(figure)).toEqual(styleOf(here.querySelector('figure') as Element));
      expect(styleOf(figure)).toMatchObject({ display: 'block', marginTop: '24px' });
      expect(frame.contentDocument?.adoptedStyleSheets).toHaveLength(1);
    },
  );
});

describe('what is wrong', () => {
  it.each([
    [{ type: 'nope' }, /^invalid type: "nope"; expected one of chain-diagram/],
    [{ type: '' }, /^invalid type: ""; expected one of/],
    [{ props: { colour: 'red' } }, /^invalid prop: "colour"; expected one of loading, menu, .*resolution/],
    [{ props: { constructor: 1 } }, /^invalid prop: "constructor"; expected one of loading, menu, .*resolution/],
    [{ props: JSON.parse('{"__proto__": 1}') }, /^invalid prop: "__proto__"; expected one of/],
    [{ caption: { text: 'a cat' } }, /^invalid caption: \[object Object\]; expected a text$/],
    [{ caption: ['a cat'] }, /^invalid caption: \["a cat"\]; expected a text$/],
    [{ caption: 3 }, /^invalid caption: 3; expected a text$/],
    [{ props: [1] }, /^invalid props: \[1\]; expected a dict/],
    [{ t: 1000 }, /^invalid t: 1000; expected an integer/],
    [{ points: [0, 1] }, /^invalid prop: "points"; expected one of/],
    [{ image: { shape: [2, 2], values: bytesOf(0, 0, 0) } }, /image.values: 3 of them; expected 4, as the shape/],
    [
      { image: { shape: [1, 1], values: new DataView(new ArrayBuffer(3)) } },
      /^invalid image.values: 3 bytes; expected/,
    ],
    [
      { type: 'histogram', points: { shape: [2, 2], values: bytesOf(0, 0, 0) } },
      /^invalid points.values: 3 of them; expected 4, as the shape \[2,2\] says/,
    ],
    [
      { type: 'histogram', points: { shape: [4], values: bytesOf(0, 0, 0, 0) } },
      /^invalid points.shape: \[4\]; expected/,
    ],
  ])('is said in the figure’s place and to the kernel: %j', async (wrong, message) => {
    const model = new FakeModel({ type: 'noise-triptych', props: small, ...wrong });
    const shown = await show(model);
    await vi.waitFor(() => expect(shown.root.querySelector('[role=alert]')?.textContent).toMatch(message));
    await vi.waitFor(() => expect(model.get('error')).toMatch(message));
    expect(model.saved).toEqual([{ error: expect.stringMatching(message) }]);
  });

  it.each([[{ props: { ...small, colour: 'red' } }], [{ t: 1000 }]])(
    'leaves what was shown, until it is mended: %j',
    async (wrong) => {
      const good = { props: small, t: 9 };
      const model = new FakeModel({ type: 'noise-triptych', ...good });
      const { root, figure } = await showReady(model);
      const before = pixelHash(figure);
      model.assign(wrong);
      await vi.waitFor(() => expect(root.querySelector('[role=alert]')).not.toBeNull());
      await vi.waitFor(() => expect(model.get('error')).toMatch(/^invalid/));
      expect(pixelHash(root.querySelector('figure') as Element)).toBe(before);
      model.assign(good);
      await vi.waitFor(() => expect(root.querySelector('[role=alert]')).toBeNull());
      await vi.waitFor(() => expect(model.get('error')).toBe(''));
    },
  );
});

describe('on a notebook’s page', () => {
  it('two models share what one has loaded', async () => {
    const warn = vi.spyOn(console, 'warn');
    const widget = await importWidget();
    expect(Object.keys(widget)).toEqual(['render']);
    expect(await importWidget()).toBe(widget);
    await showReady(new FakeModel({ type: 'noise-triptych', props: small }));
    await showReady(new FakeModel({ type: 'noise-triptych', props: small }));
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it('leaves nothing when it is removed', async () => {
    const values = Float32Array.from({ length: 64 }, (_, index) => index / 64);
    const model = new FakeModel({ type: 'noise-triptych', image: { shape: [8, 8], values } });
    const { el, root, remove } = await showReady(model);
    expect(memory().numTensors).toBeGreaterThan(0);
    remove();
    expect([el.childNodes.length, root.querySelectorAll('canvas').length, model.listeners]).toEqual([0, 0, 0]);
    await vi.waitFor(() => expect(memory().numTensors).toBe(0));
  });

  it('ends with its signal, and the same element is drawn into again', async () => {
    const { render } = await importWidget();
    const el = document.createElement('div');
    document.body.append(el);
    const model = new FakeModel({ type: 'noise-triptych', props: small });
    const controller = new AbortController();
    const remove = render({ model, el, signal: controller.signal });
    controller.abort();
    expect([el.childNodes.length, model.listeners]).toEqual([0, 0]);
    remove();
    ended.push(render({ model, el }));
    await figureIn({ root: el.firstElementChild?.shadowRoot as ShadowRoot }, 'ready');
  });
});
