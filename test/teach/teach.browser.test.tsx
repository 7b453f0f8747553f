import '../../src/teach.css';
import { act, cleanup, render } from '@testing-library/react';
import type { ReactElement } from 'react';
import { hydrateRoot } from 'react-dom/client';
import { renderToString } from 'react-dom/server';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { DiffusionProvider } from '../../src/index.js';
import { AnswerSheet, Answers, Choice, Prediction, Reveal } from '../../src/teach/index.js';
import '../support/figures.js';
import { dragByTouch } from '../support/pointer.js';

let page = 0;
beforeEach(() => {
  page++;
});
afterEach(() => {
  localStorage.clear();
  vi.restoreAllMocks();
});

const KEY = 'diffusion-figures:answers:';

/** Stores answers of the page that is shown next. */
function store(answers: object): void {
  localStorage.setItem(`${KEY}p${page}`, JSON.stringify({ version: 1, answers }));
}

function stored(id = 'q'): unknown {
  return JSON.parse(localStorage.getItem(`${KEY}p${page}`) ?? '{"answers":{}}').answers[id];
}

function show(element: ReactElement) {
  const { container, rerender } = render(<Answers page={`p${page}`}>{element}</Answers>);
  const find = <Found extends HTMLElement>(selector: string) => {
    const found = container.querySelector<Found>(selector);
    if (!found) throw new Error(`there is no ${selector}`);
    return found;
  };
  return {
    container,
    find,
    rerender: (next: ReactElement) => rerender(<Answers page={`p${page}`}>{next}</Answers>),
    check: () => userEvent.click(find('.df-question-check')),
    result: () => find('.df-question-result').textContent ?? '',
    state: () => find('.df-question').dataset['state'],
    isExplained: () => find<HTMLDetailsElement>('.df-question-explanation').open,
  };
}

const asked = { id: 'q', question: 'Which?', misconception: 'Noise grows in equal steps.', children: <p>Because.</p> };
const options = [
  { value: 'one', label: 'First', reason: 'It is the first.' },
  { value: 'two', label: 'Second', reason: 'It is the second.' },
];
const choice = <Choice {...asked} options={options} answer="one" />;
const slider = <Prediction {...asked} min={0} max={999} unit="steps" truth={258} tolerance={30} />;
const written = <Prediction {...asked} kind="number" min={0} max={999} unit="steps" truth={258} tolerance={30} />;
const axes = { x: { min: 0, max: 999, label: 't' }, y: { min: 0, max: 1, label: 'height' } };
const place = <Prediction {...asked} {...axes} kind="place" line={(x) => x / 999} truth={258} tolerance={30} />;
const curve = <Prediction {...asked} {...axes} kind="curve" truth={(x) => x / 999} tolerance={0.05} />;

/** Moves the mouse over an element with its button down, through places given as shares of its size from the upper left. */
function drag(element: Element, ...places: readonly (readonly [x: number, y: number])[]): void {
  const { left, top, width, height } = element.getBoundingClientRect();
  const send = (type: string, [x, y]: readonly [number, number]) =>
    act(() => {
      const at = { clientX: left + x * width, clientY: top + y * height };
      element.dispatchEvent(new PointerEvent(type, { ...at, pointerId: 1, isPrimary: true, bubbles: true, button: 0 }));
    });
  send('pointerdown', places[0] as [number, number]);
  for (const at of places.slice(1)) send('pointermove', at);
  send('pointerup', places.at(-1) as [number, number]);
}

