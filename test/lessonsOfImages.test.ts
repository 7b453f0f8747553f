import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { markupOf } from '../site/markup.js';
import { createSchedule, gaussianNoise, sampleTimesteps } from '../src/core/index.js';
import { repaintTurns } from '../src/core/repaint.js';
import type { WeightSpec } from '../src/faces/facesDenoiser.js';
import { weights as specs } from '../src/faces/model.js';
import { definitionOf } from '../src/figure/defineFigure.js';
import { fillings, USUAL_FACE } from '../src/figures/Inpaint/compute.js';
import { Inpaint } from '../src/figures/Inpaint/index.js';
import { MASKS } from '../src/figures/Inpaint/masks.js';
import { SAMPLES } from '../src/figures/PatchFaces/compute.js';
import { posteriorOf } from '../src/figures/PosteriorMean/posterior.js';
import { SHARED_EPSILON } from '../src/figures/shownState.js';
import { loadFaces } from '../src/image/faces.js';
import { faceOf, someOf } from '../src/panels/FacePanel.js';
import { gaussianModel } from '../src/tensor/exact/gaussian.js';
import CopyOrInvent from '../stories/Learn/CopyOrInvent.mdx';
import { FACE_LENGTH } from '../stories/Learn/composedFaces.js';
import FillingIn from '../stories/Learn/FillingIn.mdx';
import LinearDream from '../stories/Learn/LinearDream.mdx';
import { measured } from '../stories/Learn/measured.js';
import WhatAUNetAdds from '../stories/Learn/WhatAUNetAdds.mdx';
import WhyOneStep from '../stories/Learn/WhyOneStep.mdx';
import { computed } from './lessons/computed.js';
import { expectClaims, linear, noise, PLACE, signal } from './support/claims.js';
import { mean, rms } from './support/exhausted.js';
import { atOnce } from './support/filling.js';
import { textOf } from './support/pageText.js';
import { CAT_SHAPE, catPixels } from './support/photographs.js';

const textOfPage = async (page: () => unknown) => textOf(await markupOf(createElement(page as () => null)));
const percent = (share: number) => `${Math.round(100 * share)}%`;
const squared = (a: Float32Array, b: ArrayLike<number>) => rms(a.map((value, i) => value - (b[i] as number))) ** 2;

describe('Why one step is not enough', async () => {
  const gallery = someOf(await loadFaces(), 50);
  const posterior = (target: number, t: number) => posteriorOf(gallery, target, linear, t, 0);
  const weight = (target: number, t: number) => posterior(target, t).weights[target] as number;

  it('says what is computed here', async () => {
    const claims = [
      `At «t = 500» the right face has ${percent(weight(0, 500))}, and`,
      `At «t = 400» it has ${percent(weight(0, 400))}, at «t = 300» ${percent(weight(0, 300))}, and at «t = 200»`,
      `the red one, the 34th, already has a weight of ${percent(weight(33, 500))}`,
      `The one with red hearts for eyes, the 21st, has others like it, and only ${percent(weight(20, 500))}`,
    ];
    expect(weight(0, 200).toFixed(3)).toBe('1.000');
    for (const one of posterior(0, 999).weights) expect(percent(one)).toBe('2%');
    expectClaims(await textOfPage(WhyOneStep), claims, [
      PLACE,
      'a weight of about 2%',
      /«t = (?:999|500)»/,
      'from 999 to 300',
    ]);
  });

  it('a face drawn by its weight has twice the squared error of their mean', () => {
    const { weights, mean: blend } = posterior(0, 500);
    const errorOf = (answer: ArrayLike<number>) =>
      [...weights].reduce((sum, weight, face) => sum + weight * squared(faceOf(gallery, face), answer), 0);
    const drawn = [...weights].reduce((sum, weight, face) => sum + weight * errorOf(faceOf(gallery, face)), 0);
    expect(drawn / errorOf(blend)).toBeCloseTo(2);
  });

  it('the 21st has faces like it, the 34th has none', () => {
    const nearest = (face: number) =>
      Math.min(...[...Array(50).keys()].filter((other) => other !== face).map((other) => distance(face, other)));
    const distance = (a: number, b: number) => squared(faceOf(gallery, a), faceOf(gallery, b));
    expect(nearest(33)).toBeGreaterThan(2 * nearest(20));
  });
});

