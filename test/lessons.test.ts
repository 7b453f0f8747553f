import { readdirSync, readFileSync } from 'node:fs';
import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { createSchedule, logSnr } from '../src/core/index.js';
import CopyOrInvent from '../stories/Learn/CopyOrInvent.mdx';
import DeterministicOrNot from '../stories/Learn/DeterministicOrNot.mdx';
import LinearDream from '../stories/Learn/LinearDream.mdx';
import OneStepOrMany from '../stories/Learn/OneStepOrMany.mdx';
import Schedules from '../stories/Learn/Schedules.mdx';
import { CONTRAST, followingNumbers } from '../stories/Learn/schedule.js';
import TrainOneYourself from '../stories/Learn/TrainOneYourself.mdx';
import { arrivals, CHAINS, chainsOf, expectedImage } from '../stories/Learn/twoImages.js';
import WhereArrowsPoint from '../stories/Learn/WhereArrowsPoint.mdx';
import WhereIsTheNoise from '../stories/Learn/WhereIsTheNoise.mdx';
import WhyJump from '../stories/Learn/WhyJump.mdx';
import WhyOneStep from '../stories/Learn/WhyOneStep.mdx';
import WhyPredictEpsilon from '../stories/Learn/WhyPredictEpsilon.mdx';
import { expectClaims, firstT, linear, noise, signal, TICKS } from './support/claims.js';
import { textOf } from './support/pageText.js';

const last = linear.timesteps - 1;
const lessons = {
  CopyOrInvent,
  DeterministicOrNot,
  LinearDream,
  OneStepOrMany,
  Schedules,
  TrainOneYourself,
  WhereArrowsPoint,
  WhereIsTheNoise,
  WhyJump,
  WhyOneStep,
  WhyPredictEpsilon,
};
type LessonName = keyof typeof lessons;
const names = Object.keys(lessons) as LessonName[];
const markups = new Map(names.map((name) => [name, renderToString(createElement(lessons[name]))]));
const markupOf = (name: LessonName) => markups.get(name) as string;

describe('every lesson', () => {
  it('asks and answers', () => {
    const isComplete = (markup: string) => markup.includes('lesson-question') && markup.includes('lesson-answer');
    expect(names.filter((name) => !isComplete(markupOf(name)))).toEqual([]);
  });

  it('numbers its figures in their order, every one', () => {
    const figures = names.map((name) => {
      const markup = markupOf(name);
      const numbers = markup.matchAll(/<b class="lesson-figure-number"[^>]*>Figure (?:<!-- -->)?(\d+)/g);
      const places = markup.match(/<figure\b/g)?.map((_, index) => index + 1);
      return { name, numbers: [...numbers].map(([, number]) => number).join(), places: places?.join() };
    });
    expect(figures.filter(({ numbers, places }) => numbers !== places)).toEqual([]);
  });

  it('is short', () => {
    const lengths = names.map((name) => {
      const text = textOf(markupOf(name)).replace(/«[^»]*»/g, 'x');
      return { name, words: text.split(' ').length };
    });
    expect(lengths.filter(({ words }) => words <= 250 || words >= 620)).toEqual([]);
  });
});

it('links between pages lead to pages', () => {
  const pages = ['stories/Learn', 'stories/Notebook/sections'].flatMap(pagesIn);
  const ids = pages.flatMap((page) => /<Meta title="([^"]+)"/.exec(page)?.[1] ?? []).map(idOf);
  const targets = pages.flatMap((page) => [...page.matchAll(/\?path=\/docs\/([^)]+)\)/g)].map(([, id]) => id));
  expect(targets.length).toBeGreaterThan(3);
  expect(targets.filter((id) => !ids.includes(id ?? ''))).toEqual([]);
});

it('Why jump says what is computed here', () => {
  const { steps, multiplications, walkedVariance, jumpedVariance } = followingNumbers;
  for (let t = 0; t <= last; t += 37) {
    expect(multiplications.at(t)).toBe(2 * steps.at(t));
    expect(walkedVariance.at(t).toFixed(6)).toBe(jumpedVariance.at(t).toFixed(6));
  }
  expectClaims(textOf(markupOf('WhyJump')), [`would take ${multiplications.at(last)} multiplications`], [TICKS]);
});

