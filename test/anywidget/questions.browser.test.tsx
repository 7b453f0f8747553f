import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { ended, FakeModel, figureIn, importWidget, type Shown, show } from './host.js';

const TEXTS = { id: 'q', question: 'Which?', misconception: 'Noise grows in equal steps.', explanation: 'Because.' };
const OPTIONS = [
  { value: 'one', label: 'First', reason: 'It is the first.' },
  { value: 'two', label: 'Second', reason: 'It is the second.' },
  { value: 'three', label: 'Third' },
];
const AXES = { x: { min: 0, max: 999, label: 't' }, y: { min: 0, max: 1, label: 'height' } };

const choice = (props: object = {}, traits: object = {}) =>
  new FakeModel({
    type: 'choice',
    chosen: null,
    first_chosen: null,
    props: { ...TEXTS, options: OPTIONS, answer: 'one', wrong: 'two', ...props },
    ...traits,
  });
const prediction = (props: object, traits: object = {}) =>
  new FakeModel({ type: 'prediction', chosen: null, first_chosen: null, props: { ...TEXTS, ...props }, ...traits });
const number = (props: object = {}) => prediction({ min: 0, max: 999, truth: 258, tolerance: 30, ...props });

/** The question of a view, once it is there, and what a reader does with it. */
async function questionIn({ root }: Pick<Shown, 'root'>) {
  const find = <Found extends HTMLElement>(selector: string) => {
    const found = root.querySelector<Found>(selector);
    if (!found) throw new Error(`there is no ${selector}`);
    return found;
  };
  await vi.waitFor(() => find('.df-question'));
  return {
    root,
    find,
    choose: (label: string) =>
      userEvent.click(
        [...root.querySelectorAll('label')].find(({ textContent }) => textContent?.includes(label)) as Element,
      ),
    check: () => userEvent.click(find('.df-question-check')),
    result: () => find('.df-question-result').textContent ?? '',
    state: () => find('.df-question').dataset['state'],
    isExplained: () => find<HTMLDetailsElement>('.df-question-explanation').open,
  };
}

const shownQuestion = async (model: FakeModel) => {
  const shown = await show(model);
  return { ...shown, ...(await questionIn(shown)) };
};

beforeEach(() => page.viewport(1000, 900));
afterEach(() => {
  for (const end of ended.splice(0)) end();
  document.body.replaceChildren();
});

describe('a choice in a notebook', () => {
  it('tells the reader what the answer shows, and the kernel what the answer is', async () => {
    const model = choice();
    const asked = await shownQuestion(model);
    expect([asked.state(), asked.isExplained(), model.saved]).toEqual(['open', false, []]);
    await asked.check();
    await vi.waitFor(() => expect(asked.result()).toBe('Choose an answer first.'));
    await asked.choose('Second');
    await asked.check();
    await vi.waitFor(() => expect(asked.state()).toBe('answered'));
    expect(asked.result()).toBe('Not quite. It is the second.A common misconception: Noise grows in equal steps.');
    await vi.waitFor(() => expect(asked.isExplained()).toBe(true));
    expect(model.saved).toEqual([{ first_chosen: 'two', chosen: 'two' }]);
    await asked.choose('First');
    await asked.check();
    await vi.waitFor(() => expect(asked.result()).toBe('Right. It is the first.First answer: Second'));
    await vi.waitFor(() => expect(model.saved.at(-1)).toEqual({ chosen: 'one' }));
  });

  it('keeps nothing outside of its model', async () => {
    const model = choice();
    const asked = await shownQuestion(model);
    await asked.choose('First');
    await asked.check();
    await vi.waitFor(() => expect(model.get('chosen')).toBe('one'));
    expect([localStorage.length, location.hash]).toEqual([0, '']);
  });

  it('is one question in two views', async () => {
    const model = choice();
    const [first, second] = [await shownQuestion(model), await shownQuestion(model)];
    await first.choose('Third');
    await first.check();
    await vi.waitFor(() => expect([first.result(), second.result()]).toEqual(['Not quite. ', 'Not quite. ']));
    await second.choose('First');
    await second.check();
    await vi.waitFor(() => expect(first.result()).toBe('Right. It is the first.First answer: Third'));
    expect(second.result()).toBe(first.result());
    expect([first, second].map(({ root }) => root.querySelector('[role=alert]'))).toEqual([null, null]);
  });

  it('shares a page with another question of the same id', async () => {
    const asked = [await shownQuestion(choice()), await shownQuestion(choice({ question: 'Which one?' }))];
    expect(asked.map(({ root }) => root.querySelector('[role=alert]'))).toEqual([null, null]);
  });

  it('shows the answer that a notebook has saved, and announces nothing', async () => {
    const asked = await shownQuestion(choice({}, { chosen: 'one', first_chosen: 'two' }));
    expect(asked.state()).toBe('answered');
    expect(asked.result()).toBe('Right. It is the first.First answer: Second');
    expect(asked.find<HTMLInputElement>('input[value=one]').checked).toBe(true);
    expect(asked.root.querySelector('[role=status]')).toBeNull();
  });

  it('follows a cell that answers, or asks again', async () => {
    const model = choice();
    const asked = await shownQuestion(model);
    model.assign({ first_chosen: 'two', chosen: 'two' });
    await vi.waitFor(() => expect(asked.result()).toContain('It is the second.'));
    model.assign({ first_chosen: null, chosen: null });
    await vi.waitFor(() => expect(asked.state()).toBe('open'));
    expect(asked.root.querySelectorAll('input:checked')).toHaveLength(0);
    await asked.choose('First');
    await asked.check();
    await vi.waitFor(() => expect(model.get('first_chosen')).toBe('one'));
  });

  it('ignores an answer that is none of its options', async () => {
    const asked = await shownQuestion(choice({}, { chosen: 'four', first_chosen: { one: 1 } }));
    expect(asked.state()).toBe('open');
  });

  it('typesets formulas between dollar signs, and leaves prices', async () => {
    const question = String.raw`Is $\bar\alpha_t$ worth $5–$6?`;
    const asked = await shownQuestion(choice({ question, options: [{ value: 'one', label: '$x_0$' }, OPTIONS[1]] }));
    await vi.waitFor(() => expect(asked.root.querySelectorAll('.df-question-text .katex')).toHaveLength(1));
    expect(asked.find('.df-question-text').textContent).toContain('worth $5–$6?');
    expect(asked.root.querySelectorAll('.df-question-option .katex')).toHaveLength(1);
  });

  it('speaks the language of its model', async () => {
    const asked = await shownQuestion(choice({}, { lang: 'de' }));
    await vi.waitFor(() => expect(asked.find('.df-question-check').textContent).toBe('Prüfen'));
  });
});