describe('a choice', () => {
  it('is checked with the mouse, names the misconception of a wrong answer, and opens the explanation', async () => {
    const { find, check, result, state, isExplained } = show(choice);
    expect([state(), isExplained(), result()]).toEqual(['open', false, '']);
    await userEvent.click(find('input[value=two]'));
    expect(result()).toBe('');
    await check();
    expect([state(), isExplained()]).toEqual(['answered', true]);
    expect(result()).toContain('Not quite. It is the second.');
    expect(result()).toContain('A common misconception: Noise grows in equal steps.');
    expect(find('[data-right]').textContent).toBe('First right answer');
  });

  it('names the misconception after the option that it leads to alone', async () => {
    const three = [...options, { value: 'three', label: 'Third', reason: 'It is the third.' }];
    const { find, check, result } = show(<Choice {...asked} options={three} answer="one" wrong="two" />);
    await userEvent.click(find('input[value=three]'));
    await check();
    expect(result()).toBe('Not quite. It is the third.');
    await userEvent.click(find('input[value=two]'));
    await check();
    expect(result()).toContain('A common misconception: Noise grows in equal steps.');
  });

  it('is checked with the keyboard, and the focus stays', async () => {
    const { find, result } = show(choice);
    find('input[value=one]').focus();
    await userEvent.keyboard('[ArrowDown][ArrowUp][Tab]');
    expect(document.activeElement).toBe(find('.df-question-check'));
    await userEvent.keyboard('[Enter]');
    expect(result()).toBe('Right. It is the first.');
    expect(document.activeElement).toBe(find('.df-question-check'));
  });

  it('asks for an answer before it checks', async () => {
    const { check, result, state } = show(choice);
    await check();
    expect([state(), result()]).toEqual(['open', 'Choose an answer first.']);
  });

  it('lists the first answer when a second has replaced it', async () => {
    const { find, check, result } = show(choice);
    for (const value of ['two', 'one']) {
      await userEvent.click(find(`input[value=${value}]`));
      await check();
    }
    expect(result()).toContain('Right.');
    expect(result()).toContain('First answer: Second');
    expect(stored()).toEqual({ value: 'one', first: 'two' });
  });

  it('announces what a reader does here, and not what is stored', async () => {
    store({ q: { value: 'two', first: 'two' } });
    const { find, state } = show(choice);
    expect(state()).toBe('answered');
    expect(find('.df-question-result').getAttribute('role')).toBeNull();
    await userEvent.click(find('input[value=one]'));
    expect(find('.df-question-result').getAttribute('role')).toBe('status');
  });
});

describe('a slider', () => {
  it('has no value before it is moved', async () => {
    const { find, check, result, state } = show(slider);
    expect(find('output').textContent).toBe('not set');
    await check();
    expect([state(), result()]).toEqual(['open', 'Move the slider to your answer first.']);
  });

  it.each([
    ['above its number on the line', slider, '.df-question-axis'],
    ['below its place in the drawing', place, '.df-chart-grid'],
  ])('has its thumb %s', (_, question, selector) => {
    const { find } = show(question);
    const track = find('input').getBoundingClientRect();
    const line = find(selector).getBoundingClientRect();
    const half = 9; // of the thumb, which stops at the ends of the track
    expect([track.left + half, track.right - half].map(Math.round)).toEqual([line.left, line.right].map(Math.round));
    expect(line.width).toBeGreaterThan(500);
  });

  it('is moved by keys, and says the error', async () => {
    const { find, check, result, container } = show(slider);
    find('input').focus();
    await userEvent.keyboard('[Home][ArrowRight]');
    expect(find('output').textContent).toBe('1 steps');
    await check();
    expect(result()).toContain(
      'Your answer is 1 steps; the truth is 258 steps. The error is 257 steps, and the tolerance is 30 steps.',
    );
    expect(container.querySelector('.df-question-answer line')?.getAttribute('stroke-dasharray')).toBeTruthy();
    expect(container.querySelector('.df-question-truth line')?.getAttribute('stroke-dasharray')).toBeNull();
    expect(find('.df-question-line').textContent).toContain('your answer: 1truth: 258');
  });

  it('names the misconception after an answer on its side alone, and says how other answers are off', async () => {
    const { find, check, result } = show(
      <Prediction {...asked} min={0} max={999} truth={258} tolerance={30} wrong={500} />,
    );
    find('input').focus();
    await userEvent.keyboard('[Home]');
    await check();
    expect(result()).toMatch(/^Not quite\..*Your answer is too small\.$/);
    find('input').focus();
    await userEvent.keyboard('[End]');
    await check();
    expect(result()).toContain('A common misconception: Noise grows in equal steps.');
    expect(result()).not.toContain('too');
  });

  it('takes a press on the middle, where its thumb is already', async () => {
    const { find } = show(slider);
    await userEvent.click(find('input'));
    expect(find('output').textContent).toMatch(/^(499|500) steps$/);
  });

  it('takes a finger on the middle too', async () => {
    const { find } = show(slider);
    await dragByTouch(find('input'), [0.5, 0.5]);
    await vi.waitFor(() => expect(find('output').textContent).toMatch(/^(499|500) steps$/));
  });

  it('is not set by a finger that scrolls the page', async () => {
    const { find } = show(
      <>
        {slider}
        <div style={{ height: 9000 }} />
      </>,
    );
    const ends: string[] = [];
    for (const type of ['pointerup', 'pointercancel']) find('input').addEventListener(type, () => ends.push(type));
    await dragByTouch(find('input'), [0.5, 0.5], [0.5, -3]);
    await vi.waitFor(() => expect(ends).toEqual(['pointercancel']));
    expect(find('output').textContent).toBe('not set');
  });

  it('is focused by a press on its name, and not set', async () => {
    const { find } = show(slider);
    await userEvent.click(find('.df-slider-label'));
    expect(document.activeElement).toBe(find('input'));
    expect(find('output').textContent).toBe('not set');
  });
});

