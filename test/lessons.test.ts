import { readdirSync, readFileSync } from 'node:fs';
import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { markupOf as prerendered } from '../site/markup.js';
import { createSchedule, logSnr } from '../src/core/index.js';
import CopyOrInvent from '../stories/Learn/CopyOrInvent.mdx';
import DeterministicOrNot from '../stories/Learn/DeterministicOrNot.mdx';
import FewSteps from '../stories/Learn/FewSteps.mdx';
import FillingIn from '../stories/Learn/FillingIn.mdx';
import FlowBehindTheNoise from '../stories/Learn/FlowBehindTheNoise.mdx';
import FromTextToCondition from '../stories/Learn/FromTextToCondition.mdx';
import LinearDream from '../stories/Learn/LinearDream.mdx';
import { lessons } from '../stories/Learn/lessons.js';
import MapOfSettings from '../stories/Learn/MapOfSettings.mdx';
import NoiseOnAClock from '../stories/Learn/NoiseOnAClock.mdx';
import ReadingAScheduler from '../stories/Learn/ReadingAScheduler.mdx';
import Schedules from '../stories/Learn/Schedules.mdx';
import SmallerPicture from '../stories/Learn/SmallerPicture.mdx';
import StraightPaths from '../stories/Learn/StraightPaths.mdx';
import { CONTRAST, followingNumbers } from '../stories/Learn/schedule.js';
import TrainOneYourself from '../stories/Learn/TrainOneYourself.mdx';
import WhatASolverSaves from '../stories/Learn/WhatASolverSaves.mdx';
import WhatAUNetAdds from '../stories/Learn/WhatAUNetAdds.mdx';
import WhereArrowsPoint from '../stories/Learn/WhereArrowsPoint.mdx';
import WhereIsTheNoise from '../stories/Learn/WhereIsTheNoise.mdx';
import WhyAPromptWorks from '../stories/Learn/WhyAPromptWorks.mdx';
import WhyJump from '../stories/Learn/WhyJump.mdx';
import WhyOneStep from '../stories/Learn/WhyOneStep.mdx';
import WhyPredictEpsilon from '../stories/Learn/WhyPredictEpsilon.mdx';
import { expectClaims, firstT, linear, noise, PLACE, signal } from './support/claims.js';
import { textOf } from './support/pageText.js';

const last = linear.timesteps - 1;
const pageOf = {
  CopyOrInvent,
  DeterministicOrNot,
  FewSteps,
  FillingIn,
  FlowBehindTheNoise,
  FromTextToCondition,
  LinearDream,
  MapOfSettings,
  NoiseOnAClock,
  ReadingAScheduler,
  Schedules,
  SmallerPicture,
  StraightPaths,
  TrainOneYourself,
  WhatASolverSaves,
  WhatAUNetAdds,
  WhereArrowsPoint,
  WhereIsTheNoise,
  WhyAPromptWorks,
  WhyJump,
  WhyOneStep,
  WhyPredictEpsilon,
};
type LessonName = keyof typeof pageOf;
const names = Object.keys(pageOf) as LessonName[];
const markups = new Map(
  await Promise.all(names.map(async (name) => [name, await prerendered(createElement(pageOf[name]))] as const)),
);
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

  it('shows every equation that it refers to', () => {
    const missing = names.flatMap((name) => {
      const markup = markupOf(name);
      const shown = [...markup.matchAll(/df-equation-number">\((?:<!-- -->)?(\d+)/g)].map(([, number]) => number);
      const meant = [...textOf(markup).matchAll(/(?<![\p{L}\d])\((\d)\)/gu)].map(([, number]) => number);
      return meant.filter((number) => !shown.includes(number)).map((number) => `${name} (${number})`);
    });
    expect(missing).toEqual([]);
  });

  it('proposes two things to try, each with what should be seen', () => {
    const tries = names.map((name) => {
      const [, block = ''] = /<aside class="lesson-try"([\s\S]*?)<\/aside>/.exec(markupOf(name)) ?? [];
      return { name, asked: block.split('<li>').length - 1, seen: block.split('<em>').length - 1 };
    });
    expect(tries.filter(({ asked, seen }) => asked !== 2 || seen !== 2)).toEqual([]);
  });

  it('is short', () => {
    const lengths = names.map((name) => {
      const text = textOf(markupOf(name)).replace(/«[^»]*»/g, 'x');
      return { name, words: text.split(' ').length };
    });
    expect(lengths.filter(({ words }) => words <= 250 || words >= 700)).toEqual([]);
  });
});

