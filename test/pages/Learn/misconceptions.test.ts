import { readdirSync, readFileSync } from 'node:fs';
import type { ReactNode } from 'react';
import { describe, expect, it } from 'vitest';
import { Choice } from '../../../src/teach/index.js';
import {
  type CurveModel,
  type Given,
  measure,
  measureCurve,
  type PredictionModel,
  predictionModel,
  steppedAt,
} from '../../../src/teach/predictions.js';
import { lessons } from '../../../stories/Learn/lessons.js';
import { given, wrong } from '../../../stories/Learn/misconceptions.js';
import { type AskedQuestion, askedOf } from '../../support/printedQuestions.js';
import { computed } from '../lessons/computed.js';

const files = readdirSync('stories/Learn').filter((name) => name.endsWith('.mdx'));
const asked = await Promise.all(
  lessons.map(async ({ id }) => {
    const file = files.find((name) => readFileSync(`stories/Learn/${name}`, 'utf8').includes(`id="${id}"`)) as string;
    const page = (await import(`../../../stories/Learn/${file.replace('.mdx', '')}.mdx`)).default as () => ReactNode;
    return askedOf(page).map((question): [string, AskedQuestion] => [`${id} ${question.props['id']}`, question]);
  }),
).then((all) => all.flat());

const choices = asked.filter(([, { type }]) => type === Choice);
const predictions = asked
  .filter(([, { type }]) => type !== Choice)
  .map(([name, { props }]): [string, PredictionModel] => [name, predictionModel(props as unknown as Given)]);

const within = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value));
/** The answer that a reader can give who is nearest to a number: on the steps of the slider. */
const answerable = (model: Exclude<PredictionModel, CurveModel>, value: number) => {
  const { min, max } = model.kind === 'place' ? model.x : model;
  return steppedAt(Math.round((within(value, min, max) - min) / model.step), min, max, model.step);
};
/** The verdict on a belief or a truth, as far as readers can answer it. */
function verdictOn(model: PredictionModel, which: 'wrong' | 'truth') {
  if (model.kind === 'curve') {
    const heights = which === 'wrong' ? (model.wrong ?? []) : model.heights;
    return measureCurve(
      model,
      heights.map((height) => within(height, model.y.min, model.y.max)),
    );
  }
  const { min, max } = model.kind === 'place' ? model.x : model;
  return measure(model, max - min, answerable(model, model[which] as number));
}

describe('every misconception', () => {
  it.each(predictions)('%s: is not quite right, and is named', (_, model) => {
    expect(model.wrong).not.toBeNull();
    expect(verdictOn(model, 'wrong')).toMatchObject({ isRight: false, isBelief: true });
  });

  it.each(predictions)('%s: the truth is right, though a slider has steps', (_, model) => {
    expect(verdictOn(model, 'truth')).toMatchObject({ isRight: true, isBelief: false });
  });

  // Drawn by readers who missed the point, and right before.
  it.each<[string, (x: number) => number]>([
    ['learn-noise-on-a-clock-of-its-own flow-clock', (t) => 5 - (10 * (t - 0.02)) / 0.96],
    ['learn-train-one-yourself loss-over-t', (t) => 0.002 * (t - 20)],
    ['learn-why-one-step-is-not-enough mean-over-state', (state) => state],
    ['learn-a-linear-model-s-dream kept-waves', (cycles) => 1 - cycles / 40],
    ['learn-deterministic-or-not error-by-noise', (t) => (0.2 * t) / 900],
    ['learn-masked-diffusion entropy', (shown) => Math.log(4) * (1 - shown / 8)],
    ['learn-why-predict-ε weight', (t) => 4 - (8 * t) / 999],
  ])('%s: a line that has only its direction is not quite right', (name, line) => {
    const [, model] = predictions.find(([one]) => one === name) as [string, CurveModel];
    const heights = model.columns.map((column) => within(line(column), model.y.min, model.y.max));
    expect(measureCurve(model, heights).isRight).toBe(false);
  });

  it('of a choice leads to a wrong option, or to any of them', () => {
    const options = choices.map(([name, { props }]) => {
      const values = (props['options'] as { value: string }[]).map(({ value }) => value);
      const led = props['wrong'] === undefined ? values.filter((value) => value !== props['answer']) : [props['wrong']];
      return { name, right: led.filter((value) => value === props['answer'] || !values.includes(value as string)) };
    });
    expect(options.filter(({ right }) => right.length > 0)).toEqual([]);
    expect(options.length).toBeGreaterThan(40);
  });

  it('begins with numbers that the lessons say, whose tests compute them', () => {
    const pageOf = (name: string) => readFileSync(`stories/Learn/${name}.mdx`, 'utf8');
    const said: [string, string][] = [
      ['WhatAUNetAdds', `${given.unequalEyesOfPatches}% have them`],
      ['WhatALossTells', `for 2000 points of the moons is ${given.floorOfMany}.`],
      ['WhatALossTells', `For ${given.areaPoints} points in the plane`],
      ['WhereArrowsPoint', `That of the score is ${given.lastScore} at`],
      ['WhatASolverSaves', `with ${given.evaluations} evaluations even in log-SNR`],
      ['FlowBehindTheNoise', `a particle of the SDE ${given.sdeLength}.`],
      ['WhenDecided', `above ${given.visibleCycles} cycles are below the noise`],
      ['WhenDecided', `spans ${given.units} units`],
      ['StraightPaths', `of one step have a W₂ of ${given.oneStep},`],
      ['WhyAPromptWorks', `At scale 1 the samples cover ${given.coverage[1]} of`],
      ['WhyAPromptWorks', `At scale 5 the samples cover ${given.coverage[5]} of`],
      ['WhyAPromptWorks', `is ${given.precision}. What is it at scale 2?`],
      ['FillingIn', `evaluates the denoiser ${given.fillingSteps} times`],
      ['ReadingAScheduler', `1000 / 20 = ${given.eulerGap} apart`],
    ];
    expect(said.filter(([name, text]) => !pageOf(name).includes(text))).toEqual([]);
    expect(`${given.unequalEyesOfPatches}%`).toBe(computed.invented.unequalEyes.patches);
    expect(String(given.oneStep)).toBe(computed.reflow.before[1]);
  });

  it('of a prediction is one that is computed from the belief, each of which a question uses', () => {
    const used = asked.map(([, { props }]) => props['wrong']);
    const unused = Object.entries(wrong).filter(([, value]) => !used.includes(value));
    expect(unused.map(([name]) => name)).toEqual([]);
    const pages = files.map((name) => readFileSync(`stories/Learn/${name}`, 'utf8')).join('');
    expect(pages.match(/wrong=\{(?!wrong\.)[^}]*\}/g)).toBeNull();
  });
});
