import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../src/embed/index.js';
import { settled } from '../../src/testing/index.js';
import { PATIENCE_MILLISECONDS } from '../support/patience.js';

/** Puts markup on the page. */
function put(markup: string, width = 800): HTMLElement {
  const container = document.createElement('div');
  container.style.width = `${width}px`;
  container.innerHTML = markup;
  document.body.append(container);
  return container.firstElementChild as HTMLElement;
}

function figureOf(element: HTMLElement): HTMLElement | null {
  return element.shadowRoot?.querySelector<HTMLElement>('figure') ?? null;
}

async function waitForState(element: HTMLElement, state: string): Promise<HTMLElement> {
  const isThere = () => {
    expect(figureOf(element)?.dataset['state']).toBe(state);
    expect(figureOf(element)?.querySelector('[data-loading]')).toBeNull();
  };
  await vi.waitFor(isThere, { timeout: PATIENCE_MILLISECONDS, interval: 10 });
  return figureOf(element) as HTMLElement;
}

function labelsOf(element: HTMLElement): (string | null)[] {
  return [...(element.shadowRoot?.querySelectorAll('canvas') ?? [])].map((canvas) => canvas.getAttribute('aria-label'));
}

beforeEach(() => page.viewport(1000, 900));
afterEach(() => document.body.replaceChildren());

