import { readdirSync, readFileSync } from 'node:fs';
import { createElement, type ReactNode } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { DiffusionProvider } from '../../src/index.js';
import { type Given, predictionModel, writtenNumber } from '../../src/teach/predictions.js';
import { ninetyMinutes } from '../../stories/Learn/ClassPlan.js';
import { lessons } from '../../stories/Learn/lessons.js';
import { Handout, printedQuestions } from '../../stories/Learn/PrintedQuestions.js';
import { askedOf, questionsOf } from '../support/printedQuestions.js';

const files = readdirSync('stories/Learn').filter((name) => name.endsWith('.mdx'));

/** The page of a lesson by its id. */
async function pageOf(id: string): Promise<() => ReactNode> {
  const file = files.find((name) => readFileSync(`stories/Learn/${name}`, 'utf8').includes(`id="${id}"`));
  return (await import(`../../stories/Learn/${file?.replace('.mdx', '')}.mdx`)).default;
}

const asked = await Promise.all(lessons.map(async ({ id }) => [id, questionsOf(await pageOf(id))] as const));

it('the handout and the tables for teachers have the questions of the lessons', async () => {
  // After a change: npx vitest run --project pages-node test/pages/questions.test.ts -u
  const text = `${JSON.stringify(Object.fromEntries(asked), null, 2)}\n`;
  await expect(text).toMatchFileSnapshot('../../stories/Learn/questions.json');
});

it('each lesson asks at least three questions, each of which names the misconception behind wrong answers', () => {
  expect(asked.filter(([, questions]) => questions.length < 3).map(([id]) => id)).toEqual([]);
  for (const [, questions] of asked) {
    expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
    for (const { misconception, question } of questions) {
      expect(misconception).toMatch(/^[A-Z$“].{10,}[.?!”]$/);
      expect(question.length).toBeGreaterThan(15);
    }
  }
  expect(Object.keys(printedQuestions)).toEqual(lessons.map(({ id }) => id));
});

it('the handout names both axes of a drawing with their ends, and draws the line that a question gives', () => {
  const markup = renderToStaticMarkup(createElement(DiffusionProvider, {}, createElement(Handout)));
  const drawn = asked.flatMap(([, questions]) => questions.filter(({ kind }) => kind === 'curve' || kind === 'place'));
  expect(drawn.length).toBeGreaterThan(10);
  const missing = drawn.flatMap(({ x, y, kind, line }) => {
    const ends = [x?.min, x?.max, y?.min, y?.max].map((end) => `>${String(end).replace('-', '−')}<`);
    return [`>${x?.label}<`, `>${y?.label}<`, ...ends, ...(kind === 'place' ? [`points="${line}"`] : [])].filter(
      (text) => !markup.includes(text),
    );
  });
  expect(missing).toEqual([]);
  expect(drawn.filter(({ line }) => line).every(({ kind }) => kind === 'place')).toBe(true);
  expect(markup.match(/class="handout-plot"/g)).toHaveLength(drawn.length);
});

/** Pairs whose numbers are equal, of different quantities: a question, and one that says the number of its answer. */
const COINCIDENCES = [
  'loss = 0.9: units-of-log-snr',
  'unequal-eyes = 18: angry-cat',
  'unequal-eyes = 18: cats',
  'sde-length = 97: pale',
  'changed-by-noise = 29: sde-length',
  'coverage = 0.18: why-the-seam',
  'unequal-eyes = 18: angry-cat',
  'unequal-eyes = 18: cats',
  'shifted = 0.75: precision',
  'strength = 20: steps',
  'strength = 20: product',
  'strength = 20: same',
  'strength = 20: gap',
];

it('the handout prints no answer of a question in another', async () => {
  const printed = asked.flatMap(([, questions]) => questions);
  const pages = await Promise.all(lessons.map(async ({ id }) => askedOf(await pageOf(id))));
  const answers = pages.flat().flatMap(({ props }) => {
    const model = 'truth' in props ? predictionModel(props as unknown as Given) : null;
    return model === null || model.kind === 'curve' ? [] : [{ id: String(props['id']), truth: model.truth }];
  });
  const found = answers
    .map(({ id, truth }) => ({ id, answer: writtenNumber(truth).number as number }))
    // Every text has digits: 1 tells nothing.
    .filter(({ answer }) => !Number.isInteger(answer) || answer >= 10)
    .flatMap(({ id, answer }) =>
      printed
        .filter((other) => other.id !== id)
        .filter(({ question, options = [] }) => numbersIn([question, ...options].join(' ')).includes(answer))
        .map((other) => `${id} = ${answer}: ${other.id}`),
    );
  expect(found).toEqual(COINCIDENCES);
});

function numbersIn(text: string): number[] {
  return [...text.matchAll(/\d+(?:,\d{3})*(?:\.\d+)?/g)].map(([number]) => Number(number.replaceAll(',', '')));
}

it('lessons build on earlier ones alone', () => {
  lessons.forEach(({ id, needs }, index) => {
    const before = lessons.slice(0, index).map((lesson) => lesson.id);
    expect({ id, needs: needs.filter((needed) => !before.includes(needed)) }).toEqual({ id, needs: [] });
  });
});

it('the class of ninety minutes takes ninety minutes, and follows the order of the course', () => {
  expect(ninetyMinutes.reduce((sum, { minutes }) => sum + minutes, 0)).toBe(90);
  const places = ninetyMinutes.map(({ id }) => lessons.findIndex((lesson) => lesson.id === id));
  expect(places).toEqual([...places].sort((one, other) => one - other));
  expect(places).not.toContain(-1);
});
