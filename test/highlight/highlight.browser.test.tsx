import { Profiler, type ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import {
  ChainDiagram,
  CoefficientValue,
  DiffusionProvider,
  Equation,
  ForwardGrid,
  Histogram,
  NoisePredictorDiagram,
  NoiseTriptych,
  ScheduleChart,
  TimestepValue,
} from '../../src/index.js';
import { canvasesOf, figureIn, show, showModal, smallImage, waitForState } from '../support/figures.js';

const image = smallImage();

async function page(content: ReactElement): Promise<HTMLElement> {
  const { container } = show(content as ReactElement);
  for (const figure of container.querySelectorAll<HTMLElement>('figure')) await waitForState(figure, 'ready');
  await vi.waitFor(() => expect(container.querySelector('.df-tex-place')).toBeNull());
  return container;
}

/** A chart, an equation and pictures of one page. */
const linkedPage = () =>
  page(
    <DiffusionProvider defaultT={200} image={image}>
      <p data-testid="outside">text</p>
      <Equation name="forward-jump-sample" values />
      <ScheduleChart />
      <NoiseTriptych formula />
    </DiffusionProvider>,
  );

function nameOf(element: Element | null): string | undefined {
  return element?.querySelector('.df-visually-hidden')?.textContent ?? undefined;
}

function target(container: Element, label: string, within = ''): HTMLElement {
  const found = [...container.querySelectorAll<HTMLElement>(`${within} .df-target`)].find(
    (one) => nameOf(one)?.endsWith(label) && one.getClientRects().length > 0,
  );
  if (!found) throw new Error(`nothing that links is called ${label}`);
  return found;
}

const SIGNAL = 'the root of cumulative alpha_t times the image x0';
const NOISE = 'the root of 1 minus cumulative alpha_t times the noise epsilon';

/** The titles of the panels, and the curves, with how they look. */
function looks(container: Element): Record<string, string | undefined> {
  const panels = canvasesOf(container).map((canvas) => canvas.closest<HTMLElement>('.df-panel') as HTMLElement);
  const curves = [...container.querySelectorAll<SVGElement>('[data-curve]')];
  return Object.fromEntries([
    ...panels.map((panel) => [nameOf(panel.querySelector('.df-target')), panel.dataset['linked']]),
    ...curves.map((curve) => [curve.dataset['curve'], curve.parentElement?.dataset['linked']]),
  ]);
}

const NOTHING = {
  'the image x0': undefined,
  'Noisy image x_t': undefined,
  'the noise epsilon': undefined,
  betas: undefined,
  alphasCumprodSqrt: undefined,
  oneMinusAlphasCumprodSqrt: undefined,
};
const OF_NOISE = {
  'the image x0': 'dim',
  'Noisy image x_t': 'dim',
  'the noise epsilon': 'lit',
  betas: 'dim',
  alphasCumprodSqrt: 'dim',
  oneMinusAlphasCumprodSqrt: 'lit',
};

const LIT = { ...NOTHING, 'the noise epsilon': 'lit', oneMinusAlphasCumprodSqrt: 'lit' };

async function looksBecome(container: Element, expected: Record<string, string | undefined>): Promise<void> {
  await vi.waitFor(() => expect(looks(container)).toEqual(expected));
}

it('a panel lights the curves of its coefficients', async () => {
  const container = await linkedPage();
  await userEvent.hover(canvasesOf(container)[1] as HTMLElement);
  await looksBecome(container, {
    'the image x0': 'lit',
    'Noisy image x_t': 'lit',
    'the noise epsilon': 'lit',
    betas: 'dim',
    alphasCumprodSqrt: 'lit',
    oneMinusAlphasCumprodSqrt: 'lit',
  });
});

describe('a term of a formula', () => {
  it('lights its curve and its panel while the mouse is on it', async () => {
    const container = await linkedPage();
    expect(looks(container)).toEqual(NOTHING);
    await userEvent.hover(target(container, NOISE));
    await looksBecome(container, OF_NOISE);
    await userEvent.hover(container.querySelector('[data-testid=outside]') as HTMLElement);
    await looksBecome(container, NOTHING);
  });

  it('is also the same term elsewhere, marked by a line as well as by its colour', async () => {
    const container = await linkedPage();
    const [first, second] = [target(container, NOISE, '.df-equation'), target(container, NOISE, 'figure')];
    await userEvent.hover(first);
    await vi.waitFor(() => expect(second.dataset['linked']).toBe('lit'));
    expect(getComputedStyle(second).boxShadow).not.toBe('none');
    expect(getComputedStyle(target(container, SIGNAL, 'figure')).boxShadow).toBe('none');
  });

  it('is reached by Tab, its neighbours by arrows, and let go by Escape', async () => {
    const container = await linkedPage();
    await userEvent.tab();
    expect(document.activeElement).toBe(target(container, 'x_t', '.df-equation'));
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    expect(document.activeElement).toBe(target(container, NOISE, '.df-equation'));
    await looksBecome(container, OF_NOISE);
    await userEvent.keyboard('{Escape}');
    await looksBecome(container, NOTHING);
    await userEvent.keyboard('{Home}');
    expect(document.activeElement).toBe(target(container, 'x_t', '.df-equation'));
    await userEvent.tab();
    expect(document.activeElement?.closest('.df-equation')).toBeNull();
    await userEvent.tab({ shift: true });
    expect(document.activeElement).toBe(target(container, 'x_t', '.df-equation'));
  });

  it('inside a dialog of the page, Escape removes what a press keeps, then closes the dialog', async () => {
    const container = await page(
      <dialog ref={showModal}>
        <Equation name="forward-jump-sample" />
        <ScheduleChart />
      </dialog>,
    );
    const dialog = container.querySelector('dialog') as HTMLDialogElement;
    const term = target(container, NOISE, '.df-equation');
    await userEvent.click(term);
    await vi.waitFor(() => expect(term.ariaPressed).toBe('true'));
    await userEvent.keyboard('{Escape}');
    expect([term.ariaPressed, dialog.open]).toEqual(['false', true]);
    await userEvent.keyboard('{Escape}');
    expect(dialog.open).toBe(false);
  });

  it('is where the Tab key comes back to', async () => {
    const container = await linkedPage();
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    const term = target(container, NOISE, '.df-equation');
    await vi.waitFor(() => expect(document.activeElement).toBe(term));
    await userEvent.tab();
    expect(document.activeElement?.closest('.df-equation')).toBeNull();
    await userEvent.tab({ shift: true });
    expect(document.activeElement).toBe(term);
  });

  it('tells screen readers what belongs to it', async () => {
    const container = await linkedPage();
    await userEvent.tab();
    await userEvent.keyboard('{ArrowRight}{ArrowRight}');
    await vi.waitFor(() =>
      expect(document.querySelector('[role=status]')?.textContent).toBe(
        'Linked to: the noise epsilon; the curve of the root of 1 minus cumulative alpha_t.',
      ),
    );
    expect(nameOf(target(container, NOISE))).toMatch(/^0\.586: /);
    // As a site does that replaces its body when a reader goes to another page.
    for (const status of document.querySelectorAll('[role=status]')) status.remove();
    await userEvent.keyboard('{ArrowLeft}');
    await vi.waitFor(() => expect(document.querySelector('[role=status]')?.textContent).toMatch(/^Linked to: /));
  });

  it('is held by a press until it is pressed again, or the page elsewhere', async () => {
    const container = await linkedPage();
    const term = target(container, NOISE);
    const outside = container.querySelector('[data-testid=outside]') as HTMLElement;
    await userEvent.click(term);
    expect(term.ariaPressed).toBe('true');
    await userEvent.hover(outside);
    await looksBecome(container, OF_NOISE);
    // A loupe opens.
    await userEvent.click(canvasesOf(container)[0] as HTMLElement);
    await looksBecome(container, LIT);
    await userEvent.click(outside);
    await looksBecome(container, NOTHING);
    expect(term.ariaPressed).toBe('false');
    await userEvent.click(term);
    await userEvent.click(term);
    await userEvent.hover(outside);
    await looksBecome(container, NOTHING);
  });
});

it('a finger that moves over a page lights nothing', async () => {
  const container = await linkedPage();
  const { left, top } = target(container, NOISE).getBoundingClientRect();
  const at = { clientX: left + 5, clientY: top + 5, bubbles: true, composed: true, pointerType: 'touch' };
  target(container, NOISE).dispatchEvent(new PointerEvent('pointermove', at));
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(looks(container)).toEqual(NOTHING);
});

it.each([
  ['a curve', '.df-chart-hit', OF_NOISE],
  ['the name of a curve', '.df-chart-ends > svg + .df-chart-name .df-target', OF_NOISE],
])('%s lights its term and its panel', async (_, selector, expected) => {
  const container = await linkedPage();
  const all = [...container.querySelectorAll<HTMLElement>(selector)].filter((one) => one.getClientRects().length > 0);
  const last = all.at(-1) as HTMLElement;
  if (last instanceof SVGPathElement) {
    // A point on the curve: the middle of its box is beside it.
    const point = last.getPointAtLength(last.getTotalLength() / 8).matrixTransform(last.getScreenCTM() as DOMMatrix);
    const init = { clientX: point.x, clientY: point.y + 6, bubbles: true, pointerType: 'mouse' };
    const hit = document.elementFromPoint(point.x, point.y + 6);
    expect(hit).toBe(last);
    hit?.dispatchEvent(new PointerEvent('pointermove', init));
  } else await userEvent.hover(last);
  await looksBecome(container, expected);
  expect(target(container, NOISE, '.df-equation').dataset['linked']).toBe('lit');
});

it('a panel lights its terms, from its title and from its picture, which is compared with those beside it', async () => {
  const container = await linkedPage();
  const picture = canvasesOf(container)[2] as HTMLElement;
  const title = target(container, 'the noise epsilon', 'figure .df-panel');
  for (const [part, looks] of [
    [picture, { ...OF_NOISE, 'the image x0': undefined, 'Noisy image x_t': undefined }],
    [title, OF_NOISE],
  ] as const) {
    await userEvent.hover(part);
    await looksBecome(container, looks);
    expect(target(container, NOISE, 'figure').dataset['linked']).toBe('lit');
    await userEvent.hover(container.querySelector('[data-testid=outside]') as HTMLElement);
    await looksBecome(container, NOTHING);
  }
});

it('the title of a column lights all panels under it', async () => {
  const container = await page(<ForwardGrid image={image} rows={2} samples={2} />);
  await userEvent.hover(target(container, 'the mean of x_t'));
  const column = () =>
    canvasesOf(container).map((canvas) => canvas.closest<HTMLElement>('.df-panel')?.dataset['linked']);
  await vi.waitFor(() => expect(column()).toEqual(['lit', 'dim', 'dim', 'lit', 'dim', 'dim']));
});

it('figures without a provider are linked each within itself', async () => {
  const container = await page(
    <>
      <NoiseTriptych image={image} formula />
      <ScheduleChart />
    </>,
  );
  await userEvent.hover(target(container, SIGNAL));
  const { betas, alphasCumprodSqrt, ...panels } = { ...NOTHING, 'the image x0': 'lit', 'Noisy image x_t': 'dim' };
  await looksBecome(container, { ...panels, betas, alphasCumprodSqrt, 'the noise epsilon': 'dim' });
});

it('a figure that leaves while it is pointed at lets go', async () => {
  const content = (withTriptych: boolean) => (
    <DiffusionProvider image={image}>
      <ScheduleChart />
      {withTriptych && <NoiseTriptych />}
    </DiffusionProvider>
  );
  const { container, rerender } = show(content(true));
  await waitForState(figureIn(container), 'ready');
  await userEvent.click(target(container, 'the noise epsilon'));
  await vi.waitFor(() => expect(container.querySelector('[data-linked=dim]')).not.toBeNull());
  rerender(content(false));
  await vi.waitFor(() => expect(container.querySelector('[data-linked]')).toBeNull());
});

describe('a coefficient in a sentence', () => {
  const sentence = () =>
    page(
      <DiffusionProvider defaultT={200} image={image}>
        <p>
          At <TimestepValue /> the noise is scaled by <CoefficientValue name="oneMinusAlphasCumprodSqrt" />, the image
          by <CoefficientValue name="alphasCumprodSqrt" />.
        </p>
        <ScheduleChart />
        <NoiseTriptych formula />
      </DiffusionProvider>,
    );
  const numbers = (container: Element) => [...container.querySelectorAll<HTMLElement>('.df-number')];

  it('is lit by its term, and stays legible where it is not', async () => {
    const container = await sentence();
    await userEvent.hover(target(container, NOISE));
    await looksBecome(container, OF_NOISE);
    const [t, noise, signal] = numbers(container);
    expect([t, noise, signal].map((number) => number?.dataset['linked'])).toEqual([undefined, 'lit', 'dim']);
    expect(getComputedStyle(noise as Element).textDecorationStyle).toBe('solid');
    expect(getComputedStyle(signal as Element).opacity).toBe('1');
  });

  it('lights its term and its curve, by mouse and by keyboard', async () => {
    const container = await sentence();
    const [, noise] = numbers(container);
    await userEvent.hover(noise as Element);
    await looksBecome(container, OF_NOISE);
    expect(target(container, NOISE).dataset['linked']).toBe('lit');
    await userEvent.hover(container.querySelector('p') as Element, { position: { x: 1, y: 1 } });
    await looksBecome(container, NOTHING);
    await userEvent.tab();
    await userEvent.tab();
    expect(document.activeElement).toBe(noise);
    await looksBecome(container, OF_NOISE);
    await userEvent.keyboard('{ArrowRight}');
    expect(document.activeElement).toBe(noise);
    await looksBecome(container, OF_NOISE);
  });
});

it('a tap holds a term, and a second one lets it go', async () => {
  const container = await linkedPage();
  const term = target(container, NOISE);
  const tap = () => {
    const { left, top } = term.getBoundingClientRect();
    const at = { clientX: left + 5, clientY: top + 5, bubbles: true, composed: true, pointerType: 'touch' };
    for (const type of ['pointerover', 'pointerdown', 'pointermove', 'pointerup']) {
      term.dispatchEvent(new PointerEvent(type, at));
    }
    term.dispatchEvent(new PointerEvent('click', at));
  };
  tap();
  await looksBecome(container, OF_NOISE);
  expect(term.ariaPressed).toBe('true');
  tap();
  await looksBecome(container, NOTHING);
});

it('arrows follow the direction of the text around a term', async () => {
  const container = await page(
    <DiffusionProvider image={image}>
      <div dir="rtl">
        <Equation name="forward-jump-sample" />
        <ForwardGrid rows={1} samples={1} />
      </div>
    </DiffusionProvider>,
  );
  await userEvent.tab();
  // A formula runs from left to right on every page.
  await userEvent.keyboard('{ArrowRight}');
  expect(document.activeElement).toBe(target(container, SIGNAL, '.df-equation'));
});

it('lighting a page of many figures renders nothing, and changes each part at most once', async () => {
  const onRender = vi.fn();
  const container = await page(
    <Profiler id="page" onRender={onRender}>
      <DiffusionProvider image={image} loading="eager">
        <ScheduleChart />
        {[10, 50, 100, 200, 400].map((t) => (
          <ForwardGrid key={t} rows={3} samples={3} seed={t} />
        ))}
        <Equation name="forward-jump-sample" />
      </DiffusionProvider>
    </Profiler>,
  );
  await userEvent.hover(target(container, NOISE));
  await vi.waitFor(() => expect(target(container, NOISE).dataset['linked']).toBe('lit'));
  onRender.mockClear();
  const observer = new MutationObserver(() => {});
  observer.observe(container, { subtree: true, childList: true, characterData: true, attributes: true });
  for (const label of [SIGNAL, 'the mean of x_t', NOISE]) {
    const term = target(container, label);
    observer.takeRecords();
    term.click();
    expect(term.dataset['linked']).toBe('lit');
    const changes = observer.takeRecords().map(({ type, attributeName, target: part }) => [type, attributeName, part]);
    const lit = changes.filter(([, name]) => name === 'data-linked').map(([, , part]) => part);
    expect(lit.length).toBeGreaterThan(10);
    expect(new Set(lit).size).toBe(lit.length);
    expect(changes.filter(([, name]) => name !== 'data-linked' && name !== 'aria-pressed')).toEqual([]);
  }
  observer.disconnect();
  expect(onRender).not.toHaveBeenCalled();
});

describe('what does not belong to a term', () => {
  /** A term of a page, and what moves the pointer over it by a pixel. */
  async function pointedTerm() {
    const container = await linkedPage();
    const term = target(container, NOISE);
    // What lights is there.
    await userEvent.hover(term);
    await looksBecome(container, OF_NOISE);
    await userEvent.hover(container.querySelector('[data-testid=outside]') as HTMLElement);
    await looksBecome(container, NOTHING);
    const move = (element: Element = term) =>
      element.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, composed: true, pointerType: 'mouse' }));
    return { container, term, move };
  }

  it('is dimmed once the pointer rests on it, and at once by a press', async () => {
    const { container, term, move } = await pointedTerm();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      for (let moves = 0; moves < 5; moves++) {
        move();
        vi.advanceTimersByTime(100);
        expect(looks(container)).toEqual(LIT);
      }
      vi.advanceTimersByTime(200);
      expect(looks(container)).toEqual(OF_NOISE);
      move(document.body);
      vi.advanceTimersByTime(100);
      expect(looks(container)).toEqual(NOTHING);
      move();
      term.click();
      expect(looks(container)).toEqual(OF_NOISE);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is not dimmed while a loupe is open', async () => {
    const { container, term } = await pointedTerm();
    await userEvent.click(canvasesOf(container)[1] as HTMLElement);
    await vi.waitFor(() => expect(container.querySelector('.df-loupe')).not.toBeNull());
    await userEvent.click(term);
    await looksBecome(container, LIT);
    await userEvent.click(container.querySelector('.df-loupe-close') as HTMLElement);
    await looksBecome(container, OF_NOISE);
  });
});

