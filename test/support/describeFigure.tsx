import { fireEvent } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AnyDefinition } from '../../src/figure/definition.js';
import { Framed } from '../../src/figure/Framed.js';
import type { Values } from '../../src/figure/propTable.js';
import { handlerName, initialName } from '../../src/figure/propTable.js';
import { defaultProps } from '../../src/figure/resolve.js';
import { left, type Moved } from '../../src/film/filming.js';
import { DiffusionProvider } from '../../src/index.js';
import { attributeOf, readsOf } from '../../src/serialize/attributes.js';
import { markupOf } from '../../src/serialize/html.js';
import {
  anyWrittenProps,
  changeableProps,
  type FigureOptions,
  LOADED,
  usualProps,
  wrongProps,
} from './figureContract.js';
import { messageOf, pixelHash, show, showReady, smallImage, waitForState } from './figures.js';
import { savedBy } from './films.js';
import { copiedCode } from './menu.js';

/**
 * The contract of a figure, by its definition: what it shows while a prop is wrong, what readers change, what they save. A figure is
 * mounted few times, and small.
 */
export function describeFigure(definition: AnyDefinition, options: FigureOptions = {}): void {
  const { name, all } = definition;
  const { free = [], late = [] } = options;
  const usual = usualProps(definition, options);
  const changeable = changeableProps(definition);
  const small = {
    ...('image' in all && { image: smallImage() }),
    ...('count' in all && { count: 16 }),
    ...options.props,
  };
  const handlers = Object.fromEntries(changeable.map((prop) => [handlerName(prop), () => {}]));
  const held = Object.fromEntries(changeable.map((prop) => [prop, usual[prop]]));
  // A t of the page takes the place of the figure's own slider.
  const figure = (props: Values) => <Framed of={definition} props={{ slider: false, ...small, ...props }} />;

  describe(name, () => {
    beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}));
    afterEach(() => void vi.restoreAllMocks());

    it('keeps its place and what it shows while a prop is wrong, and says what is', async () => {
      const wrong = wrongProps(definition).filter(([prop], index, props) => props[index - 1]?.[0] !== prop);
      // One that is checked by itself: all others keep their places.
      const first = wrong.findLast(
        ([prop]) => all[prop].read && !NAMED.includes(all[prop].kind) && !(prop in small),
      ) as [string, unknown];
      const [onReady, onError] = [vi.fn(), vi.fn()];
      const heard = { ...handlers, onReady, onError };
      const { figure: shown, rerender } = show(figure({ ...heard, ...Object.fromEntries([first]) }));
      const said = await messageOf(shown);
      expect(said).toContain('Symbol(wrong); expected ');
      const height = heightOf(shown);
      rerender(figure(heard));
      await waitForState(shown, 'ready');
      expect(shown.querySelector('[role=alert]')).toBeNull();
      if (!options.isLower) expect.soft(height, 'height').toBe(heightOf(shown));
      const look = lookOf(shown);
      const errors: string[] = [];
      for (const [prop, value] of wrong) {
        rerender(figure({ ...heard, [prop]: value }));
        errors.push(await messageOf(shown));
        expect.soft(errors.at(-1), prop).toContain('Symbol(wrong); expected ');
        // The name of a network or an image, and its place, are shown at once.
        if (!NAMED.includes(all[prop].kind)) expect.soft(lookOf(shown), prop).toBe(look);
        else {
          rerender(figure(heard));
          await waitForState(shown, 'ready');
          await vi.waitFor(() => expect(lookOf(shown), prop).toBe(look));
        }
      }
      rerender(figure(heard));
      await waitForState(shown, 'ready');
      expect(lookOf(shown)).toBe(look);
      expect(onError.mock.calls.map(([{ message }]) => message)).toEqual([said, ...errors]);
      const isRightAfter = ([prop]: readonly [string, unknown], index: number) =>
        NAMED.includes(all[prop].kind) || index === wrong.length - 1;
      const times = 1 + wrong.filter(isRightAfter).length;
      await vi.waitFor(() => expect(onReady).toHaveBeenCalledTimes(times));
    });

    if (changeable.length > 0) {
      it('lets readers change what the page does not hold, and tells it', async () => {
        const { figure: shown, rerender, unmount } = show(figure(held));
        const height = heightOf(shown);
        await waitForState(shown, 'ready');
        expect.soft(height, 'height').toBe(heightOf(shown));
        expect.soft(namesOf(controlsOf(shown)), 'controls of what is held').toEqual(free);
        const chosen: Record<string, unknown> = {};
        const isApart = ([prop]: readonly [string, unknown]) =>
          !changeable.includes(prop) && changeable.every((other) => !all[other].resetOn?.includes(prop));
        const [wrong, value] = wrongProps(definition).find(isApart) as [string, unknown];
        for (const prop of changeable) {
          const told = vi.fn();
          const showWith = async (own: Values) => {
            rerender(figure({ ...held, ...own, [handlerName(prop)]: told }));
            await waitForState(shown, 'ready');
            return lookOf(shown);
          };
          const before = await showWith({ [prop]: undefined, [initialName(prop)]: usual[prop] });
          expect.soft(before, `${prop}, at first`).toBe(await showWith({}));
          await showWith({ [prop]: undefined, [initialName(prop)]: usual[prop] });
          use(shown, free, told);
          expect.soft(told, prop).toHaveBeenCalled();
          await waitForState(shown, 'ready');
          const after = lookOf(shown);
          expect.soft(after, prop).not.toBe(before);
          chosen[prop] = told.mock.lastCall?.[0];
          expect.soft(await showWith({ [prop]: chosen[prop] }), `${prop}, given back`).toBe(after);
          // The last valid value is not the default here.
          rerender(figure({ ...held, [prop]: Symbol('wrong'), [handlerName(prop)]: told }));
          await messageOf(shown);
          if (!NAMED.includes(all[prop].kind)) expect.soft(lookOf(shown), `${prop}, wrong`).toBe(after);
          expect.soft(await showWith({}), `${prop}, held`).toBe(before);
          told.mockClear();
          use(shown, free, told);
          expect.soft(told, `${prop}, held`).toHaveBeenCalled();
          chosen[prop] = told.mock.lastCall?.[0];
          await waitForState(shown, 'ready');
          expect.soft(lookOf(shown), `${prop}, held`).toBe(before);
          // What is wrong elsewhere keeps nobody from choosing.
          const own = { [prop]: undefined };
          const last = await showWith(own);
          rerender(figure({ ...held, ...own, [handlerName(prop)]: told, [wrong]: value }));
          await messageOf(shown);
          told.mockClear();
          use(shown, free, told);
          expect.soft(lookOf(shown) === last, `${prop} is late`).toBe(late.includes(prop));
          expect.soft(await showWith(own), `${prop}, after ${wrong} was wrong`).not.toBe(last);
          chosen[prop] = told.mock.lastCall?.[0];
        }
        if ('t' in all) {
          const page = await showReady(
            <DiffusionProvider t={200}>{figure({ ...held, t: undefined })}</DiffusionProvider>,
          );
          expect.soft(namesOf(controlsOf(page.figure)), 'controls of a t that the page holds').toEqual(free);
          page.unmount();
        }
        // Nothing is held any more: another figure begins where readers have left this one.
        rerender(figure(handlers));
        await waitForState(shown, 'ready');
        const look = lookOf(shown);
        rerender(figure({ ...handlers, [wrong]: value }));
        await messageOf(shown);
        expect.soft(lookOf(shown), `while ${wrong} is wrong`).toBe(look);
        rerender(figure(handlers));
        await waitForState(shown, 'ready');
        const code = await copiedCode(shown);
        const initial = Object.fromEntries(Object.entries(chosen).map(([prop, value]) => [initialName(prop), value]));
        expect(Object.keys(initial).filter((prop) => !code.includes(` ${prop}`))).toEqual([]);
        unmount();
        const { figure: other } = await showReady(figure({ ...handlers, ...initial }));
        expect(lookOf(other)).toBe(look);
      });
    }

    const hasFilm = definition.animation !== undefined || defaultProps(all)['t'] != null;
    const hasTable = definition.table !== undefined && !options.isTrained;
    it(`is saved${hasTable ? ' as CSV' : ''}${hasFilm ? ' and filmed' : ''}`, async () => {
      const { figure: shown } = show(figure({}));
      const height = heightOf(shown);
      await waitForState(shown, 'ready');
      expect.soft(height, 'height').toBe(heightOf(shown));
      const names = namesOf([...shown.querySelectorAll('canvas[role=img]')]);
      expect.soft(new Set(names.filter(Boolean)).size, 'names of panels').toBe(names.length);
      const film = left(shown)?.film as Moved | undefined;
      if (hasFilm) expect(film).toBeDefined();
      if (film && 'moving' in film) {
        const { prop, least, last, valueAt = (tick) => tick } = film.animation;
        const look = lookOf(shown);
        await film.show([prop, valueAt(least)]);
        const [begin] = [lookOf(shown)];
        await film.show([prop, valueAt(last)]);
        expect(lookOf(shown)).not.toBe(begin);
        await film.show(null);
        await vi.waitFor(() => expect(lookOf(shown)).toBe(look));
      }
      if (!hasTable) return;
      const { name: file, bytes } = await savedBy(shown, 'Save numbers as CSV');
      expect(file).toBe(`${name}.csv`);
      const [head = [], ...lines] = new TextDecoder().decode(bytes).trim().split('\n').map(cellsOf);
      expect(new Set(head).size).toBe(head.length);
      expect(lines.length).toBeGreaterThan(0);
      expect(lines.filter(({ length }) => length !== head.length)).toEqual([]);
      expect(lines.flat().filter((cell) => /NaN|undefined|null|object/.test(cell))).toEqual([]);
    });

    it('is copied as an element that has its props', () => {
      const element = document.createElement('diffusion-figure');
      fc.assert(
        fc.property(anyWrittenProps(definition), (props) => {
          const { code } = markupOf(element, { props, propTable: all, defaults: {}, t: undefined });
          const template = document.createElement('template');
          template.innerHTML = code;
          const read = Object.entries(readsOf(all)).flatMap(([prop, read]) => {
            const text = template.content.firstElementChild?.getAttribute(attributeOf(prop)) ?? null;
            return text === null ? [] : [[prop, read(text)]];
          });
          const given = Object.entries(props).filter(([, value]) => value !== null);
          expect(Object.fromEntries(read)).toEqual(Object.fromEntries(given));
        }),
        { numRuns: 20 },
      );
    });
  });
}

