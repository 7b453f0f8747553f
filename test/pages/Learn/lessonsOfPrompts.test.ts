import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { expectedX0 } from '../../../src/core/index.js';
import { faceNames, loadFaces } from '../../../src/faces/index.js';
import FromTextToCondition from '../../../stories/Learn/FromTextToCondition.mdx';
import { FACE_LENGTH, faceAt } from '../../../stories/Learn/faceValues.js';
import { isCat } from '../../../stories/Learn/guidedFaces.js';
import { errorOf } from '../../../stories/Learn/knowledge.js';
import {
  answersOf,
  CHOSEN,
  combined,
  likelihoodOf,
  meanOf,
  rarityOf,
  stateAt,
  tokensOf,
  vectorOf,
  vocabulary,
  weightsOf,
} from '../../../stories/Learn/prompts.js';
import { schedule } from '../../../stories/Learn/schedule.js';
import { expectClaims, PLACE } from '../../support/claims.js';
import { textOf } from '../../support/pageText.js';
import { truthOf } from '../../support/questions.js';

const SHARPNESS = 10;
const faces = Float32Array.from((await loadFaces()).values);
const x0 = faceAt(faces, CHOSEN);
const prompted = (prompt: string, sharpness = SHARPNESS) => weightsOf(tokensOf(prompt), sharpness);
const shareOf = (weights: ArrayLike<number>, isMeant: (name: string) => boolean) =>
  faceNames.reduce((sum, name, face) => sum + (isMeant(name) ? (weights[face] as number) : 0), 0);
const seenAt = (t: number, seed = 0) => likelihoodOf(faces, stateAt(faces, t, seed), t);
const bothAt = (t: number, prompt: string, seed = 0) => combined(seenAt(t, seed), prompted(prompt));
const catsAt = (t: number, seed = 0) => shareOf(bothAt(t, 'crying face', seed), isCat);
const percent = (share: number, digits = 0) => `${(100 * share).toFixed(digits)}%`;
const hasWord = (word: string) => faceNames.filter((name) => tokensOf(name).includes(word)).length;
/** The first t, from the last one down, at which cats have more than half of the weight. */
const turn = (() => {
  for (let t = 620; t > 560; t--) if (catsAt(t) > 0.5) return t;
  return Number.NaN;
})();