describe('a diffusion-figure', () => {
  it('draws the figure of its type, with its attributes as props', async () => {
    const element = put('<diffusion-figure type="noise-triptych" t="200" resolution="32" schedule="cosine">');
    await waitForState(element, 'ready');
    expect(labelsOf(element)).toEqual(['the image x0', 'x_t at t = 200', 'the noise ε in x_t at t = 200']);
  });

  it('draws it on the path that an attribute names', async () => {
    const path = `schedule='{"path":"flow","shift":3}'`;
    const element = put(`<diffusion-figure type="noise-triptych" t="0.25" resolution="32" formula ${path}>`);
    const figure = await waitForState(element, 'ready');
    expect(labelsOf(element)[1]).toBe('x_t at t = 0.25');
    // With as much signal as noise there, and α + σ = 1.
    await vi.waitFor(() => expect(figure.querySelector('.df-formula')?.textContent).toMatch(/0\.500.*0\.500/));
  });

  it.each(['light', 'dark'])('has the buttons and fields of a browser on a site that is %s', async (scheme) => {
    const element = put(
      `<div data-theme="${scheme}"><diffusion-figure type="posterior-mean"></diffusion-figure></div>`,
    );
    const figure = await waitForState(element.firstElementChild as HTMLElement, 'ready');
    expect(getComputedStyle(figure.querySelector('input[type=radio]') as Element).colorScheme).toBe(scheme);
  });

  it('keeps its styles in the document of a frame, and back, and is drawn again there', async () => {
    const element = put('<diffusion-figure type="noise-triptych" resolution="16">');
    // Left in a frame that is removed, its observers would report an error of the page in each frame of every later test.
    onTestFinished(() => element.remove());
    const home = element.parentElement as HTMLElement;
    await waitForState(element, 'ready');
    const look = () => {
      const { display, fontVariantNumeric } = getComputedStyle(figureOf(element) as HTMLElement);
      const ink = getComputedStyle(element).getPropertyValue('--df-signal');
      const menu = figureOf(element)?.querySelector('.df-menu') as Element;
      // Not `clientHeight`, which is rounded with the position on the page.
      return [
        element.getBoundingClientRect().height,
        display,
        fontVariantNumeric,
        ink,
        getComputedStyle(menu).position,
      ];
    };
    // With the fonts of its formulas, which come after it is ready.
    await settled(home, { timeout: PATIENCE_MILLISECONDS });
    const before = look();
    const frame = document.createElement('iframe');
    frame.width = '900';
    document.body.append(frame);
    const place = (frame.contentDocument as Document).createElement('div');
    place.style.cssText = `font: ${getComputedStyle(home).font}; width: 800px`;
    frame.contentDocument?.body.append(place);
    for (const [parent, t] of [
      [place, '300'],
      [home, '400'],
    ] as const) {
      parent.append(element);
      element.setAttribute('t', t);
      await vi.waitFor(() => expect(labelsOf(element)[1]).toBe(`x_t at t = ${t}`));
      await waitForState(element, 'ready');
      expect(element.shadowRoot?.querySelector('[role=alert]')).toBeNull();
      await settled(parent, { timeout: PATIENCE_MILLISECONDS });
      // A document asks for the fonts of formulas when it lays them out, and `fonts.ready` may come before.
      await vi.waitFor(() => expect(look()).toEqual(before));
    }
  });

  it('has the rules of its menu where the menu of another has come before', async () => {
    const heights: number[] = [];
    for (const type of ['density-flow', 'density-flow']) {
      const element = put(`<diffusion-figure type="${type}" resolution="16">`);
      const menu = (await waitForState(element, 'ready')).querySelector('.df-menu') as Element;
      expect(getComputedStyle(menu).position).toBe('absolute');
      heights.push(element.getBoundingClientRect().height);
    }
    expect(heights[1]).toBe(heights[0]);
  });

  it('takes the place of what a server has put into a shadow root, open or closed', async () => {
    for (const mode of ['open', 'closed']) {
      const place = put('<div></div>');
      place.setHTMLUnsafe(
        `<diffusion-figure type="schedule-chart"><template shadowrootmode="${mode}">from a server</template></diffusion-figure>`,
      );
      const element = place.firstElementChild as HTMLElement;
      const isDrawn = new Promise((resolve) => element.addEventListener('ready', resolve));
      await isDrawn;
      expect(getComputedStyle(element).display).toBe('block');
      expect(element.clientHeight).toBeGreaterThan(200);
    }
  });

  it.each([
    ['type="noise-prediction" t="30" resolution="16" denoiser="gaussian"', 'a Gaussian prior'],
    ['type="reverse-chain" states="2" steps="3" resolution="16" denoiser="gaussian" from="400"', 'a Gaussian prior'],
    ['type="posterior-mean" t="100" default-target="3"', 'weight of the framed image100%'],
    [`type="patch-faces" schedule='{"timesteps":3}' default-window="31"`, 'whole image'],
  ])('asks denoisers: %s', async (attributes, text) => {
    const element = put(`<diffusion-figure ${attributes}>`);
    const figure = await waitForState(element, 'ready');
    expect(figure.textContent).toContain(text);
  });

  it('takes an array as a property, set before or after it is drawn, or as JSON', async () => {
    const element = put('<diffusion-figure type="source-image">') as HTMLElement & { image: unknown };
    const sizeOf = (shown: HTMLElement) => {
      const canvas = shown.shadowRoot?.querySelector('canvas');
      return [canvas?.width, canvas?.height];
    };
    element.image = { shape: [2, 3], values: new Float32Array(6) };
    await waitForState(element, 'ready');
    expect(sizeOf(element)).toEqual([3, 2]);
    element.image = { shape: [1, 4, 1], values: [0, 0, 0, 0] };
    await vi.waitFor(() => expect(sizeOf(element)).toEqual([4, 1]));
    const other = put(`<diffusion-figure type="source-image" image='{"shape":[5,1],"values":[0,1,0,1,0]}'>`);
    await waitForState(other, 'ready');
    expect(sizeOf(other)).toEqual([1, 5]);
  });

  it('adopts properties that were set before it was defined', async () => {
    const element = document.createElement('diffusion-figure') as HTMLElement & { points: unknown };
    element.setAttribute('type', 'histogram');
    // As on an element that the script has not defined yet.
    Object.defineProperty(element, 'points', {
      value: Float32Array.of(0, 1, 1, 0),
      configurable: true,
      writable: true,
    });
    document.body.append(element);
    const figure = await waitForState(element, 'ready');
    expect(figure.querySelector('svg[role=img]')?.getAttribute('aria-label')).toContain('The 4 coordinates of x_t');
    element.points = [0, 1];
    await vi.waitFor(() => {
      expect(figure.querySelector('svg[role=img]')?.getAttribute('aria-label')).toContain('The 2 coordinates of x_t');
    });
  });

  it.each([
    ['type="histogram" points="twoMoons" count="50" t="300"', 'The 100 coordinates of x_t at t = 300'],
    ['type="histogram" points="[0,1,1,0]" of="x0"', 'The 4 coordinates of the data x0'],
  ])('counts points: %s', async (attributes, label) => {
    const element = put(`<diffusion-figure ${attributes}>`);
    const figure = await waitForState(element, 'ready');
    expect(figure.querySelector('svg[role=img]')?.getAttribute('aria-label')).toContain(label);
  });

  it('takes options as JSON', async () => {
    const element = put(
      `<diffusion-figure type="schedule-chart" schedule='{"kind":"cosine","timesteps":30}' curves="betas">`,
    );
    const figure = await waitForState(element, 'ready');
    expect(figure.querySelector('svg[role=img]')?.getAttribute('aria-label')).toMatch(
      /^The cosine .* to t = 29: beta_t/,
    );
  });

  it('follows its attributes', async () => {
    const element = put('<diffusion-figure type="noise-triptych" resolution="32">');
    await waitForState(element, 'ready');
    element.setAttribute('t', '7');
    await vi.waitFor(() => expect(labelsOf(element)[1]).toBe('x_t at t = 7'));
    element.setAttribute('type', 'source-image');
    await vi.waitFor(() => expect(labelsOf(element)).toEqual(['the image x0']));
    await waitForState(element, 'ready');
  });

  it.each([
    [
      'type="nope"',
      /^invalid type: "nope"; expected one of chain-diagram, denoiser-field, density-flow, flow-plane, forward-grid/,
    ],
    ['type="noise-triptych" t="abc"', /^invalid t: "abc"; expected an integer/],
    ['type="noise-triptych" t=""', /^invalid t: ""; expected an integer/],
    ['type="forward-grid" rows="0"', /^invalid rows: 0; expected/],
    [`type="forward-grid" schedule='{"kind":'`, /^invalid schedule: /],
    [`type="forward-grid" schedule='{"path":"flo"}'`, /^invalid path: "flo"; expected one of 'vp-linear'/],
    [`type="forward-grid" schedule='{"path":"flow","kind":"cosine"}'`, /^invalid kind: "cosine"; expected no value/],
    [
      `type="forward-grid" schedule='{"path":"flow","timesteps":9}'`,
      /^invalid timesteps: 9; expected a key of a path: path, shift/,
    ],
    [`type="forward-grid" schedule='{"toString":1}'`, /^invalid toString: 1; expected a key of a schedule: kind, /],
    [`type="schedule-chart" loading="never"`, /^invalid loading: "never"; expected 'lazy' or 'eager'$/],
    [`type="mean-comparison" schedule='{"path":"flow"}'`, /^invalid schedule: a path; expected a schedule/],
    ['type="forward-grid" schedule="steep"', /^invalid kind: "steep"; expected/],
    ['type="schedule-chart" curves="betas gammas"', /^invalid curves: "gammas"; expected/],
  ])('with %s says what is wrong, and fires error', async (attributes, message) => {
    const onError = vi.fn();
    addEventListener('error', onError, true);
    const element = put(`<diffusion-figure ${attributes}>`);
    const figure = await waitForState(element, 'error');
    expect(figure.querySelector('[role=alert]')?.textContent).toMatch(message);
    await vi.waitFor(() => expect(onError).toHaveBeenCalledTimes(1));
    removeEventListener('error', onError, true);
    const [event] = onError.mock.calls[0] as [CustomEvent<Error>];
    expect(event.detail.message).toMatch(message);
  });

  it('fires ready when it shows everything', async () => {
    const onReady = vi.fn();
    const element = put('<diffusion-figure type="source-image" resolution="16">');
    element.addEventListener('ready', onReady);
    await vi.waitFor(() => expect(onReady).toHaveBeenCalledTimes(1));
    expect(figureOf(element)?.dataset['state']).toBe('ready');
  });

  it('shows its content as the caption, without what stands in for it where no script runs', async () => {
    const element = put(
      '<diffusion-figure type="schedule-chart"><img alt="still">A <b>caption</b>.</diffusion-figure>',
    );
    const still = element.querySelector('img') as HTMLElement;
    expect(still.checkVisibility()).toBe(true);
    const figure = await waitForState(element, 'ready');
    expect(still.checkVisibility()).toBe(false);
    expect(
      figure
        .querySelector<HTMLSlotElement>('figcaption slot')
        ?.assignedNodes()
        .map((node) => node.textContent)
        .join(''),
    ).toBe('A caption.');
    expect(element.querySelector('b')?.checkVisibility()).toBe(true);
  });

  it('keeps its figure when it is moved, frees it when removed, and draws it again', async () => {
    const element = put('<diffusion-figure type="noise-triptych" resolution="16">');
    const figure = await waitForState(element, 'ready');
    const elsewhere = document.createElement('section');
    document.body.append(elsewhere);
    elsewhere.append(element);
    await Promise.resolve();
    expect(figureOf(element)).toBe(figure);
    element.remove();
    await vi.waitFor(() => expect(figureOf(element)).toBeNull());
    document.body.append(element);
    await waitForState(element, 'ready');
  });

  it('has a menu, which a press inside does not close and one outside does', async () => {
    const code = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const element = put('<diffusion-figure type="noise-triptych" t="9" resolution="32">What it is.</diffusion-figure>');
    const figure = await waitForState(element, 'ready');
    const inMenu = <E extends HTMLElement>(selector: string) => figure.querySelector<E>(selector);
    const open = async () => {
      await userEvent.click(inMenu('.df-menu-button') as HTMLElement);
      await vi.waitFor(() => expect(inMenu('[role=menuitem]:focus')?.textContent).toBe('Copy as PNG'));
    };
    await open();
    await userEvent.keyboard('{End}');
    await userEvent.click(inMenu('[role=menuitem]:focus') as HTMLElement);
    await vi.waitFor(() => expect(inMenu('[role=status]')?.textContent).toBe('The code is on the clipboard.'));
    expect(code.mock.calls).toEqual([
      ['<diffusion-figure type="noise-triptych" t="9" resolution="32">What it is.</diffusion-figure>'],
    ]);
    code.mockRestore();
    await open();
    await userEvent.click(document.body, { position: { x: 5, y: 5 } });
    await vi.waitFor(() => expect(inMenu('[role=menu]')).toBeNull());
  });

  it('is copied as the element that shows what it shows now', async () => {
    const code = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const copied = async (markup: string) => {
      const element = put(markup);
      const figure = await waitForState(element, 'ready');
      await userEvent.click(figure.querySelector('.df-menu-button') as HTMLElement);
      await vi.waitFor(() => expect(figure.querySelector('[role=menuitem]:focus')).not.toBeNull());
      await userEvent.keyboard('{End}{Enter}');
      await vi.waitFor(() => expect(figure.querySelector('[role=status]')?.textContent).not.toBe(''));
      element.remove();
      return code.mock.lastCall?.[0] as string;
    };
    const chain = await copied(
      `<diffusion-figure type="reverse-chain" resolution="16" schedule="cosine" sampler='{"kind":"ddim","eta":0}' steps="3" formula><em>A &amp; B</em></diffusion-figure>`,
    );
    expect(chain).toBe(
      `<diffusion-figure type="reverse-chain" schedule="cosine" resolution="16" sampler='{"kind":"ddim","eta":0}' steps="3" formula><em>A &amp; B</em></diffusion-figure>`,
    );
    const dial = '<diffusion-figure type="x0-reconstruction" resolution="16" t="9" default-epsilon-error="0.2">';
    expect(await copied(dial)).toMatch(/ t="9" resolution="16" default-epsilon-error="0.2">/);
    // What has been copied is copied again as it is: it shows the same.
    const chart = '<diffusion-figure type="schedule-chart" curves="betas alphas" betas-apart="false">';
    expect(await copied(await copied(chart))).toBe(await copied(chart));
    code.mockRestore();
  });

  it('is copied after the script that defines it, with addresses as they are from everywhere', async () => {
    const code = vi.spyOn(navigator.clipboard, 'writeText').mockResolvedValue();
    const element = put(
      '<diffusion-figure type="source-image" image="/stories/assets/coffee.jpg" resolution="16"><a href="#notes">A cup</a></diffusion-figure>',
    );
    const figure = await waitForState(element, 'ready');
    // As on a page of that book; a script that is written into a page is not run.
    const book = document.createElement('div');
    book.innerHTML = '<base href="https://example.org/book/"><script type="module" src="../embed.js?v=1"></script>';
    document.head.append(...book.children);
    try {
      await userEvent.click(figure.querySelector('.df-menu-button') as HTMLElement);
      await vi.waitFor(() => expect(figure.querySelector('[role=menuitem]:focus')).not.toBeNull());
      await userEvent.keyboard('{End}{Enter}');
      await vi.waitFor(() => expect(code.mock.lastCall?.[0]).toBeDefined());
    } finally {
      for (const part of document.querySelectorAll('base, script[src^="../embed.js"]')) part.remove();
    }
    const copied = code.mock.lastCall?.[0];
    code.mockRestore();
    expect(copied).toBe(
      '<script type="module" src="https://example.org/embed.js?v=1"></script>\n\n' +
        '<diffusion-figure type="source-image" image="https://example.org/stories/assets/coffee.jpg" resolution="16">' +
        '<a href="https://example.org/book/#notes">A cup</a></diffusion-figure>',
    );
  });

  it('costs nothing until it is near', async () => {
    const element = put(
      '<div style="padding-top:5000px"><diffusion-figure type="source-image"></diffusion-figure></div>',
    );
    const below = element.querySelector('diffusion-figure') as HTMLElement;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(figureOf(below)).toBeNull();
    below.scrollIntoView();
    await waitForState(below, 'ready');
  });

  it('takes colours that a page sets', async () => {
    const element = put('<diffusion-figure type="noise-triptych" resolution="16">');
    document.documentElement.style.setProperty('--df-signal', 'rgb(1, 2, 3)');
    const figure = await waitForState(element, 'ready');
    const rule = getComputedStyle(figure.querySelector('.df-panel-title') as Element).borderBottomColor;
    document.documentElement.style.removeProperty('--df-signal');
    expect(rule).toBe('rgb(1, 2, 3)');
  });
});