describe('a prediction in a notebook', () => {
  it('is a number on a slider', async () => {
    const model = number({ unit: 'steps', wrong: 500 });
    const asked = await shownQuestion(model);
    asked.find('input[type=range]').focus();
    await userEvent.keyboard('{Home}{ArrowRight}');
    await asked.check();
    await vi.waitFor(() => expect(model.saved).toEqual([{ first_chosen: 1, chosen: 1 }]));
    await vi.waitFor(() => expect(asked.result()).toContain('the truth is 258 steps. The error is 257 steps'));
    expect(asked.result()).not.toContain('misconception');
  });

  it('is a number that is written', async () => {
    const model = number({ kind: 'number' });
    const asked = await shownQuestion(model);
    await userEvent.fill(asked.find('input[type=text]'), '270');
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(model.get('chosen')).toBe(270));
    await vi.waitFor(() => expect(asked.result()).toMatch(/^Right\./));
  });

  it('is a place on the line through the values of an array', async () => {
    const model = prediction({ kind: 'place', truth: 258, ...AXES, line: [0, 1, null, 0] });
    const asked = await shownQuestion(model);
    asked.find('input[type=range]').focus();
    await userEvent.keyboard('{Home}');
    const points = asked.find('.df-question-given').getAttribute('points') ?? '';
    expect(points).not.toContain('NaN');
    await asked.check();
    await vi.waitFor(() => expect(model.get('chosen')).toBe(0));
  });

  it.each([
    ['Right.', (x: number) => Math.abs(2 * x - 999) / 999],
    ['Not quite.', (x: number) => x / 999],
  ])('is a curve beside the true one, and with its heights is %s', async (verdict, function_) => {
    const chosen = Array.from({ length: 41 }, (_, index) => function_((999 * index) / 40));
    const asked = await shownQuestion(
      prediction({ kind: 'curve', truth: [1, 0, 1], ...AXES }, { chosen, first_chosen: chosen }),
    );
    await vi.waitFor(() => expect(asked.result()).toContain(verdict));
    expect(asked.root.querySelectorAll('.df-question-truth-line, .df-question-answer-line')).toHaveLength(2);
  });
});

