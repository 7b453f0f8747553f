import { readdirSync, readFileSync } from 'node:fs';
import { createElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { markupOf as prerendered } from '../../../site/markup.js';
import { createSchedule, gaussianNoise, logSnr, quantity } from '../../../src/core/index.js';
import { definitionOf } from '../../../src/figure/defineFigure.js';
import { ForwardGrid } from '../../../src/figures/ForwardGrid/index.js';
import { SHARED_EPSILON } from '../../../src/figures/shared/shownState.js';
import * as library from '../../../src/index.js';
import { scheduleKinds } from '../../../src/process/schedule.js';
import type { Process } from '../../../src/process/types.js';
import { PAGE } from '../../../stories/Answers/Answer.js';
import { questions } from '../../../stories/Answers/questions.js';
import CopyOrInvent from '../../../stories/Learn/CopyOrInvent.mdx';
import DeterministicOrNot from '../../../stories/Learn/DeterministicOrNot.mdx';
import FewSteps from '../../../stories/Learn/FewSteps.mdx';
import FillingIn from '../../../stories/Learn/FillingIn.mdx';
import FlowBehindTheNoise from '../../../stories/Learn/FlowBehindTheNoise.mdx';
import FromTextToCondition from '../../../stories/Learn/FromTextToCondition.mdx';
import LinearDream from '../../../stories/Learn/LinearDream.mdx';
import { type LessonEntry, lessons, minutesOfReading, parts } from '../../../stories/Learn/lessons.js';
import MapOfSettings from '../../../stories/Learn/MapOfSettings.mdx';
import MaskedDiffusion from '../../../stories/Learn/MaskedDiffusion.mdx';
import NoiseOnAClock from '../../../stories/Learn/NoiseOnAClock.mdx';
import AddNoise from '../../../stories/Learn/parts/AddNoise.mdx';
import ReadingAScheduler from '../../../stories/Learn/ReadingAScheduler.mdx';
import Schedules from '../../../stories/Learn/Schedules.mdx';
import SmallerPicture from '../../../stories/Learn/SmallerPicture.mdx';
import StraightPaths from '../../../stories/Learn/StraightPaths.mdx';
import { CONTRAST, clockOf, followingNumbers } from '../../../stories/Learn/schedule.js';
import TrainOneYourself from '../../../stories/Learn/TrainOneYourself.mdx';
import {
  AVERAGED,
  averagedNoise,
  CROSSING,
  copyLoss,
  FAINT_RATIO,
  faintFrom,
  faintSteps,
  HIDDEN,
  imageDeviation,
  imageShare,
  JUMP_MULTIPLICATIONS,
  LEVEL,
  lossWeights,
  MEAN_SQUARE,
  NOISE_ERROR,
  noiseDeviation,
  noiseToImage,
  PALE,
  PALE_CONTRAST,
  stateDeviation,
} from '../../../stories/Learn/truths.js';
import { expectedImage } from '../../../stories/Learn/twoImages.js';
import WhatALossTells from '../../../stories/Learn/WhatALossTells.mdx';
import WhatASolverSaves from '../../../stories/Learn/WhatASolverSaves.mdx';
import WhatAUNetAdds from '../../../stories/Learn/WhatAUNetAdds.mdx';
import WhenDecided from '../../../stories/Learn/WhenDecided.mdx';
import WhereArrowsPoint from '../../../stories/Learn/WhereArrowsPoint.mdx';
import WhereIsTheNoise from '../../../stories/Learn/WhereIsTheNoise.mdx';
import WhyAPromptWorks from '../../../stories/Learn/WhyAPromptWorks.mdx';
import WhyJump from '../../../stories/Learn/WhyJump.mdx';
import WhyOneStep from '../../../stories/Learn/WhyOneStep.mdx';
import WhyPredictEpsilon from '../../../stories/Learn/WhyPredictEpsilon.mdx';
import { expectClaims, firstT, linear, noise, PLACE, signal } from '../../support/claims.js';
import { mean, rms } from '../../support/exhausted.js';
import { textOf } from '../../support/pageText.js';
import { CAT_SHAPE, catPixels } from '../../support/photographs.js';

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
  MaskedDiffusion,
  NoiseOnAClock,
  ReadingAScheduler,
  Schedules,
  SmallerPicture,
  StraightPaths,
  TrainOneYourself,
  WhatALossTells,
  WhatASolverSaves,
  WhatAUNetAdds,
  WhenDecided,
  WhereArrowsPoint,
  WhereIsTheNoise,
  WhyAPromptWorks,
  WhyJump,
  WhyOneStep,
  WhyPredictEpsilon,
};
type LessonName = keyof typeof pageOf;
const names = Object.keys(pageOf) as LessonName[];
const markups = new Map<LessonName, string>();
const markupOf = (name: LessonName) => markups.get(name) as string;
/** The kinds of the schedules and paths with which the figures of each page are drawn. */
const drawnWith = new Map<LessonName, ReadonlySet<string>>();
/** Figures that take no schedule, and what they are drawn with instead. */
const FIXED = {
  'train-denoiser': 'cosine',
  'solver-comparison': 'flow',
  'path-comparison': 'paths',
  reflow: 'flow',
  'scheduler-table': 'files',
};
const definitions = Object.values(library).flatMap((exported) => definitionOf(exported) ?? []);
const models = definitions.map((definition) => vi.spyOn(definition, 'model'));
for (const name of names) {
  for (const model of models) model.mockClear();
  const markup = await prerendered(createElement(pageOf[name]));
  const given = models.flatMap(({ mock }) => mock.calls.map(([props]) => props as { schedule?: Process }));
  const fixed = Object.entries(FIXED).filter(([type]) => markup.includes(`data-figure="${type}"`));
  markups.set(name, markup);
  drawnWith.set(
    name,
    new Set([...given.flatMap(({ schedule }) => schedule?.kind ?? []), ...fixed.map(([, of]) => of)]),
  );
}
for (const model of models) model.mockRestore();