describe('a written number', () => {
  it.each(['', 'many', '1000', '-1', '1e999'])('that is %j is refused calmly, and stays as it is', async (text) => {
    const { find, check, result, state } = show(written);
    const field = find<HTMLInputElement>('input');
    if (text) await userEvent.fill(field, text);
    await check();
    expect([state(), result()]).toEqual(['open', 'Enter a number from 0 to 999.']);
    expect(field.value).toBe(text);
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });

  it('is checked by Enter, with its unit or without', async () => {
    const { find, result } = show(written);
    await userEvent.fill(find('input'), '260 steps');
    find('input').focus();
    await userEvent.keyboard('[Enter]');
    expect(result()).toContain('Right.');
    expect(find<HTMLInputElement>('input').value).toBe('260');
  });

  it('is written and read with the decimal mark of the page', async () => {
    const { find, check, result } = show(
      <DiffusionProvider lang="de">
        <Prediction {...asked} kind="number" min={0} max={1} truth={0.75} tolerance={0.05} />
      </DiffusionProvider>,
    );
    await vi.waitFor(() => expect(find('.df-question-check').textContent).toBe('Prüfen'));
    await userEvent.fill(find('input'), '0,7');
    await check();
    expect(result()).toContain('Richtig. Ihre Antwort ist 0,7, die Wahrheit ist 0,75.');
  });
});

describe('a place', () => {
  it('is marked with the pointer, and compared once it is checked', async () => {
    const { find, check, result, container } = show(place);
    drag(find('.df-chart-area'), [0.1, 0.5], [0.5, 0.5]);
    expect(find('output').textContent).toBe('500');
    expect(container.textContent).not.toContain('truth');
    await check();
    expect(result()).toContain('Your answer is t = 500; the truth is t = 258. The error is 242');
    expect(find('.df-chart-area').textContent).toContain('truth: 258');
    expect(find('[role=img]').getAttribute('aria-label')).toContain('Your answer is t = 500; the truth is t = 258.');
  });

  it('is marked with keys', async () => {
    const { find, check, result } = show(place);
    find('input[type=range]').focus();
    await userEvent.keyboard('[Home][ArrowRight][ArrowRight]');
    await check();
    expect(result()).toContain('Your answer is t = 2;');
  });

  it('has to be marked', async () => {
    const { check, result } = show(place);
    await check();
    expect(result()).toBe('Mark a place first.');
  });
});