describe('the drawings', () => {
  const linksOf = (element: Element) =>
    [...element.querySelectorAll<HTMLElement>('.df-panel')].map((panel) => panel.dataset['linked']);
  const drawings = () =>
    page(
      <DiffusionProvider defaultT={200} image={image}>
        <Equation name="forward-step" />
        <ChainDiagram />
        <NoisePredictorDiagram />
        <Histogram />
        <NoiseTriptych />
      </DiffusionProvider>,
    );
  const figures = (container: Element) =>
    [...container.querySelectorAll<HTMLElement>('figure')] as [HTMLElement, HTMLElement, HTMLElement, HTMLElement];

  it('light what a term of an equation is of', async () => {
    const container = await drawings();
    const [chain, predictor, histogram] = figures(container);
    await userEvent.hover(target(container, 'the root of beta_t times the noise epsilon', '.df-equation'));
    await vi.waitFor(() => expect(linksOf(predictor)).toEqual(['dim', 'lit']));
    expect(linksOf(chain)).toEqual(['dim', 'dim', 'dim', 'dim']);
    expect(histogram.querySelector<SVGElement>('.df-histogram-bars[d]')?.dataset['linked']).toBe('dim');
    await userEvent.hover(target(container, 'x_t', '.df-equation'));
    await vi.waitFor(() => expect(linksOf(chain)).toEqual(['dim', 'lit', 'lit', 'dim']));
    expect(histogram.querySelector<SVGElement>('.df-histogram-bars[d]')?.dataset['linked']).toBe('lit');
  });

  it('light what their own symbols are', async () => {
    const container = await drawings();
    const [chain, predictor, histogram, triptych] = figures(container);
    await userEvent.hover(target(chain, 'the image x0'));
    await vi.waitFor(() => expect(linksOf(triptych)).toEqual(['lit', 'dim', 'dim']));
    await userEvent.hover(target(predictor, 'the noise epsilon'));
    await vi.waitFor(() => expect(linksOf(triptych)).toEqual(['dim', 'dim', 'lit']));
    await userEvent.hover(target(histogram, NOISE));
    await vi.waitFor(() => expect(linksOf(predictor)).toEqual(['dim', 'lit']));
    await userEvent.hover(target(chain, 'the reverse process, from x_t to x_(t-1)'));
    await vi.waitFor(() => expect(linksOf(chain)).toEqual(['dim', 'dim', 'lit', 'dim']));
  });

  it('are one stop of the Tab key each, and arrows go on', async () => {
    const container = await drawings();
    const [chain] = figures(container);
    const first = target(chain, 'x_T');
    first.focus();
    await userEvent.keyboard('{ArrowRight}');
    expect(nameOf(document.activeElement)).toBe('x_t');
    expect(
      [...chain.querySelectorAll<HTMLElement>('.df-target')].filter(({ tabIndex }) => tabIndex === 0),
    ).toHaveLength(1);
  });
});