describe('A linear model’s dream', async () => {
  const cat = await catPixels();
  const model = gaussianModel(linear);
  const epsilon = gaussianNoise(cat.length, { seed: 0, stream: SHARED_EPSILON });
  const restored = (t: number, z: number, scale = 1) => {
    const xt = cat.map((value, i) => scale * (signal(t) * value + z * noise(t) * (epsilon[i] as number)));
    return model.predict(xt, CAT_SHAPE, t);
  };
  const error = (t: number, z: number) => restored(t, z).map((value, i) => value - (cat[i] as number));
  const taken = (t: number) => (rms(error(t, 0)) / rms(error(t, 1))) ** 2;
  const decibels = (t: number) => (10 * Math.log10(4 / rms(error(t, 1)) ** 2)).toFixed(1);

  it('says what is computed here', async () => {
    const middle = mean(cat);
    const grey = (10 * Math.log10(4 / rms(cat.map((value) => value - middle)) ** 2)).toFixed(1);
    const claims = [
      `has ${decibels(50)} dB at «t = 50» and ${decibels(400)} dB at «t = 400», where an even grey as bright as the cat has ${grey}.`,
      `is ${percent(taken(50))} of the whole error at «t = 50», ${percent(taken(400))} at «t = 400» and ${percent(taken(600))} at «t = 600»`,
    ];
    expectClaims(await textOfPage(LinearDream), claims, [
      ...[PLACE, 'in 50 steps', 'Field 1987', 'Compare «t = 50» with «t = 600»'],
      'At 50 the last panel is grain. At 600 the cat’s outline',
    ]);
  });

  it('what it takes of the image is at the edges', () => {
    const [height, width] = CAT_SHAPE;
    const light = (x: number, y: number) => mean(cat.subarray(3 * (y * width + x), 3 * (y * width + x) + 3));
    const inside = [...Array(height * width).keys()].filter((pixel) => {
      const [x, y] = [pixel % width, Math.floor(pixel / width)];
      return x > 0 && y > 0 && x < width - 1 && y < height - 1;
    });
    const steepness = new Map(
      inside.map((pixel) => {
        const [x, y] = [pixel % width, Math.floor(pixel / width)];
        return [pixel, Math.hypot(light(x + 1, y) - light(x - 1, y), light(x, y + 1) - light(x, y - 1))];
      }),
    );
    const steepest = [...steepness].sort(([, a], [, b]) => b - a).slice(0, (height * width) / 10);
    for (const t of [50, 200]) {
      const energy = error(t, 0).map((value) => value ** 2);
      const atEdges = steepest.reduce((sum, [pixel]) => sum + 3 * mean(energy.subarray(3 * pixel, 3 * pixel + 3)), 0);
      expect(atEdges / (mean(energy) * energy.length)).toBeCloseTo(0.25, 1);
    }
  });

  it('twice the state gives twice the answer', () => {
    const doubled = restored(400, 1, 2);
    restored(400, 1).forEach((value, i) => {
      if (Math.abs((doubled[i] as number) - 2 * value) > 1e-5) expect(doubled[i]).toBe(2 * value);
    });
  });
});

it('Copy or invent says what is computed in many chains', async () => {
  const { copies } = computed;
  const claims = [
    `Here are ${SAMPLES} chains of the ideal denoiser of ${(await loadFaces()).shape[0]} faces`,
    `in view all ${copies[31]} samples are copies. With a window of 15 there are still ${copies[15]}, with 11 still ${copies[11]}`,
    `with 9 there are ${copies[9]}, and with 7 there is none`,
  ];
  expect([copies[31], copies[7], copies[3]]).toEqual([SAMPLES, 0, 0]);
  expectClaims(await textOfPage(CopyOrInvent), claims, [
    ...[PLACE, 'With 3 they fall apart: whoever sees 3 pixels'],
    ...['Step the window from 11 to 7.', 'Set it to 3.'],
  ]);
});

it('What a U-Net adds says what is computed of many faces and samples', async () => {
  const { invented, restored, facesLoss } = computed;
  const { known, composed } = restored;
  const { shape } = await loadFaces();
  const faces = shape[0] as number;
  const count = (JSON.parse(specs) as WeightSpec[])
    .filter(({ dtype }) => dtype === 'float32')
    .reduce((sum, { shape }) => sum + shape.reduce((size, length) => size * length, 1), 0);
  const claims = [
    `knows ${faces} faces`,
    `a U-Net of ${(1000 * Math.round(count / 1000)).toLocaleString('en')} weights`,
    `over all ${faces} faces their errors at «t = 300» are ${known[300].exact} and ${known[300].network}`,
    `Over ${restored.count} such faces the U-Net is off by ${composed[300].network} at «t = 300» and by ${composed[10].network} at «t = 10»`,
    `The exact denoiser is off by ${composed[300].exact} at both`,
    `the squared error of «v» for the ${faces} faces is ${facesLoss.exact} with the exact denoiser and ${facesLoss.network} with the U-Net`,
    `They are ${(faces * FACE_LENGTH).toLocaleString('en')} values`,
    `nearest of the ${faces} faces`,
    `Of ${invented.count} samples, the typical one is ${invented.nearest.median} away`,
    `none is nearer than ${invented.nearest.least}`,
    `in ${invented.unequalEyes.network} of the samples, as in ${invented.unequalEyes.faces} of the faces. With windows of 7 it is ${invented.unequalEyes.patches}`,
    `by ${invented.differenceOfEyes.faces}, in a typical sample by ${invented.differenceOfEyes.network}`,
    `a face has ${invented.darkPixels.faces} dark pixels on average, its eyes and its mouth, and a sample ${invented.darkPixels.network}`,
  ];
  expect(composed[10].exact).toBe(composed[300].exact);
  expect(faces * FACE_LENGTH).toBeLessThan(count);
  const given = [
    PLACE,
    'among the 214',
    'a window of 7 pixels',
    'in 40 steps',
    'Kadkhodaie et al. 2024',
    'Move «t» to 0',
  ];
  expectClaims(await textOfPage(WhatAUNetAdds), claims, given);
});