describe('a curve', () => {
  it('is drawn with the pointer in several strokes, and does not scroll the page meanwhile', async () => {
    const { find, check, result } = show(curve);
    const area = find('.df-chart-area');
    expect(getComputedStyle(area).touchAction).toBe('none');
    drag(area, [0, 1], [0.5, 0.5]);
    await check();
    expect(result()).toBe('Draw the curve from t = 500 to t = 999 too.');
    drag(area, [0.5, 0.5], [1, 0]);
    expect(result()).toBe('');
    await check();
    expect(result()).toContain('Right. On average, the error of your curve is 0.00');
    // A second stroke replaces its own stretch alone.
    drag(area, [0.4, 0], [0.6, 0]);
    await check();
    // Within a column to either side, the truth is 0.375 to 0.425.
    expect(result()).toContain('The largest error is 0.575, at t = 400, and its tolerance is 0.15.');
    expect(result()).toContain('First answer: a drawn curve');
  });

  it('says where a gap is a straight line', async () => {
    const { find, container, check, state } = show(curve);
    drag(find('.df-chart-area'), [0, 1], [0.2, 0.8]);
    drag(find('.df-chart-area'), [0.8, 0.2], [1, 0]);
    expect(container.textContent).toContain('From t = 200 to t = 799 your curve is a straight line');
    await check();
    expect(state()).toBe('answered');
  });

  it('is drawn with keys', async () => {
    const { find, container, check, result } = show(curve);
    await userEvent.click(find('.df-question-keys > summary'));
    const [along, up] = container.querySelectorAll<HTMLInputElement>('.df-question-keys input');
    along?.focus();
    await userEvent.keyboard('[Home][ArrowUp]');
    expect(up?.getAttribute('aria-valuetext')).toBe('0.52');
    await userEvent.keyboard('[ArrowRight][ArrowDown][PageDown]');
    expect(along?.value).toBe('1');
    expect(up?.getAttribute('aria-valuetext')).toBe('0.4');
    // A height stays on the axis.
    await userEvent.keyboard('{PageDown>6/}');
    expect(up?.getAttribute('aria-valuetext')).toBe('0');
    await userEvent.keyboard('{PageUp>12/}[ArrowDown]');
    expect(up?.getAttribute('aria-valuetext')).toBe('0.98');
    await userEvent.keyboard('[End][ArrowUp]');
    await check();
    expect(result()).toContain('On average, the error of your curve is');
  });

  it('names the misconception if it is nearer to its curve, and says where other curves are off', async () => {
    const flat = (
      <Prediction {...asked} {...axes} kind="curve" truth={(x) => x / 999} wrong={() => 0.5} tolerance={0.05} />
    );
    const { find, check, result } = show(flat);
    drag(find('.df-chart-area'), [0, 0.4], [1, 0.4]);
    await check();
    expect(result()).toContain('A common misconception: Noise grows in equal steps.');
    drag(find('.df-chart-area'), [0, 0.7], [1, 0]);
    await check();
    expect(result()).toContain('Not quite.');
    expect(result()).toContain('At t = 0 your curve is too high.');
    expect(result()).not.toContain('misconception');
  });

  it('has the error of its own first answer', () => {
    const exact = Array.from({ length: 41 }, (_, column) => Math.round((999 * column) / 40) / 999);
    store({ q: { value: exact, first: Array(41).fill(0) } });
    expect(show(curve).result()).toContain('First answer: a drawn curve with an average error of 0.5');
  });

  it('starts over', async () => {
    const { find, container, check, result } = show(curve);
    drag(find('.df-chart-area'), [0, 1], [1, 0]);
    await userEvent.click([...container.querySelectorAll('button')].at(-1) as HTMLElement);
    expect(container.querySelector('.df-question-answer-line')).toBeNull();
    await check();
    expect(result()).toBe('Draw your curve first.');
  });
});

describe('a drawing', () => {
  const huge = { min: 1e308, max: 1.00000001e308 };
  const large = { x: { ...huge, label: 'x' }, y: { min: -4e299, max: 5e299, label: 'y' } };
  const tiny = { min: 0, max: 1e-300 };
  const steep = { x: { min: 0, max: 1, label: 'x' }, y: axes.y, line: (x: number) => 1e308 * x };

  it.each<[string, ReactElement, unknown]>([
    ['a slider far from 0', <Prediction key="" {...asked} {...huge} truth={1e308} />, 1.000000005e308],
    ['a slider of tiny numbers', <Prediction key="" {...asked} {...tiny} truth={1e-301} />, 1e-302],
    ['a steep line', <Prediction key="" {...asked} {...steep} kind="place" truth={0.9} />, 0.5],
    ['a line far below', <Prediction key="" {...asked} {...axes} kind="place" line={() => -1.7e308} truth={1} />, 900],
    [
      'large axes',
      <Prediction key="" {...asked} {...large} kind="place" line={(x) => -x} truth={1e308} />,
      1.000000005e308,
    ],
    ['a curve', <Prediction key="" {...asked} {...large} kind="curve" truth={() => -4e299} />, Array(41).fill(5e299)],
  ])('has finite numbers alone: %s', (_, element, value) => {
    const { container, state } = show(element);
    expect([state(), container.innerHTML]).toEqual(['open', expect.not.stringMatching(/NaN|Infinity|df-message/)]);
    page++;
    store({ q: { value, first: value } });
    const answered = show(element);
    expect(answered.state()).toBe('answered');
    expect(answered.container.innerHTML).not.toMatch(/NaN|Infinity|df-message/);
  });
});