it('Why predict ε says what is computed here', () => {
  const { errorFactor, snr } = followingNumbers;
  const claims = [
    `where the factor is ${errorFactor.at(50).toFixed(2)}`,
    `where it is ${errorFactor.at(500).toFixed(1)}. At the last timestep it is ${errorFactor.at(last).toFixed(0)}`,
    `${snr.at(50).toFixed(0)} times at «t = 50»`,
    `hardly, ${snr.at(500).toFixed(2)} times at «t = 500»`,
  ];
  // The two scales, by which v makes an image of x_t.
  for (let t = 0; t <= last; t++) expect(Math.max(signal(t), noise(t))).toBeLessThanOrEqual(1);
  const given = [TICKS, /«t = (?:50|500)»/, 'has standard deviation 1 at', 'no factor exceeds 1'];
  expectClaims(textOf(markupOf('WhyPredictEpsilon')), claims, given);
});

it('Schedules says what is computed here', () => {
  const cosine = createSchedule({ kind: 'cosine' });
  const faint = (schedule = linear) => schedule.betas.filter((_, t) => signal(t, schedule) < 0.1).length;
  const distance = (t: number) => Math.abs(logSnr(cosine, t) - logSnr(linear, 500));
  const later = cosine.betas.reduce((best, _, t) => (distance(t) < distance(best) ? t : best), 0);
  const level = (value: number) => Math.abs(value).toFixed(1);
  const claims = [
    `less than a tenth in ${faint()} of its ${linear.timesteps} steps; the cosine schedule does so in ${faint(cosine)}`,
    `is at −${level(logSnr(linear, 500))}, the cosine schedule at ${level(logSnr(cosine, 500))}`,
    `comes to −${level(logSnr(cosine, later))} as well, only later, at «t = ${later}»`,
  ];
  // Nichol and Dhariwal 2021, section 3.2 and figure 4: up to a fifth, at 64 × 64.
  const given = [TICKS, 'falls from 1 to almost 0', /«t = 500»/, 'up to 20% of', '64 × 64 pixels'];
  expectClaims(textOf(markupOf('Schedules')), claims, given);
});

it('One step or many says what is computed here', () => {
  const ends = (steps: number) => arrivals(chainsOf(steps));
  const claims = [
    `gives ${expectedImage(1, 500).toFixed(2)} at «t = 500», ${expectedImage(1, 200).toFixed(2)} at «t = 200»`,
    `With 5 there are ${ends(5)} of them, and with 10 steps all ${CHAINS} arrive`.replace('With 5', 'with 5'),
    `${CHAINS} chains`,
  ];
  expect([ends(1), ends(2), ends(10)]).toEqual([0, 0, CHAINS]);
  for (const chain of chainsOf(1000)) expect(Math.sign(chain.at(-1)?.x ?? 0)).toBe(Math.sign(chain[0]?.x ?? 0));
  const greys = chainsOf(1).map((chain) => Math.abs(chain.at(-1)?.x ?? 1));
  expect(Math.max(...greys)).toBeLessThan(0.02);
  const given = [
    TICKS,
    'black, −1, and white, 1',
    'A state of 1 ',
    /«t = (?:50|200|500|999)»/,
    'With 1 step none does',
    'With 2 steps',
    'Choose 1000',
    'in 10 steps',
    'in 1 step',
  ];
  expectClaims(textOf(markupOf('OneStepOrMany')), claims, given);
});

it('Where is the noise says what is computed here', () => {
  const cross = firstT((t) => noise(t) > signal(t)) - 1;
  const imageLeft = (t: number) => signal(t) * CONTRAST;
  const larger = (t: number) => (noise(t) / imageLeft(t)).toFixed(1);
  const claims = [
    `cross at «t = ${cross}», where both are ${signal(cross).toFixed(2)}`,
    `its values have ${CONTRAST}.`,
    `level at «t = ${firstT((t) => noise(t) > imageLeft(t))}». At ${cross}, where`,
    `already ${larger(cross)} times as large`,
    `it grows from ${CONTRAST} to 1.`,
    `At «t = 200» the noise is ${larger(200)} times as large`,
    `from ${noise(200).toFixed(2)} to ${(noise(200) / 4).toFixed(2)}, while the image keeps nearly all of its ${imageLeft(200).toFixed(2)}`,
  ];
  const given = [TICKS, 'a standard deviation of 1', 'if it were 1 from', 'over 4 × 4 pixels'];
  expectClaims(textOf(markupOf('WhereIsTheNoise')), claims, given);
});

function pagesIn(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.mdx'));
  return names.map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
}

/** What Storybook calls a docs page. */
function idOf(title: string): string {
  return `${title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')}--docs`;
}