/** Kinds of props that a figure shows as they are given, also while they are wrong: in a name, or in a field to be mended. */
const NAMED = [...LOADED, 'configuration'];

/** The cells of a line of CSV; in quotes one may have a comma. */
function cellsOf(line: string): string[] {
  return [...line.matchAll(/(?:^|,)("(?:[^"]|"")*"|[^,]*)/g)].map(([, cell = '']) => cell);
}

/** The height of a figure without its message. */
function heightOf(figure: HTMLElement): number {
  const message = figure.querySelector<HTMLElement>('.df-message');
  if (message) message.style.display = 'none';
  const { height } = figure.getBoundingClientRect();
  if (message) message.style.display = '';
  return height;
}

/** What a reader can use, but links between a formula and what it shows, and the choice of the large panel; what is moved or chosen comes before what is pressed. */
function controlsOf(figure: Element): HTMLElement[] {
  const chosen =
    '[role=slider]:not([aria-disabled]), input:enabled:not(.df-large-choice), select:enabled, textarea:enabled:read-write, .df-train-pad';
  return [chosen, 'button:enabled:not(.df-target, .df-menu *)'].flatMap((kind) => [
    ...figure.querySelectorAll<HTMLElement>(kind),
  ]);
}

function namesOf(controls: readonly Element[]): (string | null)[] {
  return controls.map((control) => control.getAttribute('aria-label') ?? control.textContent);
}

/** Uses the controls of a figure, one after the other, until its page is told something. */
function use(figure: HTMLElement, free: readonly string[], told: ReturnType<typeof vi.fn>): void {
  for (const control of controlsOf(figure)) {
    if (!free.includes(namesOf([control])[0] ?? '')) press(control);
    if (told.mock.calls.length > 0) return;
  }
}

function press(control: HTMLElement): void {
  const { type, value, min, max, checked } = control as HTMLInputElement;
  if (control instanceof HTMLSelectElement) {
    const other = [...control.options].find((option) => option.value !== value && !option.disabled);
    fireEvent.change(control, { target: { value: other?.value } });
  } else if (type === 'range') {
    fireEvent.change(control, { target: { value: value === max ? min : max } });
  } else if (type === 'number') {
    fireEvent.change(control, { target: { value: String(Number(value) + 1) } });
    fireEvent.blur(control);
  } else if (control.role === 'slider') {
    fireEvent.keyDown(control, { key: 'ArrowLeft' });
  } else if (type !== 'radio' || !checked) {
    if (control.matches('.df-pad')) moveCursor(control);
    fireEvent.click(control);
  }
}

let steps = 0;

/** Moves the cursor of a pad to and fro, as what is at one place twice changes nothing. */
function moveCursor(pad: HTMLElement): void {
  steps += 1;
  const key = steps % 2 === 0 ? 'ArrowLeft' : 'ArrowRight';
  for (let times = 0; times < 4; times++) fireEvent.keyDown(pad, { key, shiftKey: true });
}

const SHOWN = [
  'aria-label',
  'aria-valuetext',
  'aria-pressed',
  'aria-current',
  'd',
  'cx',
  'cy',
  'x1',
  'y1',
  'transform',
];

/** What a figure shows: its text, the names and values of its parts, its lines, its pixels; not its message. */
function lookOf(figure: HTMLElement): string {
  const parts = [...figure.querySelectorAll('.df-body *')].filter(
    (part) => !part.closest('.df-message, .df-progress, .df-pad'),
  );
  return parts
    .flatMap((part) => {
      const { type, value, checked } = part as HTMLInputElement;
      const own = part.matches('input, select, textarea') ? [/radio|checkbox/.test(type) ? checked : value] : [];
      const text = [...part.childNodes].flatMap(({ nodeType, nodeValue }) => (nodeType === 3 ? nodeValue : []));
      return [...text, ...own, ...SHOWN.flatMap((attribute) => part.getAttribute(attribute) ?? [])];
    })
    .concat(pixelHash(figure).split(' '))
    .join('\n');
}