describe('stored answers', () => {
  it('appear once a server’s markup has been taken over, without a mismatch', async () => {
    const complaints = vi.spyOn(console, 'error');
    store({ q: { value: 'one', first: 'two' } });
    const element = <Answers page={`p${page}`}>{choice}</Answers>;
    const container = document.createElement('div');
    document.body.append(container);
    container.innerHTML = renderToString(element);
    expect(container.textContent).not.toContain('Right.');
    const recovered = vi.fn();
    const root = await act(async () => hydrateRoot(container, element, { onRecoverableError: recovered }));
    expect(container.textContent).toContain('Right.');
    expect(recovered).not.toHaveBeenCalled();
    expect(complaints).not.toHaveBeenCalled();
    act(() => root.unmount());
    container.remove();
  });

  it.each<[string, ReactElement, unknown]>([
    ['an option that is gone', choice, 'three'],
    ['a number for an option', choice, 1],
    ['a number out of range', slider, 1000],
    ['a text for a number', slider, '258'],
    ['a place out of range', place, -1],
    ['a curve of another length', curve, [0, 1]],
    ['a curve with gaps', curve, Array(41).fill(null)],
    ['an object', choice, { a: 1 }],
  ])('are ignored if they are %s', (_, element, value) => {
    store({ q: { value, first: value }, gone: { value: 1, first: 1 } });
    const { state } = show(element);
    expect(state()).toBe('open');
  });

  it.each<[string, ReactElement]>([
    ['a choice', choice],
    ['a slider', slider],
    ['a written number', written],
    ['a place', place],
    ['a curve', curve],
  ])('of every form and any earlier question leave %s open or answered, without an error', (_, element) => {
    const wrong = vi.spyOn(console, 'error');
    const forms = [
      'one',
      '',
      0,
      258,
      -1,
      1e300,
      [],
      [0.5],
      Array(41).fill(0.5),
      Array(41).fill(2),
      Array(41).fill(null),
    ];
    for (const value of forms) {
      for (const first of forms) {
        page++;
        store({ q: { value, first } });
        const { container, state, result } = show(element);
        expect(container.innerHTML).not.toMatch(/NaN|Infinity|df-message/);
        if (state() === 'answered') expect(result()).toMatch(/^(?:Right\.|Not quite\.)/);
        cleanup();
      }
    }
    expect(wrong).not.toHaveBeenCalled();
  });

  it('are kept until the page is left where the browser keeps nothing', async () => {
    for (const method of ['getItem', 'setItem'] as const) {
      vi.spyOn(Storage.prototype, method).mockImplementation(() => {
        throw new DOMException('denied', 'SecurityError');
      });
    }
    const { find, check, state } = show(choice);
    await userEvent.click(find('input[value=one]'));
    await check();
    expect(state()).toBe('answered');
  });

  it('have no first answer that is none any more', () => {
    store({ q: { value: 258, first: 1000 } });
    const { result, state } = show(slider);
    expect([state(), result()]).toEqual(['answered', expect.stringContaining('Your answer is 258 steps')]);
    expect(result()).not.toContain('First answer');
  });

  it('of another tab appear on a page that comes back, and outlive its next answer', async () => {
    const other = <Choice {...asked} id="other" options={options} answer="one" />;
    const { find, rerender, state } = show(choice);
    rerender(<p>Another page</p>);
    store({ q: { value: 'two', first: 'two' } });
    rerender(choice);
    expect(state()).toBe('answered');
    rerender(<p>Another page</p>);
    store({ q: { value: 'two', first: 'two' }, third: { value: 3, first: 3 } });
    rerender(other);
    await userEvent.click(find('input[value=one]'));
    await userEvent.click(find('.df-question-check'));
    expect(['q', 'other', 'third'].map((id) => stored(id) !== undefined)).toEqual([true, true, true]);
  });
});