/** Lessons that begin with a question, and end with their numbers and a formula. */
const ARGUED = [
  'WhatALossTells',
  'DeterministicOrNot',
  'WhatASolverSaves',
  'FlowBehindTheNoise',
  'WhenDecided',
  'FewSteps',
  'SmallerPicture',
  'WhyAPromptWorks',
  'FillingIn',
  'MaskedDiffusion',
] as const satisfies readonly LessonName[];

/** A lesson without its bar, whose controls are no prose. */
const withoutBar = (name: LessonName) =>
  markupOf(name).replace(/<div class="lesson-bar [\s\S]*?<button[^>]*lesson-bar-link"[\s\S]*?<\/div>/, ' ');

/** A lesson without its derivations, and without how its numbers were measured: what a reader has to read. */
const unfolded = (name: LessonName) =>
  withoutBar(name).replace(/<details class="lesson-answer (?:derivation|lesson-measured)">[\s\S]*?<\/details>/g, ' ');
/** How many words there are, with each formula as one. */
const wordsIn = (markup: string) =>
  textOf(markup)
    .replace(/«[^»]*»/g, 'x')
    .split(' ')
    .filter(Boolean).length;

describe('every lesson', () => {
  it('shows a figure or its first question below at most forty words', () => {
    const words = names.map((name) => {
      const [, above = ''] = /<\/h1>([\s\S]*?)<(?:figure\b|div class="df-question")/.exec(withoutBar(name)) ?? [];
      const prose = [...above.matchAll(/<(p|h2)\b[^>]*>[\s\S]*?<\/\1>/g)].map(([block]) => block).join(' ');
      return { name, words: wordsIn(prose) };
    });
    expect(words.filter(({ words }) => words > 40)).toEqual([]);
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

  it('says what should be seen of all that it proposes to try', () => {
    const tries = names.map((name) => {
      const [, block = ''] = /<aside class="lesson-try"([\s\S]*?)<\/aside>/.exec(markupOf(name)) ?? [];
      return { name, asked: block.split('<li>').length - 1, seen: block.split('<em>').length - 1 };
    });
    expect(tries.filter(({ asked, seen }) => asked !== seen || asked > 2)).toEqual([]);
  });

  it('is short, apart from what is folded', () => {
    const lengths = names.map((name) => ({ name, words: wordsIn(unfolded(name)) }));
    expect(lengths.filter(({ words }) => words <= 250 || words >= 1000)).toEqual([]);
  });
});

describe.each(ARGUED)('the lesson %s, which argues', (name) => {
  const markup = markupOf(name);

  it('asks its first question directly after the opening paragraph', () => {
    const [, between = '<p>'] = /class="page-lead">([\s\S]*?)<div class="df-question"/.exec(withoutBar(name)) ?? [];
    expect(between.match(/<(?:p|h2|figure)\b/g)).toEqual(['<p']);
  });

  it('names seeds and draws of noise only where it says how its numbers were measured', () => {
    expect(markup.match(/<summary>How we measured this/g)).toHaveLength(1);
    expect(textOf(unfolded(name))).not.toMatch(/\bseeds?\b|draws? of (?:the )?noise|drawings? of/);
  });

  it('ends with its numbers in a table, and with two sentences and a formula', () => {
    const table = markup.indexOf('class="page-table');
    const summary = markup.indexOf('class="lesson-summary"');
    expect(table).toBeGreaterThan(markup.lastIndexOf('class="df-question"'));
    expect(summary).toBeGreaterThan(table);
    const [, said = ''] = /lesson-summary-name">[\s\S]*?<\/p>([\s\S]*?)<\/section>/.exec(markup) ?? [];
    expect(said).toContain('df-equation');
    const sentences = textOf(said.slice(0, said.indexOf('df-equation'))).match(/[.?!](?=\s|$)/g);
    expect(sentences).toHaveLength(2);
  });
});

const idOf = (name: LessonName) => lessons.find(({ title }) => markupOf(name).includes(`<h1>${title}</h1>`))?.id;

it('a lesson that departs from the notebook’s schedule says so at its first figure, with the reason', () => {
  const said = names.map((name) => {
    const departs = clockOf(idOf(name)) !== 'linear' || [...(drawnWith.get(name) ?? [])].some((of) => of !== 'linear');
    const [around = ''] =
      /<figure\b[\s\S]*?<\/figure>[\s\S]*?(?:<figure\b|<h2\b|class="df-question"|$)/.exec(markupOf(name)) ?? [];
    return { name, departs, says: /\b(?:cosine|linear) schedule\b[^.]*\bbecause\b/.test(textOf(around)) };
  });
  expect(said.filter(({ departs }) => departs).length).toBeGreaterThan(14);
  expect(said.filter(({ departs, says }) => departs !== says)).toEqual([]);
});

it('the linear schedule has more steps in nearly pure noise than the cosine one, which is the reason that lessons give', () => {
  expect(names.filter((name) => /nearly pure noise/.test(textOf(markupOf(name)))).length).toBeGreaterThan(4);
  for (const signal of [0.1, 0.01, 0.001, 0.0001]) {
    const [linear = 0, cosine = 0] = (['linear', 'cosine'] as const).map(
      (kind) => createSchedule({ kind }).alphasCumprod.filter((share) => share < signal).length,
    );
    expect(linear).toBeGreaterThan(1.5 * cosine);
  }
});

it('a lesson whose figures depart from the notebook’s schedule says so above its bar', () => {
  const cosine = names.filter((name) => clockOf(idOf(name)) === 'cosine');
  const paths = names.filter((name) => clockOf(idOf(name)) === 'paths');
  // A figure that is not of the library names it in its caption.
  const ofCosine = names.filter(
    (name) => drawnWith.get(name)?.has('cosine') || /those of the cosine schedule/.test(textOf(markupOf(name))),
  );
  const ofPaths = names.filter((name) => ['flow', 'paths'].some((of) => drawnWith.get(name)?.has(of)));
  expect(cosine).toEqual(ofCosine);
  expect(paths).toEqual(ofPaths);
  for (const name of names) {
    const said = /<p class="lesson-place">[\s\S]*?<\/p>/.exec(markupOf(name))?.[0] ?? '';
    expect({ name, cosine: said.includes('cosine schedule instead of linear') }).toEqual({
      name,
      cosine: cosine.includes(name),
    });
    expect({ name, paths: said.includes('paths instead of the linear schedule') }).toEqual({
      name,
      paths: paths.includes(name),
    });
  }
});

describe('the list of lessons', () => {
  const pages = pagesIn('stories/Learn').filter((page) => page.includes('<Lesson '));

  it('names every page as the page and the sidebar do, in their order', () => {
    const partOf = (id: string) => parts.find((part) => part.lessons.some((lesson) => lesson.id === id))?.title;
    const nameOf = ({ title, concept }: LessonEntry, index: number) => `${index + 1}. ${title}: ${concept}`;
    const listed = lessons.map((one, index) => [one.id, `${partOf(one.id)}/${nameOf(one, index)}`, one.title]);
    const found = pages.map((page) => {
      const [, title, id] = /<Meta title="Learn\/([^"]+)" id="([^"]+)"/.exec(page) ?? [];
      return [id, title, /<Lesson title="([^"]+)"/.exec(page)?.[1]];
    });
    expect(found).toHaveLength(listed.length);
    expect(listed).toEqual(expect.arrayContaining(found));
    const sidebar = readFileSync('.storybook/preview.tsx', 'utf8');
    const places = lessons.map((lesson, index) => sidebar.indexOf(`'${nameOf(lesson, index)}'`));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  it('says how long a first reader takes: to read, to answer, and to look at figures', () => {
    const said = names.map((name) => {
      const markup = withoutBar(name);
      const read = textOf(markup).replace(/«[^»]*»/g, 'x');
      const minutes = minutesOfReading({
        words: read.split(' ').length,
        questions: markup.split('class="df-question"').length - 1,
        figures: markup.split('<figure').length - 1,
      });
      return { name, said: Number(/about (\d+) minutes/.exec(read)?.[1]), takes: minutes };
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

it('an answer to which a lesson links leads back to this lesson', () => {
  const links = pagesIn('stories/Learn').flatMap((page) => {
    const [, lesson] = /<Meta title="[^"]+" id="([^"]+)"/.exec(page) ?? [];
    return [...page.matchAll(/\?path=\/docs\/([^)]+)--docs#([^)]+)\)/g)].map(([, page, id]) => ({ page, id, lesson }));
  });
  const answered = links.map(({ id }) => ({ page: PAGE, id, lesson: questions.find((one) => one.id === id)?.lesson }));
  expect(links).toHaveLength(9);
  expect(links).toEqual(answered);
});

it('the part Add noise shows as many timesteps as its caption says, from little noise to little image', async () => {
  const { rows, samples } = definitionOf(ForwardGrid)?.props ?? {};
  const text = textOf(await prerendered(createElement(AddNoise)));
  const [words, latest] = [['no', 'one', 'two', 'three', 'four', 'five'], last + 1 - (last + 1) / rows?.default];
  expect(text).toContain(`One image at ${words[rows?.default]} timesteps.`);
  expect(text).toContain(`the others ${words[samples?.default]} samples of the state`);
  expect(text).toContain(`At t = 0 hardly any noise is added. At t = ${latest} hardly any of the image is left.`);
  expect(Math.max(noise(0), signal(latest))).toBeLessThan(0.05);
});

// What the page needs to ask, not what it claims.
const ASKED = [PLACE, /0 200 400 600 800(?: 999)?/, /a number from \d+ to \d+/, /«t = (?:0|50|200|500|999)»/];

describe('Why jump', () => {
  const { steps, multiplications, walkedVariance, jumpedVariance } = followingNumbers;

  it('says what is computed here', () => {
    for (let t = 0; t <= last; t += 37) {
      expect(multiplications.at(t)).toBe(2 * steps.at(t));
      expect(walkedVariance.at(t).toFixed(6)).toBe(jumpedVariance.at(t).toFixed(6));
    }
    const added = linear.betas.reduce((sum, beta) => sum + beta, 0);
    const claims = [
      `where the steps would take ${multiplications.at(last)}.`,
      `first by ${steps.at(500)} steps that each draw fresh noise`,
      `The sum of all «{\\beta}» is ${added.toFixed(2)}.`,
      `rises from ${noiseDeviation(0).toFixed(2)} to ${noiseDeviation(last).toFixed(2)}.`,
      `it would end at ${Math.sqrt(added).toFixed(2)}, the root of ${added.toFixed(2)}.`,
      `Both read ${signal(CROSSING).toFixed(3)}, at «t = ${CROSSING}».`,
    ];
    expect(noise(CROSSING).toFixed(3)).toBe(signal(CROSSING).toFixed(3));
    expectClaims(textOf(markupOf('WhyJump')), claims, [...ASKED, 'counts from 0, so']);
  });

  it('a figure makes a state by two multiplications', () => {
    const { terms, noise } = quantity.forwardJump(linear, quantity.x0, 500, quantity.noise({ seed: 0 }));
    expect([...terms, noise].filter((term) => term?.coefficient !== 1)).toHaveLength(JUMP_MULTIPLICATIONS);
    expect([...terms, noise].map((term) => term?.of.kind)).toEqual(['x0', 'noise']);
  });

  it('given the last state, each of two images is as likely as the other', () => {
    for (const x of [-1, 0, 1]) expect(Math.abs(expectedImage(x, last))).toBeLessThan(0.02);
  });
});

describe('Why predict ε', () => {
  const { errorFactor, snr } = followingNumbers;

  it('says what is computed here', () => {
    const claims = [
      `At every «t», the error of the predicted noise has a standard deviation of ${NOISE_ERROR}. The values of the cat have a standard deviation of ${CONTRAST}.`,
      `From «t = ${HIDDEN}» on. By (5)`,
      `This factor is ${errorFactor.at(50).toFixed(2)} at «t = 50»`,
      `and 1 at «t = ${CROSSING}». At «t = ${HIDDEN}» it is ${errorFactor.at(HIDDEN).toFixed(1)}, so`,
      `It is ${errorFactor.at(500).toFixed(1)} at «t = 500», where the cat is lost in noise, and ${errorFactor.at(last).toFixed(0)} at the last timestep.`,
      `while the factor grows from ${errorFactor.at(50).toFixed(2)} to ${errorFactor.at(500).toFixed(1)}.`,
      `from about ${new Intl.NumberFormat('en').format(Number(snr.at(0).toPrecision(2)))} at «t = 0» through ${snr.at(50).toFixed(0)} at «t = 50» and ${snr.at(500).toFixed(2)} at «t = 500» to ${snr.at(last).toFixed(5)} at the last timestep`,
      `About ${copyLoss(500).toFixed(2)}, for this image.`,
      `only the state times ${((1 - noise(500)) / signal(500)).toFixed(2)}.`,
    ];
    const given = [
      ...[...ASKED, '0 is a weight of 1, 2 a weight of 100, −2 a weight of 0.01', 'it is #, 1 and #.', 'CIFAR-10'],
      ...[
        'A network that always predicts 0 has a mean squared error of 1.',
        'a timestep «t» from 0 to',
        /about 1 ?about 0\.5 ?about 0\.01/,
        'a standard deviation of 1 at',
      ],
      ...['No factor exceeds 1,', 'never falls below 1.', 'Drag «t» from 50 to 500.'],
    ];
    expectClaims(textOf(markupOf('WhyPredictEpsilon')), claims, given);
  });

  it('no factor of v exceeds 1, and its weight is at least that of the image', () => {
    for (let t = 0; t <= last; t++) {
      expect(Math.max(signal(t), noise(t))).toBeLessThanOrEqual(1);
      expect(lossWeights.v(t)).toBeGreaterThanOrEqual(1);
    }
  });

  it('weights an error of the image as the losses do', () => {
    const [x0, epsilon, error] = [0.4, -1.3, 0.1];
    for (const t of [0, 50, 500, last]) {
      const [a, sigma] = [signal(t), noise(t)];
      const xt = a * x0 + sigma * epsilon;
      const epsilonOf = (image: number) => (xt - a * image) / sigma;
      const vOf = (image: number) => a * epsilonOf(image) - sigma * image;
      const counted = (of: (image: number) => number) => ((of(x0 + error) - of(x0)) / error) ** 2;
      expect(counted(epsilonOf) / lossWeights.epsilon(t)).toBeCloseTo(1);
      expect(counted(vOf) / lossWeights.v(t)).toBeCloseTo(1);
      expect(Math.abs(epsilonOf(x0 + error) - epsilon) * errorFactor.at(t)).toBeCloseTo(error);
    }
  });

  it('a copy of the state has the loss that is said, for the built-in image', async () => {
    const cat = await catPixels();
    const epsilon = gaussianNoise(cat.length, { seed: 0, stream: SHARED_EPSILON });
    for (const t of [500, last]) {
      const wrong = cat.map((value, i) => signal(t) * value + (noise(t) - 1) * (epsilon[i] as number));
      expect(Math.abs(rms(wrong) ** 2 / copyLoss(t) - 1)).toBeLessThan(0.02);
    }
  });
});

describe('Schedules', () => {
  const cosine = createSchedule({ kind: 'cosine' });
  const nearest = (value: number) => {
    const distance = (t: number) => Math.abs(logSnr(cosine, t) - value);
    return cosine.betas.reduce((best, _, t) => (distance(t) < distance(best) ? t : best), 0);
  };

  const variance = (t: number) => 1 - (cosine.alphasCumprod[t] as number);
  const growth = (t: number) => variance(t + 1) - variance(t);
  const fall = (t: number) => logSnr(cosine, t) - logSnr(cosine, t + 1);

  it('says what is computed here', () => {
    const later = nearest(logSnr(linear, 500));
    const level = (value: number) => Math.abs(value).toFixed(1);
    const tenth = firstT((t) => (linear.alphasCumprod[t] as number) < 0.1);
    const faint = faintFrom('linear');
    expect(signal(faint - 1)).toBeGreaterThan(0.1);
    expect(signal(faint)).toBeLessThan(0.1);
    const claims = [
      `some of their ${linear.timesteps} steps`,
      `About ${FAINT_RATIO.toFixed(0)} times as many.`,
      `spends ${faintSteps('linear')} of its ${linear.timesteps} steps below this factor, the cosine schedule ${faintSteps('cosine')}.`,
      `β, ${linear.betas[0]} and ${linear.betas[last]}, but`,
      `At «t = ${faint}». The factor`,
      `At «t = ${tenth}», where «{\\bar\\alpha_t}» falls below 0.1, the factor is still ${signal(tenth).toFixed(2)}.`,
      `reaches a log-SNR of −${level(logSnr(linear, 500))} at «t = 500», the cosine schedule at «t = ${later}»`,
      `is −${level(logSnr(linear, 500))} in the linear schedule and ${level(logSnr(cosine, 500))} in the cosine schedule`,
      `a log-SNR of −${level(logSnr(cosine, later))} differ`,
      `higher by ln 4 = ${Math.log(4).toFixed(1)}.`,
      `From «t = 5» to «t = 6» the log-SNR falls by ${fall(5).toFixed(3)}, and the variance of the noise grows by ${growth(5).toFixed(5)}. From «t = 500» to «t = 501» the log-SNR falls by only ${fall(500).toFixed(3)}, but the variance grows by ${growth(500).toFixed(4)}.`,
    ];
    const given = [
      ...[
        ...ASKED,
        'falls from 1 to almost 0',
        'is below 0.1',
        'falls below 0.1 where',
        'falls below 0.01',
        'sum to 1,',
      ],
      // Nichol and Dhariwal 2021, section 3.2 and figure 4: up to a fifth, at 64 × 64.
      ...['64 × 64 pixels', 'up to 20% of', '512 × 512 instead of 256 × 256 pixels'],
    ];
    expectClaims(textOf(markupOf('Schedules')), claims, given);
  });

  it('the cosine one is steepest where noise or image is weak, and flattest where its noise grows fastest', () => {
    const steps = Array.from({ length: 990 }, (_, t) => t);
    const least = (of: (t: number) => number) => steps.reduce((best, t) => (of(t) < of(best) ? t : best));
    for (const t of [5, 989]) {
      expect(fall(t)).toBeGreaterThan(20 * fall(500));
      expect(growth(t)).toBeLessThan(0.1 * growth(500));
    }
    expect(Math.abs(least(fall) - least((t) => -growth(t)))).toBeLessThan(10);
    // The weak noise and the weak image are the cause: times both variances, the fall is the growth.
    for (const t of steps.slice(5)) {
      const [after, both] = [t + 1, (at: number) => variance(at) * (1 - variance(at))];
      expect((fall(t) * Math.sqrt(both(t) * both(after))) / growth(t)).toBeCloseTo(1, 1);
    }
  });

  it('the linear one leaves least of the image for most steps, the cosine one for fewest', () => {
    const kinds = ['linear', 'sigmoid', 'quadratic', 'cosine'] as const;
    const steps = kinds.map(faintSteps);
    expect(steps).toEqual(steps.toSorted((one, other) => other - one));
    for (const kind of ['quadratic', 'sigmoid'] as const) {
      const { betas } = createSchedule({ kind });
      expect([betas[0]?.toFixed(3), betas[last]?.toFixed(3)]).toEqual(['0.000', '0.020']);
    }
  });

  it('all four fall from 1 to almost 0, and so does the log-SNR', () => {
    for (const kind of scheduleKinds) {
      const schedule = createSchedule({ kind });
      const left = schedule.alphasCumprod;
      expect(left[0]).toBeGreaterThan(0.999);
      expect(left[last]).toBeLessThan(0.001);
      expect(left.every((value, t) => t === 0 || value < (left[t - 1] as number))).toBe(true);
    }
  });

  it('the cosine one comes to each state of the linear one to within a timestep', () => {
    for (let t = 1; t < last; t++) {
      const value = logSnr(linear, t);
      const at = nearest(value);
      expect(logSnr(cosine, Math.max(0, at - 1))).toBeGreaterThan(value);
      expect(logSnr(cosine, Math.min(last, at + 1))).toBeLessThan(value);
    }
  });

  it('the log-SNR of the linear one is lower until that of the cosine one drops at the end', () => {
    expect(textOf(markupOf('Schedules'))).toContain('The linear mark is lower until the cosine mark drops at the end.');
    const lower = Array.from(linear.betas, (_, t) => logSnr(linear, t) < logSnr(cosine, t));
    expect(lower.indexOf(false)).toBeGreaterThan(0.99 * last);
    expect(lower.at(-1)).toBe(false);
    expect(logSnr(cosine, last - 100) - logSnr(cosine, last)).toBeGreaterThan(10);
  });

  it('the cosine one changes slowly near both ends, and almost evenly between', () => {
    const change = (t: number) => (cosine.alphasCumprod[t - 10] as number) - (cosine.alphasCumprod[t] as number);
    const middle = [400, 450, 500, 550, 600].map(change);
    expect(Math.max(...middle) / Math.min(...middle)).toBeLessThan(1.1);
    for (const t of [20, 980]) expect(change(t)).toBeLessThan(Math.min(...middle) / 5);
  });
});

describe('Where is the noise', async () => {
  const cat = await catPixels();
  const epsilon = gaussianNoise(cat.length, { seed: 0, stream: SHARED_EPSILON });

  it('says what is computed here', () => {
    const larger = (t: number) => noiseToImage(t).toFixed(1);
    const imageShareBelow = (share: number) => firstT((t) => imageShare(t) < share);
    const averagedImage = signal(AVERAGED.t) * deviation(averaged(cat, AVERAGED.side));
    const claims = [
      `At t = ${CROSSING} the schedule multiplies image and noise by the same factor, ${signal(CROSSING).toFixed(2)}.`,
      `have a standard deviation of ${CONTRAST}, and from «t = ${LEVEL}» on the noise is stronger. A foggy picture has a third of this contrast, ${PALE_CONTRAST}.`,
      `From «t = ${PALE}» on. The factors`,
      `the standard deviation of the noise is 1, that of the foggy picture ${PALE_CONTRAST}. At «t = ${PALE}» both parts of its state have a standard deviation of about ${mean([noise(PALE), signal(PALE) * PALE_CONTRAST]).toFixed(2)}.`,
      `At «t = ${CROSSING}», where the factors are equal, the standard deviation of the noise is already ${larger(CROSSING)} times that of the cat`,
      `equal at «t = ${CROSSING}», the two standard deviations at «t = ${LEVEL}»`,
      `half of it at «t = ${imageShareBelow(0.5)}», and ${(100 * imageShare(500)).toFixed(0)}% at «t = 500».`,
      `grows from ${CONTRAST}, that of the image, to ${stateDeviation(last).toFixed(0)}, that of the noise`,
      `«{${CONTRAST}^2\\,\\bar\\alpha_t} + {1 - \\bar\\alpha_t}»`,
      `of the noise is ${noise(200).toFixed(2)}, ${larger(200)} times that of the image`,
      `of the noise was ${noise(200).toFixed(2)}.`,
      `${averagedNoise.toFixed(2)}. The average of 16`,
      `of the image only from ${imageDeviation(200).toFixed(2)} to ${averagedImage.toFixed(2)}. In the averaged state it is ${(averagedImage / averagedNoise).toFixed(1)} times that of the noise`,
      `Set «t = ${LEVEL}», where both parts have the same standard deviation`,
    ];
    const given = [
      ...[
        ...ASKED,
        'an image with a standard deviation of 1.',
        'between −1 and 1,',
        'would be −1 and the other half 1.',
      ],
      ...['with a variance of 1 would', 'Set «t = 400» and step back', 'over blocks of 4 × 4 pixels'],
      ...['a 16th of', '256 × 192 pixels', '64 × 48 pixels'],
    ];
    expectClaims(textOf(markupOf('WhereIsTheNoise')), claims, given);
  });

  it('is about the built-in image', () => {
    expect(deviation(cat).toFixed(2)).toBe(String(CONTRAST));
    expect((rms(cat) ** 2).toFixed(2)).toBe(String(MEAN_SQUARE));
    expect(CAT_SHAPE.slice(0, 2)).toEqual([192, 256]);
  });

  it.each([0, 1, 2])('adds variances as image and noise of seed %i do', (seed) => {
    const values = gaussianNoise(cat.length, { seed, stream: SHARED_EPSILON });
    for (const t of [0, LEVEL, CROSSING, last]) {
      const xt = cat.map((value, i) => signal(t) * value + noise(t) * (values[i] as number));
      expect(deviation(xt)).toBeCloseTo(stateDeviation(t), 2);
    }
    expect(noise(200) * deviation(averaged(values, AVERAGED.side))).toBeCloseTo(averagedNoise, 2);
  });

  it('only an image of −1 and 1 has a deviation of 1', () => {
    expect(deviation([-1, 1, -1, 1])).toBe(1);
    for (const image of [
      [-1, 1, 1, 1],
      [-1, -0.9, 1, 1],
      [0, 1, -1, 0],
    ])
      expect(deviation(image)).toBeLessThan(1);
  });

  it('begins near the histogram of the image and ends near the normal distribution', () => {
    const within = (values: ArrayLike<number>) => mean(Array.from(values, (value) => Number(Math.abs(value) < 1)));
    const stateAt = (t: number) => cat.map((value, i) => signal(t) * value + noise(t) * (epsilon[i] as number));
    const shifts = stateAt(0).map((value, i) => Math.abs(value - (cat[i] as number)));
    expect(mean(shifts)).toBeLessThan(0.01);
    expect(within(stateAt(last))).toBeCloseTo(0.683, 2);
  });
});

/** The standard deviation of values. */
function deviation(values: ArrayLike<number>): number {
  const middle = mean(values);
  return rms(Array.from(values, (value) => value - middle));
}

/** An image of the size of the built-in one, each channel averaged over blocks. */
function averaged(values: ArrayLike<number>, side: number): number[] {
  const [height, width, channels] = CAT_SHAPE;
  const sums = new Float64Array((height / side) * (width / side) * channels);
  for (let i = 0; i < values.length; i++) {
    const pixel = Math.floor(i / channels);
    const [row, column] = [Math.floor(pixel / width / side), Math.floor((pixel % width) / side)];
    const block = (row * (width / side) + column) * channels + (i % channels);
    sums[block] = (sums[block] as number) + (values[i] as number) / side ** 2;
  }
  return [...sums];
}

function pagesIn(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.mdx'));
  return names.map((name) => readFileSync(`${folder}/${name}`, 'utf8'));
}