describe('From text to condition', () => {
  it('says what is computed here', () => {
    const cats = [SHARPNESS, 5, 0].map((sharpness) => shareOf(prompted('cat', sharpness), isCat));
    const angry = prompted('angry cat');
    const errors = [seenAt(600), bothAt(600, 'cat with wry smile')].map((weights) =>
      errorOf(meanOf(faces, weights), x0),
    );
    const words = tokensOf('cat with wry smile');
    const [early, late] = [900, 100].map((t) => answersOf(words, seenAt(t), SHARPNESS)) as [number[], number[]];
    expect(Math.max(...early)).toBeLessThan(0.35);
    expect(late[2]).toBeCloseTo(late[3] as number, 6);
    const claims = [
      `Which of ${faceNames.length} faces`,
      `${hasWord('angry')} names have “angry”, ${hasWord('cat')} have “cat”`,
      `The ${hasWord('angry')} angry faces get ${percent(shareOf(angry, (name) => tokensOf(name).includes('angry')))} of the weight, and the ${hasWord('cat')} cats get ${percent(shareOf(angry, isCat), 1)}.`,
      `Each of the ${vocabulary.length} words`,
      `ln(${faceNames.length} / names with the word): ${rarityOf('face').toFixed(2)} for “face”, ${rarityOf('wry').toFixed(2)} for “wry”`,
      `They get ${percent(cats[0] as number, 1)}. The other ${faceNames.length - hasWord('cat')} faces`,
      `At β = 5 the cats get ${percent(cats[1] as number)}, and at β = 0 ${percent(cats[2] as number, 1)}, their share`,
      `from ${errors.map((error) => error.toFixed(2)).join(' to ')} (root mean square)`,
      `At «t = ${turn}» cats get more than half`,
      `“wry” and “smile” get ${percent(late[2] as number)} each; at «t = 900» the noise hides the face, and no word gets much more than a third`,
    ];
    const given = [
      ...[PLACE, 'Vaswani et al. 2017', 'Rombach et al. 2022', 'Hertz et al. 2022', 'Balaji et al. 2022'],
      ...['Radford et al. 2021', 'Yuksekgonul et al. 2022', 'Raffel et al. 2019', 'Saharia et al. 2022'],
      ...[
        'β = 10',
        'scaled to length 1',
        'weights that sum to 1',
        'because no exponential is 0',
        'the 18 cats',
        'falls from 999',
      ],
      ...[
        'for six seeds it lies between t = 390 and 740',
        'by less than 0.01 for each of these six',
        'From 400 million images',
        'Stable Diffusion 3',
      ],
      ...['T5', 'β from 20 down to 0', /«t = (?:100|290|600|900)»/],
    ];
    expect(truthOf('FromTextToCondition', 'cats')).toBeCloseTo(100 * (cats[0] as number), 1);
    expect(truthOf('FromTextToCondition', 'turn')).toBe(turn);
    expectClaims(textOf(renderToString(createElement(FromTextToCondition as () => null))), claims, given);
  });

  it('its prompts choose what it says: words count by their rarity, and neither order nor unknown words count', () => {
    expect(shareOf(prompted('angry cat'), isCat)).toBeLessThan(0.1);
    expect(prompted('smile with wry cat')).toEqual(prompted('cat with wry smile'));
    expect(prompted('no cat')).toEqual(prompted('cat'));
    expect(new Set(prompted('kitten')).size).toBe(1);
    const [first] = prompted('cat')
      .map((weight, face) => ({ weight, face }))
      .sort((a, b) => b.weight - a.weight);
    expect(isCat(faceNames[first?.face ?? 0] as string)).toBe(true);
    expect(Math.min(...prompted('cat'))).toBeGreaterThan(0);
    expect(faceNames[CHOSEN]).toBe('cat-with-wry-smile');
    expect(Math.hypot(...vectorOf(['cat', 'wry']))).toBeCloseTo(1, 12);
    expect(Math.hypot(...vectorOf(['kitten']))).toBe(0);
  });

  it('its estimates are exact: without a prompt those of core, with one a softmax of both scores', () => {
    const t = 500;
    const xt = stateAt(faces, t);
    const exact = expectedX0(faces, xt, schedule, t, { dimension: FACE_LENGTH });
    expect(errorOf(meanOf(faces, likelihoodOf(faces, xt, t)), Float32Array.from(exact))).toBeLessThan(1e-6);
    const [a, variance] = [Math.sqrt(schedule.alphasCumprod[t] as number), schedule.oneMinusAlphasCumprod[t] as number];
    const query = vectorOf(tokensOf('cat with wry smile'));
    const logits = faceNames.map((name, face) => {
      const square = faceAt(faces, face).reduce((sum, value, i) => sum + ((xt[i] as number) - a * value) ** 2, 0);
      const key = vectorOf(tokensOf(name));
      return (
        -square / (2 * variance) + SHARPNESS * query.reduce((sum, value, i) => sum + value * (key[i] as number), 0)
      );
    });
    const powers = logits.map((logit) => Math.exp(logit - Math.max(...logits)));
    const sum = powers.reduce((total, power) => total + power, 0);
    const weights = bothAt(t, 'cat with wry smile');
    // The difference of the logits is of numbers near 1000, in float32 data.
    for (const [face, power] of powers.entries()) expect(weights[face]).toBeCloseTo(power / sum, 4);
  });

  it('what it proposes to try is so', () => {
    for (const prompt of ['cat', 'crying face', 'kitten', 'angry face']) {
      expect(errorOf(meanOf(faces, bothAt(100, prompt)), meanOf(faces, seenAt(100)))).toBeLessThan(1e-3);
    }
    expect(errorOf(meanOf(faces, combined(seenAt(600), prompted('cat', 0))), meanOf(faces, seenAt(600)))).toBeLessThan(
      1e-6,
    );
  });
});