describe('a sheet', () => {
  const sheet = (
    <>
      {choice}
      <Prediction {...asked} id="other" question="How many?" min={0} max={999} truth={258} tolerance={30} />
      <AnswerSheet title="Your answers" />
    </>
  );
  const button = (name: string) =>
    [...document.querySelectorAll<HTMLButtonElement>('.df-sheet button')].find(
      ({ textContent }) => textContent === name,
    );

  it('lists what is answered in the order of the page, and saves it as text', async () => {
    store({ other: { value: 260, first: 400 }, q: { value: 'two', first: 'two' }, gone: { value: 3, first: 3 } });
    const { container } = show(sheet);
    const lines = [...container.querySelectorAll('.df-sheet-answers > li')].map(({ textContent }) => textContent);
    expect(lines).toEqual([
      'Which?Not quite. Your answer: Second',
      'How many?Right. Your answer: 260First answer: 400',
    ]);
    const made = vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:none');
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
    await userEvent.click(button('Save as text') as HTMLElement);
    const [saved] = made.mock.calls[0] as [Blob];
    expect(await saved.text()).toBe(
      'Your answers\n\n1. Which?\n   Not quite. Your answer: Second\n\n2. How many?\n   Right. Your answer: 260\n   First answer: 400\n',
    );
  });

  it('forgets answers, closes explanations, and takes it back', async () => {
    store({ q: { value: 'two', first: 'one' } });
    const { state, isExplained, find } = show(sheet);
    expect(isExplained()).toBe(true);
    await userEvent.click(button('Forget') as HTMLElement);
    expect([state(), isExplained(), stored()]).toEqual(['open', false, undefined]);
    expect(find('.df-sheet').textContent).toContain('Your answers are forgotten.');
    expect(document.activeElement).toBe(button('Undo'));
    await userEvent.click(button('Undo') as HTMLElement);
    expect([state(), stored()]).toEqual(['answered', { value: 'two', first: 'one' }]);
  });

  it('takes back what was forgotten, and keeps what another tab has answered since', async () => {
    store({ q: { value: 'two', first: 'one' }, other: { value: 260, first: 400 } });
    show(sheet);
    await userEvent.click(button('Forget') as HTMLElement);
    store({ q: { value: 'one', first: 'one' } });
    await userEvent.click(button('Undo') as HTMLElement);
    expect([stored(), stored('other')]).toEqual([
      { value: 'one', first: 'one' },
      { value: 260, first: 400 },
    ]);
  });

  it('says that answers stay in the browser only where they do', async () => {
    const { find, check } = show(sheet);
    const kept = () => find('.df-sheet-controls > p').textContent;
    const setItem = vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    expect(kept()).toBe('Your answers stay in this browser.');
    await userEvent.click(find('input[value=one]'));
    await check();
    expect(kept()).toBe('Your answers cannot be stored here. They last until you leave this page.');
    setItem.mockRestore();
    await check();
    expect(kept()).toBe('Your answers stay in this browser.');
  });

  it('says that answers are not stored where the storage is denied, or belongs to a newer version', () => {
    localStorage.setItem(`${KEY}p${page}`, '{"version":2}');
    const said = 'Your answers cannot be stored here. They last until you leave this page.';
    expect(show(sheet).find('.df-sheet-controls > p').textContent).toBe(said);
    page++;
    vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
      throw new DOMException('denied', 'SecurityError');
    });
    expect(show(sheet).find('.df-sheet-controls > p').textContent).toBe(said);
  });

  it('prints itself alone', async () => {
    store({ q: { value: 'two', first: 'one' } });
    const { find } = show(sheet);
    const print = vi.spyOn(window, 'print').mockImplementation(() => {
      expect(find('.df-sheet').dataset['printed']).toBe('');
    });
    await userEvent.click(button('Print') as HTMLElement);
    expect(print).toHaveBeenCalledOnce();
    dispatchEvent(new Event('afterprint'));
    expect(find('.df-sheet').dataset['printed']).toBeUndefined();
    // In a browser that does not say when it has printed, the next press ends it.
    await userEvent.click(button('Print') as HTMLElement);
    expect(find('.df-sheet').dataset['printed']).toBe('');
    await userEvent.click(find('.df-sheet-title'));
    expect(find('.df-sheet').dataset['printed']).toBeUndefined();
  });
});