describe('a question where its props are wrong', () => {
  it.each([
    ['choice', { options: OPTIONS.slice(0, 1) }, /^invalid options: 1; expected two to four options$/],
    ['choice', { options: 'one' }, /^invalid options: "one"; expected two to four options$/],
    ['choice', { answer: 'four' }, /^invalid answer: "four"; expected the value of an option: one, two, three$/],
    ['choice', { wrong: 'one' }, /^invalid wrong: "one"; expected the value of a wrong option/],
    ['choice', { id: 'Q 1' }, /^invalid id: "Q 1"; expected lower-case letters/],
    ['choice', { question: { text: 'Which?' } }, /^invalid question: \[object Object\]; expected a text$/],
    ['choice', { options: [{ value: 'one', label: 3 }, OPTIONS[1]] }, /^invalid label: 3; expected a text$/],
    ['prediction', { truth: 1000 }, /^invalid truth: 1000; expected a number from 0 to 999$/],
    ['prediction', { truth: [0, 1] }, /^invalid truth: \[0, 1\]; expected a number from 0 to 999$/],
    ['prediction', { max: null }, /^invalid min and max: 0 and null; expected two finite numbers/],
    ['prediction', { kind: 'curve' }, /^invalid x.min and x.max: undefined and undefined; expected two finite/],
    ['prediction', { kind: 'curve', ...AXES, truth: [1] }, /^invalid truth: 1 values; expected two or more values$/],
    [
      'prediction',
      { kind: 'curve', ...AXES, truth: [0, 2] },
      /^invalid truth: .* at t = .*; expected values from 0 to 1$/,
    ],
    ['prediction', { kind: 'curve', ...AXES, truth: 258 }, /^invalid truth: 258; expected a function of x$/],
    ['prediction', [1], /^invalid props: \[1\]; expected a dict/],
  ])('says so in its place and to the kernel: %s %j', async (type, wrong, message) => {
    const good = (type === 'choice' ? choice() : number()).get('props') as object;
    const props = Array.isArray(wrong) ? wrong : { ...good, ...wrong };
    const model = new FakeModel({ type, props });
    const { root } = await show(model);
    await vi.waitFor(() => expect(root.querySelector('[role=alert]')?.textContent).toMatch(message));
    await vi.waitFor(() => expect(model.saved).toEqual([{ error: expect.stringMatching(message) }]));
    // The last valid question stays until it is mended.
    model.assign({ props: good });
    await vi.waitFor(() => expect(root.querySelector('[role=alert]')).toBeNull());
    await vi.waitFor(() => expect(model.get('error')).toBe(''));
    model.assign({ props });
    await vi.waitFor(() => expect(root.querySelector('[role=alert]')?.textContent).toMatch(message));
    expect(root.querySelector('.df-question-text')?.textContent).toBe('Which?');
  });
});

describe('the page of a question', () => {
  it('gets the styles of questions with the first question', async () => {
    const figure = await show(new FakeModel({ type: 'schedule-chart' }));
    await figureIn(figure, 'ready');
    const asked = await shownQuestion(choice());
    const isStyled = ({ adoptedStyleSheets }: ShadowRoot) =>
      adoptedStyleSheets.some(({ cssRules }) => [...cssRules].some(({ cssText }) => cssText.includes('.df-question')));
    expect([figure.root, asked.root].map(isStyled)).toEqual([false, true]);
    const { borderTopWidth, marginTop } = getComputedStyle(asked.find('.df-question'));
    expect([borderTopWidth, marginTop]).toEqual(['1px', '0px']);
  });

  it.each([
    ['black', /^oklab\(0\.259/],
    ['white', /^oklab\(0\.914/],
  ])('has its colors by the ink of the page: %s', async (ink, line) => {
    const model = choice();
    const shown = await show(model);
    shown.el.style.color = ink;
    const asked = await questionIn(shown);
    expect(getComputedStyle(asked.find('.df-question')).borderTopColor).toMatch(line);
    for (const part of ['.df-question-form', '.df-question-text', '.df-question-explanation'])
      expect(getComputedStyle(asked.find(part)).color).toBe(getComputedStyle(shown.el).color);
  });

  it('has the buttons of a browser that is dark in a dark JupyterLab', async () => {
    document.body.dataset['jpThemeLight'] = 'false';
    onTestFinished(() => void delete document.body.dataset['jpThemeLight']);
    const asked = await shownQuestion(choice());
    expect(getComputedStyle(asked.find('input[type=radio]')).colorScheme).toBe('dark');
  });

  it('has no kernel in a book, where the answer stays when the theme makes the widget anew', async () => {
    const { render } = await importWidget();
    const root = document.body.appendChild(document.createElement('div')).attachShadow({ mode: 'open' });
    const make = async () => {
      const model = Object.assign(choice(), { isKernelAlive: false });
      const el = document.createElement('div');
      root.replaceChildren(el);
      ended.push(render({ model, el }));
      return questionIn({ root: el.firstElementChild?.shadowRoot as ShadowRoot });
    };
    const asked = await make();
    await asked.choose('First');
    await asked.check();
    await vi.waitFor(() => expect(asked.state()).toBe('answered'));
    expect(asked.root.querySelector('.caption')).toBeNull();
    expect((await make()).state()).toBe('answered');
  });

  it('says where a kernel stops, and keeps the answer', async () => {
    const model = choice();
    const asked = await shownQuestion(model);
    await asked.choose('Second');
    await asked.check();
    await vi.waitFor(() => expect(model.saved).toHaveLength(1));
    model.isKernelAlive = false;
    await asked.choose('First');
    await asked.check();
    await vi.waitFor(() => expect(asked.find('.caption').textContent).toMatch(/kernel does not answer/));
    expect(asked.result()).toContain('It is the first.');
  });

  it('has nothing left of a question that is removed', async () => {
    const model = choice();
    const { el, remove } = await shownQuestion(model);
    remove();
    expect([el.childNodes.length, model.listeners]).toEqual([0, 0]);
  });
});