describe('the list of lessons', () => {
  const pages = pagesIn('stories/Learn').filter((page) => page.includes('<Lesson '));

  it('names every page as the page and the sidebar do, in their order', () => {
    const listed = lessons.map(({ id, title, concept }, index) => [id, `${index + 1}. ${title}: ${concept}`, title]);
    const found = pages.map((page) => {
      const [, title, id] = /<Meta title="Learn\/([^"]+)" id="([^"]+)"/.exec(page) ?? [];
      return [id, title, /<Lesson title="([^"]+)"/.exec(page)?.[1]];
    });
    expect(found).toHaveLength(listed.length);
    expect(listed).toEqual(expect.arrayContaining(found));
    const sidebar = readFileSync('.storybook/preview.tsx', 'utf8');
    const places = listed.map(([, title]) => sidebar.indexOf(`'${title}'`));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  it('says how long each takes: half of the time is for trying', () => {
    const minutesOf = (words: number) => Math.round(words / 100);
    const said = names.map((name) => {
      const text = textOf(markupOf(name)).replace(/«[^»]*»/g, 'x');
      return { name, said: Number(/about (\d+) minutes/.exec(text)?.[1]), takes: minutesOf(text.split(' ').length) };
    });
    expect(said.filter(({ said, takes }) => said !== takes)).toEqual([]);
  });
});

it('links between pages lead to pages', () => {
  const pages = ['stories/Learn', 'stories/Notebook/sections'].flatMap(pagesIn);
  const targets = pages.flatMap((page) => [...page.matchAll(/\?path=\/docs\/([^)]+)--docs\)/g)].map(([, id]) => id));
  expect(targets.length).toBeGreaterThan(3);
  expect(targets.filter((id) => !lessons.some((lesson) => lesson.id === id))).toEqual([]);
});

it('Why jump says what is computed here', () => {
  const { steps, multiplications, walkedVariance, jumpedVariance } = followingNumbers;
  for (let t = 0; t <= last; t += 37) {
    expect(multiplications.at(t)).toBe(2 * steps.at(t));
    expect(walkedVariance.at(t).toFixed(6)).toBe(jumpedVariance.at(t).toFixed(6));
  }
  const cross = firstT((t) => noise(t) > signal(t)) - 1;
  const equal = `read ${signal(cross).toFixed(3)} twice, at «t = ${cross}»`;
  expectClaims(
    textOf(markupOf('WhyJump')),
    [`would take ${multiplications.at(last)} multiplications`, equal],
    [PLACE, '«t = 0»'],
  );
});

it('Why predict ε says what is computed here', () => {
  const { errorFactor, snr } = followingNumbers;
  const claims = [
    `where the factor is ${errorFactor.at(50).toFixed(2)}`,
    `where it is ${errorFactor.at(500).toFixed(1)}. At the last timestep it is ${errorFactor.at(last).toFixed(0)}`,
    `from 50 to 500. The cat sinks into noise while the factor climbs from ${errorFactor.at(50).toFixed(2)} to ${errorFactor.at(500).toFixed(1)}.`,
    `${snr.at(50).toFixed(0)} times at «t = 50»`,
    `hardly, ${snr.at(500).toFixed(2)} times at «t = 500»`,
  ];
  // The two scales, by which v makes an image of x_t.
  for (let t = 0; t <= last; t++) expect(Math.max(signal(t), noise(t))).toBeLessThanOrEqual(1);
  const given = [PLACE, /«t = (?:50|500)»/, 'has standard deviation 1 at', 'no factor exceeds 1'];
  expectClaims(textOf(markupOf('WhyPredictEpsilon')), claims, given);
});

it('Schedules says what is computed here', () => {
  const cosine = createSchedule({ kind: 'cosine' });
  const faint = (schedule = linear) => schedule.betas.filter((_, t) => signal(t, schedule) < 0.1).length;
  const distance = (t: number) => Math.abs(logSnr(cosine, t) - logSnr(linear, 500));
  const later = cosine.betas.reduce((best, _, t) => (distance(t) < distance(best) ? t : best), 0);
  const level = (value: number) => Math.abs(value).toFixed(1);
  const claims = [
    `In ${faint()} of its ${linear.timesteps} steps it leaves less than a tenth of the image’s scale; the cosine schedule does so in ${faint(cosine)}`,
    `is at −${level(logSnr(linear, 500))}, the cosine schedule at ${level(logSnr(cosine, 500))}`,
    `comes to −${level(logSnr(cosine, later))} as well, only later, at «t = ${later}»`,
  ];
  // Nichol and Dhariwal 2021, section 3.2 and figure 4: up to a fifth, at 64 × 64.
  const given = [PLACE, 'falls from 1 to almost 0', /«t = (?:0|500)»/, 'up to 20% of', '64 × 64 pixels'];
  expectClaims(textOf(markupOf('Schedules')), claims, given);
});

it('Where is the noise says what is computed here', () => {
  const cross = firstT((t) => noise(t) > signal(t)) - 1;
  const imageLeft = (t: number) => signal(t) * CONTRAST;
  const larger = (t: number) => (noise(t) / imageLeft(t)).toFixed(1);
  const level = firstT((t) => noise(t) > imageLeft(t));
  const claims = [
    `cross at «t = ${cross}», where both are ${signal(cross).toFixed(2)}`,
    `its values have ${CONTRAST}.`,
    `level at «t = ${level}». At ${cross}, where`,
    `Set «t = ${level}», where both are level`,
    `already ${larger(cross)} times as large`,
    `it grows from ${CONTRAST} to 1.`,
    `At «t = 200» the noise is ${larger(200)} times as large`,
    `from ${noise(200).toFixed(2)} to ${(noise(200) / 4).toFixed(2)}, while the image keeps nearly all of its ${imageLeft(200).toFixed(2)}`,
  ];
  const given = [
    PLACE,
    'Set «t = 400» and step back',
    'a standard deviation of 1',
    'if it were 1 from',
    'over 4 × 4 pixels',
  ];
  expectClaims(textOf(markupOf('WhereIsTheNoise')), claims, given);
});

function pagesIn(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.mdx'));
  return names.map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
}