describe('what is wrong', () => {
  it('is said in the frame and logged once; the last question that was right stays', () => {
    const complaints = vi.spyOn(console, 'error').mockImplementation(() => {});
    const { container, rerender } = show(slider);
    for (const truth of [2000, 2000]) rerender(<Prediction {...asked} min={0} max={999} truth={truth} />);
    expect(container.querySelector('[role=alert]')?.textContent).toBe(
      'invalid truth: 2000; expected a number from 0 to 999',
    );
    expect(container.querySelector('input')).not.toBeNull();
    expect(complaints.mock.calls).toEqual([
      ['diffusion-figures: Prediction: invalid truth: 2000; expected a number from 0 to 999'],
    ]);
  });

  it('is said of a second question with the same id, not of the same question twice', () => {
    vi.spyOn(console, 'error').mockImplementation(() => {});
    const alerts = (element: ReactElement) => show(element).container.querySelectorAll('[role=alert]').length;
    expect(
      alerts(
        <>
          {choice}
          <div>{choice}</div>
        </>,
      ),
    ).toBe(0);
    page++;
    expect(
      alerts(
        <>
          {choice}
          <Prediction {...asked} question="Another?" min={0} max={9} truth={3} />
        </>,
      ),
    ).toBe(1);
  });
});

it('an explanation is opened without an answer, and closed again', async () => {
  const { find, isExplained, state } = show(choice);
  const summary = find('.df-question-explanation > summary');
  await userEvent.click(summary);
  expect([isExplained(), state()]).toEqual([true, 'open']);
  await userEvent.click(summary);
  expect(isExplained()).toBe(false);
});

describe('on paper', () => {
  const print = (type: 'beforeprint' | 'afterprint') => act(() => void dispatchEvent(new Event(type)));
  /** Whether a printed page has an element. */
  const isOnPaper = async (element: Element) => {
    const tools = cdp() as unknown as { send: (method: string, options: object) => Promise<void> };
    await tools.send('Emulation.setEmulatedMedia', { media: 'print' });
    const isShown = element.checkVisibility();
    await tools.send('Emulation.setEmulatedMedia', { media: '' });
    return isShown;
  };

  it('a question without an answer does not give its explanation away', async () => {
    const { find, isExplained } = show(choice);
    print('beforeprint');
    expect(isExplained()).toBe(false);
    expect(await isOnPaper(find('.df-question-explanation > summary'))).toBe(false);
    expect(await isOnPaper(find('.df-reveal-content'))).toBe(false);
    expect(await isOnPaper(find('.df-question-options'))).toBe(true);
    print('afterprint');
    expect(isExplained()).toBe(false);
  });

  it('what a reader has opened is printed, and stays open', async () => {
    const { find, isExplained } = show(choice);
    await userEvent.click(find('.df-question-explanation > summary'));
    print('beforeprint');
    expect(await isOnPaper(find('.df-reveal-content'))).toBe(true);
    print('afterprint');
    expect(isExplained()).toBe(true);
  });

  it('an answered question has its explanation, which is closed again after if a reader had closed it', async () => {
    store({ q: { value: 'one', first: 'one' } });
    const { find, isExplained } = show(choice);
    await userEvent.click(find('.df-question-explanation > summary'));
    expect(isExplained()).toBe(false);
    expect(await isOnPaper(find('.df-reveal-content'))).toBe(true);
    print('beforeprint');
    expect(isExplained()).toBe(true);
    print('afterprint');
    expect(isExplained()).toBe(false);
  });

  it('other text that opens is printed, also in a question', async () => {
    const { find } = show(
      <Choice {...asked} question={<Reveal summary="Hint">Look.</Reveal>} options={options} answer="one" />,
    );
    expect(await isOnPaper(find('.df-question-text .df-reveal-content'))).toBe(true);
  });
});

it('what is revealed is open on paper, and closed again after unless a reader had opened it', async () => {
  const { find } = show(<Reveal summary="Why?">Because.</Reveal>);
  const details = find<HTMLDetailsElement>('details');
  expect(details.open).toBe(false);
  act(() => void dispatchEvent(new Event('beforeprint')));
  expect(details.open).toBe(true);
  act(() => void dispatchEvent(new Event('afterprint')));
  expect(details.open).toBe(false);
  await userEvent.click(find('summary'));
  act(() => void dispatchEvent(new Event('beforeprint')));
  act(() => void dispatchEvent(new Event('afterprint')));
  expect(details.open).toBe(true);
});