it('Filling in says what is computed of many faces', async () => {
  const { count, draws, window, resample, seams, drawsInVain, mouths, unequalEyes, wide } = computed.filled;
  const { count: inverted, errors } = computed.inverted;
  const steps = 40;
  const schedule = createSchedule({ kind: 'cosine' });
  const timesteps = sampleTimesteps(schedule, steps);
  const turns = (times: number) =>
    repaintTurns(schedule, timesteps, { kind: 'ddpm', variance: 'posterior' }, times).length;
  const { shape, values } = await loadFaces();
  const faces = shape[0] as number;
  const middle = mean(values);
  const contrast = rms(values.map((value) => value - middle));
  const noisy = timesteps.filter((t) => noise(t, schedule) > contrast * signal(t, schedule));
  const { props } = definitionOf(Inpaint) ?? {};
  expect([props.window.default, props.resample.default, draws, drawsInVain]).toEqual([window, resample, 4, 1]);
  // What is said of them: two repeats are as good as eight, and pasted mouths depend on the noise more than on the face.
  expect(seams.twice <= seams.resampled && seams.resampled < seams.pasted).toBe(true);
  expect(mouths.ofOneFace.pasted > mouths.ofOneNoise.pasted && mouths.ofOneNoise.pasted < mouths.original).toBe(true);
  expect(mouths.ofOneFace.resampled < mouths.ofOneFace.pasted).toBe(true);
  expect([measured.seamOfTwo, measured.unequalEyes]).toEqual([Number(seams.twice), unequalEyes.resampled]);
  const claims = [
    `with a window of ${window} pixels. It knows ${faces - 1} faces. The face that it fills in is the ${faces}th.`,
    `In the first ${noisy.length} of the ${steps} steps, the noise in the state is stronger than the face`,
    `Over ${count} faces, each with four draws of noise, the seam is ${seams.pasted} on average, compared with ${seams.original} in`,
    `from different noise differ by ${mouths.ofOneFace.pasted} (root mean square), mouths of different faces from the same noise by only ${mouths.ofOneNoise.pasted}.`,
    `takes each of the ${steps} steps eight times, except the last. Over the same faces and draws, its seam is ${seams.resampled}.`,
    `mouths of one face from different noise now differ by ${mouths.ofOneFace.resampled}`,
    `Pasting alone leaves a mean seam of ${seams.pasted}, and eight repeats leave ${seams.resampled}`,
    `It is ${seams.twice}, no larger than with eight`,
    `means over ${count} faces and four draws`,
    `It evaluates the denoiser ${turns(resample)} times, compared with ${turns(1)} times`,
    `A chain has ${steps} steps`,
    `Of the ${count} faces, ${unequalEyes.original} have two different eyes`,
    `${unequalEyes.resampled} of the ${count} do, and ${unequalEyes.ofOtherNoise} with other noise for each face. The window of ${window} pixels`,
    `With a window of ${wide} pixels, ${unequalEyes.ofWide} faces have different eyes`,
    `set the window to ${wide}.`,
    `Over ${inverted} faces, the U-Net’s error from face to noise and back is ${errors[10]} in 10 steps, ${errors[40]} in 40 and ${errors[160]} in 160`,
  ];
  const usual = { face: USUAL_FACE, hidden: MASKS.mouth, resample, window, schedule, seed: 0 };
  const { pasted, resampled, original } = await fillings(usual, values as Float32Array, atOnce);
  expect(resampled.seam).toBeLessThan(pasted.seam as number);
  claims.push(`has a seam of ${pasted.seam?.toFixed(2)}; the original has ${original.seam?.toFixed(2)}.`);
  // What the question's control compares an answer with, which the page works out.
  expect(39 * 8 + 1).toBe(turns(resample));
  const given = ['Lugmayr et al. 2022', 'per step” to 2 in the figure', `panel “${resample} repeats per step”`];
  expectClaims(await textOfPage(FillingIn), claims, [PLACE, /a number from \S+ to \S+/, ...given]);
});