describe('equations and figures in shadow roots of their own', () => {
  const panelsOf = (element: HTMLElement) =>
    [...(element.shadowRoot?.querySelectorAll<HTMLElement>('.df-panel') ?? [])].map((panel) => panel.dataset['linked']);
  const termsOf = (element: HTMLElement) => [
    ...(element.shadowRoot?.querySelectorAll<HTMLElement>('.df-target') ?? []),
  ];

  async function putBoth() {
    const container = put(
      '<div><diffusion-equation name="forward-jump-sample"></diffusion-equation><diffusion-figure type="noise-triptych" resolution="16"></diffusion-figure></div>',
    );
    const [equation, figure] = [...container.children] as [HTMLElement, HTMLElement];
    await waitForState(figure, 'ready');
    // Typeset, so that nothing moves away under the pointer.
    await vi.waitFor(() => {
      expect(termsOf(equation).length).toBeGreaterThan(2);
      for (const { shadowRoot } of [equation, figure]) expect(shadowRoot?.querySelector('.df-tex-place')).toBeNull();
    });
    await document.fonts.ready;
    return { equation, figure };
  }

  it('answer each other under the pointer', async () => {
    const { equation, figure } = await putBoth();
    await userEvent.hover(termsOf(equation)[2] as HTMLElement);
    // What lights is loaded when a reader first comes to a term.
    await vi.waitFor(() => expect(panelsOf(figure)).toEqual(['dim', 'dim', 'lit']));
    await userEvent.hover(figure.shadowRoot?.querySelector('canvas') as HTMLElement);
    await vi.waitFor(() =>
      expect(termsOf(equation).map(({ dataset }) => dataset['linked'])).toEqual(['dim', 'lit', 'dim', 'dim']),
    );
  });

  it('answer each other by keys, and Escape lets go', async () => {
    const { equation, figure } = await putBoth();
    await userEvent.tab();
    expect(equation.shadowRoot?.activeElement).toBe(termsOf(equation)[0]);
    await userEvent.keyboard('{ArrowRight}');
    await vi.waitFor(() => expect(panelsOf(figure)).toEqual(['lit', 'dim', 'dim']));
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(panelsOf(figure)).toEqual([undefined, undefined, undefined]));
    await userEvent.tab();
    expect(figure.shadowRoot?.activeElement).toBe(termsOf(figure)[0]);
    await userEvent.keyboard('{End}{Enter}');
    await vi.waitFor(() => expect(termsOf(equation)[2]?.dataset['linked']).toBe('lit'));
  });
});

describe('a diffusion-equation', () => {
  it.each([
    ['name="forward-jump"', '\\mathcal{N}'],
    ['tex="a^2" number="9"', 'a^2'],
  ])('with %s is typeset', async (attributes, tex) => {
    const element = put(`<diffusion-equation ${attributes}>`);
    await vi.waitFor(() => expect(element.shadowRoot?.querySelector('annotation')?.textContent).toContain(tex));
  });

  it('may have its TeX as its content', async () => {
    const element = put('<diffusion-equation>a + b</diffusion-equation>');
    await vi.waitFor(() => expect(element.shadowRoot?.querySelector('annotation')?.textContent).toBe('a + b'));
  });
});

describe('a diffusion-control', () => {
  const inside = (element: Element | null, selector: string) =>
    element?.shadowRoot?.querySelector<HTMLElement>(selector) as HTMLElement;

  it('moves all figures of the page that have no timestep of their own', async () => {
    const page = put(`<main>
      <diffusion-control type="timestep-slider" t="300"></diffusion-control>
      <p>t = <diffusion-control type="timestep-value"></diffusion-control>,
      <diffusion-control type="coefficient-value" name="alphasCumprodSqrt" digits="2"></diffusion-control></p>
      <diffusion-figure type="noise-triptych" resolution="16"></diffusion-figure>
      <diffusion-figure type="noise-triptych" resolution="16" t="5"></diffusion-figure>
    </main>`);
    const [slider, value, coefficient] = page.querySelectorAll('diffusion-control');
    const [follower, other] = page.querySelectorAll<HTMLElement>('diffusion-figure');
    await vi.waitFor(() => expect(inside(slider as Element, 'input')).toBeTruthy());
    const input = inside(slider as Element, 'input') as HTMLInputElement;
    expect(input.value).toBe('300');
    await userEvent.click(inside(slider as Element, '[aria-label="one step forward"]'));
    await vi.waitFor(() => expect(labelsOf(follower as HTMLElement)[1]).toBe('x_t at t = 301'));
    expect(labelsOf(other as HTMLElement)[1]).toBe('x_t at t = 5');
    expect(inside(value as Element, '[role=slider]').textContent).toBe('301');
    expect(inside(coefficient as Element, '[role=slider]').textContent).toMatch(/^0\.6\d$/);
    expect((value as HTMLElement).getBoundingClientRect().height).toBeLessThan(40);
  });

  it('chooses the image of all figures, in place of their own', async () => {
    const own = Object.assign(document.createElement('canvas'), { width: 20, height: 20 }).toDataURL();
    const page = put(`<main>
      <diffusion-control type="image-picker" camera="false">Try your own.</diffusion-control>
      <diffusion-figure type="source-image" image="${own}"></diffusion-figure>
      <diffusion-figure type="histogram" of="x0" resolution="16"></diffusion-figure>
      <diffusion-figure type="source-image" loading="eager"></diffusion-figure>
    </main>`);
    const [control, figure, histogram, scripted] = page.children as unknown as HTMLElement[];
    Object.assign(scripted as HTMLElement, { image: { shape: [5, 20], values: new Float32Array(100) } });
    const widths = () =>
      [figure, scripted].map((shown) => (inside(shown as Element, 'canvas') as HTMLCanvasElement).width);
    await waitForState(figure as HTMLElement, 'ready');
    await waitForState(scripted as HTMLElement, 'ready');
    await waitForState(histogram as HTMLElement, 'ready');
    await vi.waitFor(() => expect(inside(control as Element, '.df-picker')).not.toBeNull());
    const picker = inside(control as Element, '.df-picker');
    expect([...picker.querySelectorAll('button')].map(({ textContent }) => textContent)).toEqual(['Choose an image']);
    expect(picker.querySelector('slot')).not.toBeNull();
    const canvas = Object.assign(document.createElement('canvas'), { width: 32, height: 16 });
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([blob as Blob], 'white.png', { type: 'image/png' }));
    picker.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }));
    await vi.waitFor(() => expect(picker.textContent).toContain('The figures show white.png.'));
    await vi.waitFor(() => expect(widths()).toEqual([32, 32]));
    const label = () => inside(histogram as Element, 'svg[role=img]').getAttribute('aria-label');
    await vi.waitFor(() => expect(label()).toMatch(/^The 384 values of the image x0/));
    await userEvent.click([...picker.querySelectorAll('button')].at(-1) as Element);
    await vi.waitFor(() => expect(widths()).toEqual([20, 20]));
  });

  it.each([
    ['type="knob"', /^invalid type: "knob"; expected one of timestep-slider, timestep-bar, play-controls/],
    ['type="coefficient-value" name="gammas"', /^invalid name: "gammas"; expected one of betas/],
  ])('with %s says what is wrong', async (attributes, message) => {
    const element = put(`<diffusion-control ${attributes}></diffusion-control>`);
    await vi.waitFor(() => expect(inside(element, '[role=alert]')?.textContent).toMatch(message));
  });
});
