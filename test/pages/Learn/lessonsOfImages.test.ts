import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { markupOf } from '../../../site/markup.js';
import { createSchedule, expectedX0, gaussianNoise, samplerCoefficients } from '../../../src/core/index.js';
import type { WeightSpec } from '../../../src/faces/facesDenoiser.js';
import { weights as specs } from '../../../src/faces/model.js';
import { definitionOf } from '../../../src/figure/defineFigure.js';
import { DEFAULT_FACE, fillings } from '../../../src/figures/Inpaint/compute.js';
import { Inpaint } from '../../../src/figures/Inpaint/index.js';
import { MASKS } from '../../../src/figures/Inpaint/masks.js';
import { SAMPLES as OBSERVED_SAMPLES } from '../../../src/figures/Observations/compute.js';
import { Observations } from '../../../src/figures/Observations/index.js';
import { isCopy, nearestTo, SAMPLES } from '../../../src/figures/PatchFaces/compute.js';
import { posteriorOf } from '../../../src/figures/PosteriorMean/posterior.js';
import { SHARED_EPSILON } from '../../../src/figures/shared/shownState.js';
import { faceNames } from '../../../src/image/faceNames.js';
import { loadFaces } from '../../../src/image/faces.js';
import { faceOf, someOf } from '../../../src/panels/FacePanel.js';
import { gaussianModel } from '../../../src/tensor/exact/gaussian.js';
import { optimalModel } from '../../../src/tensor/exact/optimal.js';
import { windowSums } from '../../../src/tensor/exact/patch.js';
import CopyOrInvent from '../../../stories/Learn/CopyOrInvent.mdx';
import FillingIn from '../../../stories/Learn/FillingIn.mdx';
import { FACE_LENGTH, heldOutFace, withMirrors } from '../../../stories/Learn/faceValues.js';
import { keptShare } from '../../../stories/Learn/keptShare.js';
import LinearDream from '../../../stories/Learn/LinearDream.mdx';
import { measured as measuredLater } from '../../../stories/Learn/measured.js';
import { measured } from '../../../stories/Learn/measuredOfDenoisers.js';
import { arrivals, CHAINS, chainsOf, expectedImage, NEAR } from '../../../stories/Learn/twoImages.js';
import WhatAUNetAdds from '../../../stories/Learn/WhatAUNetAdds.mdx';
import WhyOneStep from '../../../stories/Learn/WhyOneStep.mdx';
import { DARK, each, mirrored, UNEQUAL } from '../../faces/faces.js';
import { expectClaims, linear, noise, PLACE, signal } from '../../support/claims.js';
import { mean, rms } from '../../support/exhausted.js';
import { atOnce } from '../../support/filling.js';
import { heldOutFaces } from '../../support/heldOutFaces.js';
import { textOf } from '../../support/pageText.js';
import { CAT_SHAPE, catPixels } from '../../support/photographs.js';
import { computed } from '../lessons/computed.js';

/** Draws of noise. */
const SEEDS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9] as const;
const textOfPage = async (page: () => unknown) => textOf(await markupOf(createElement(page as () => null)));
const percent = (share: number) => `${Math.round(100 * share)}%`;
const squared = (a: Float32Array, b: ArrayLike<number>) => rms(a.map((value, i) => value - (b[i] as number))) ** 2;

describe('Why one step is not enough', async () => {
  const gallery = someOf(await loadFaces(), 50);
  const posterior = (target: number, t: number) => posteriorOf(gallery, target, linear, t, 0);
  const weight = (target: number, t: number) => posterior(target, t).weights[target] as number;
  /** Of many draws of trajectories: the share that arrives. */
  const DRAWS = 500;
  const DRAWN = Array.from({ length: DRAWS }, (_, seed) => seed);
  const arrived = (steps: number) => mean(DRAWN.map((seed) => arrivals(chainsOf(steps, seed)) / CHAINS));
  /** The share that arrives by DDIM in steps at these timesteps. */
  const inTwo = (timesteps: readonly [number, number]) => {
    const ends = Array.from(gaussianNoise(5000, { seed: 0 }), (start) =>
      timesteps.reduce((x, from, index) => {
        const { a, b } = samplerCoefficients(linear, from, timesteps[index + 1] ?? -1, { kind: 'ddim', eta: 0 });
        return a * expectedImage(x, from) + b * x;
      }, start),
    );
    return mean(ends.map((end) => (Math.abs(Math.abs(end) - 1) < NEAR ? 1 : 0)));
  };

  it('says what is computed here', async () => {
    const { rise, rises } = computed.halfProbability;
    expect(measured.rise).toBe(Number(rise));
    const weightIn = (target: number, seed: number) =>
      posteriorOf(gallery, target, linear, 500, seed).weights[target] as number;
    const redFirst = SEEDS.filter((seed) => weightIn(33, seed) > weightIn(20, seed));
    const claims = [
      `has ${percent(weight(0, 500))} at «t = 500», ${percent(weight(0, 400))} at «t = 400» and ${percent(weight(0, 300))} at «t = 300»`,
      `In about ${rise} timesteps: the median over all fifty faces`,
      `The shortest rise takes ${rises[0]}, the longest ${rises[1]}.`,
      'from 10% to 90%',
      'the hidden face has 100%',
      `At «t = 200» a state of 1 gives ${expectedImage(1, 200).toFixed(2)}`,
      `At «t = 500» the same state gives ${expectedImage(1, 500).toFixed(2)}`,
      `${CHAINS} trajectories in the world`,
      `A trajectory arrives if it ends within ${NEAR} of black or white.`,
      `Of ${(DRAWS * CHAINS).toLocaleString('en')} trajectories, none arrives in 1 or 2 steps, ${percent(arrived(5))} arrive in 5 steps, ${percent(arrived(10))} in 10 and ${(100 * arrived(20)).toFixed(1)}% in 20`,
      `would lead ${percent(inTwo([999, 0]))} to an image.`,
      `All ${CHAINS} trajectories of Figure 3 already arrive in 10 steps.`,

      `The red face has a probability of ${percent(weight(33, 500))}`,
      `and has only ${percent(weight(20, 500))}`,
      `of ten draws, the red face has the higher probability in ${redFirst.length}.`,
    ];
    expectClaims(await textOfPage(WhyOneStep), claims, [
      ...[PLACE, 'a probability of about 2%', 'three draws', /«t = (?:999|500|200|0)»/, 'At t = 999', 'down from 999'],
      ...[
        'black, −1, or white, 1, and',
        'above 0',
        'below 0',
        'Salimans and Ho 2022',
        /\(Song et al\. \d+\)/g,
        'η = 0',
      ],
      ...[
        'has 1000 timesteps',
        'at least 95% of all',
        'in most other draws of 24',
        'In most other draws of 24',

        'With 2 steps',
        'Choose 1000 steps',
        'Choose 2 steps',
      ],
      ...[
        'then 50',
        'With 50 steps',
        '2 steps 5 steps 20 steps 1000 steps',
        'the 34th',
        'the 21st',
        /best estimate −1\.5 .*? 1\.5 state/,
      ],
    ]);
  });

  it('a best estimate that is proportional to the state is no right curve', () => {
    const states = Array.from({ length: 301 }, (_, i) => (i - 150) / 100);
    for (let slope = 0; slope < 3; slope += 0.05) {
      const wrong = (x: number) => Math.min(1, Math.max(-1, slope * x));
      const error = mean(states.map((x) => Math.abs(wrong(x) - expectedImage(x, 200))));
      // A steep one is the best estimate itself where that is steep.
      if (slope <= 1) expect(error).toBeGreaterThan(0.12);
    }
  });

  it('its faces are equally probable at the end, and its first face is known at t = 200', () => {
    expect(weight(0, 200).toFixed(3)).toBe('1.000');
    for (const one of posterior(0, 999).weights) expect(percent(one)).toBe('2%');
  });

  it('its trajectories end where the options and the explanations say', () => {
    expect([1, 2, 10, 20, 50, 1000].map((steps) => arrivals(chainsOf(steps)))).toEqual([
      0,
      0,
      CHAINS,
      CHAINS,
      CHAINS,
      CHAINS,
    ]);
    // Of all trajectories, 95% arrive in 20 steps and not in 10, and most draws of 24 have one that does not arrive in 10.
    expect([arrived(1), arrived(2)]).toEqual([0, 0]);
    expect(arrived(10)).toBeLessThan(0.95);
    expect(arrived(20)).toBeGreaterThan(0.95);
    const late = DRAWN.filter((seed) => arrivals(chainsOf(10, seed)) < CHAINS);
    expect(late.length / DRAWS).toBeGreaterThan(0.75);
    for (const seed of SEEDS) expect(arrivals(chainsOf(50, seed))).toBe(CHAINS);
    for (const seed of SEEDS) {
      for (const chain of chainsOf(1, seed)) expect(Math.abs(chain.at(-1)?.x ?? 1)).toBeLessThan(0.02);
      for (const chain of chainsOf(2, seed)) expect(Math.abs(chain.at(-1)?.x ?? 1)).toBeLessThan(0.9);
      for (const chain of chainsOf(1000, seed)) expect(chain.at(-1)?.x).toBeCloseTo(Math.sign(chain[0]?.x ?? 0), 2);
    }

    for (const state of [-3, -1, 1, 3]) expect(Math.abs(expectedImage(state, 999))).toBeLessThan(0.03);
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
  const decibels = (t: number) => (10 * Math.log10(4 / rms(error(t, 1)) ** 2)).toFixed(1);

  /** How much of what it takes of the image is in the tenth of the pixels at which brightness changes most. */
  const atEdges = (t: number) => {
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
    const energy = error(t, 0).map((value) => value ** 2);
    const inThem = steepest.reduce((sum, [pixel]) => sum + 3 * mean(energy.subarray(3 * pixel, 3 * pixel + 3)), 0);
    return inThem / (mean(energy) * energy.length);
  };
  /** PSNR of the state at t, divided by its scale and averaged over 3 × 3 pixels. */
  const averaged = (t: number) => {
    const [height, width] = CAT_SHAPE;
    const square = cat.map((value, i) => value + (noise(t) / signal(t)) * (epsilon[i] as number));
    const sums = windowSums(height, width, 1);
    const pixels = new Float64Array(height * width).fill(1);
    sums(pixels);
    for (const channel of [0, 1, 2]) {
      const plane = Float64Array.from(pixels, (_, pixel) => square[3 * pixel + channel] as number);
      sums(plane);
      plane.forEach((sum, pixel) => {
        square[3 * pixel + channel] = sum / (pixels[pixel] as number);
      });
    }
    return (10 * Math.log10(4 / squared(square, cat))).toFixed(1);
  };

  /** The part of a wave that the exact denoiser of normal data keeps, if the wave's power in the state is a multiple of the noise's. */
  const keptOf = (ratio: number, t: number) => {
    const deviation = (Math.sqrt(ratio) * noise(t)) / signal(t);
    return expectedX0([0], [signal(t)], linear, t, { dimension: 1, deviation })[0] as number;
  };

  it('says what is computed here', async () => {
    const middle = mean(cat);
    const grey = (10 * Math.log10(4 / rms(cat.map((value) => value - middle)) ** 2)).toFixed(1);
    const { taken, kurtosis } = computed.dream;
    const kept = (cycles: number) => percent(keptShare(cycles, 400));
    expect(percent(keptOf(1, 400))).toBe('50%');
    const claims = [
      `It keeps half of a wave whose power in the state, «{\\bar\\alpha_t}\\,P», equals the power of the noise. Of a wave with a tenth of this power it keeps ${percent(keptOf(0.1, 400))}.`,
      `it keeps ${kept(4)} of a wave of 4 cycles, half of one of 14 cycles, and ${kept(40)} of one of 40 cycles`,
      `has ${decibels(50)} dB at «t = 50» and ${decibels(400)} dB at «t = 400». A uniform gray of the cat’s mean value has ${grey} dB`,
      `lost image makes up ${taken[50]} of the squared error at «t = 50», ${taken[200]} at «t = 200», ${taken[400]} at «t = 400» and ${taken[600]} at «t = 600»`,
      `the tenth of the pixels with the steepest changes in brightness holds ${percent(atEdges(50))} of it at «t = 50», ${percent(atEdges(400))} at «t = 400» and ${percent(atEdges(600))} at «t = 600»`,
      `compare with the model’s ${decibels(50)} dB?`,
      `The average reaches ${averaged(50)} dB.`,
      `At «t = 400» the same average falls to ${averaged(400)} dB, and the model keeps its ${decibels(400)} dB.`,
      `have a kurtosis of ${kurtosis.cat} in the cat`,
      `The samples have ${kurtosis[50]} after 50 steps, and ${kurtosis[200]} after 200.`,
    ];
    expect(kept(14)).toBe('50%');
    expect(Number(averaged(50))).toBeGreaterThan(Number(decibels(50)));
    expect(percent(measured.takenShare / 100)).toBe(taken[600]);
    expectClaims(await textOfPage(LinearDream), claims, [
      ...[PLACE, 'in 50 steps', 'Field 1987', /«t = (?:50|400|600)»/, 'has 0 to 40 cycles', 'its 8 neighbors'],
      ...[
        'three draws',
        /«-2[^»]*= 0»/,
        'has the mean 0 and the power',
        'has the power 1.',
        'the mixed terms have the mean 0.',
        'where its slope is 0.',
        'has a kurtosis of 3.',
        'Draw the part',
        /kept part 0.*? 40 cycles/,
        'At 50 the error',
        'At 600 it shows',
      ],
    ]);
  });

  it('a straight line is no right curve of what is kept', () => {
    const cycles = Array.from({ length: 401 }, (_, i) => i / 10);
    const error = mean(cycles.map((f) => Math.abs(1 - f / 40 - keptShare(f, 400))));
    expect(error).toBeGreaterThan(0.07);
  });

  it('keeps as much of a wave as the page draws, and some of each: it depends on the powers of wave and noise alone', () => {
    for (const t of [50, 900]) expect(keptOf(0.01, t)).toBeCloseTo(0.01 / 1.01, 9);
    const [height, width] = CAT_SHAPE;
    for (const t of [50, 400]) {
      for (const cycles of [1, 16, 40]) {
        const wave = Float32Array.from({ length: height * width * 3 }, (_, i) =>
          Math.cos(((2 * Math.PI * cycles) / width) * ((Math.floor(i / 3) % width) + 0.5)),
        );
        const answer = model.predict(wave, CAT_SHAPE, t);
        const share = (signal(t) * (answer[0] as number)) / (wave[0] as number);
        expect(share).toBeCloseTo(keptShare(cycles, t), 4);
      }
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
  const { copies, mosaics } = computed;
  const faces = (await loadFaces()).shape[0] as number;
  const total = (window: keyof typeof copies) => copies[window].reduce((sum: number, count) => sum + count, 0);
  const all = copies[31].length * SAMPLES;
  const claims = [
    `A perfect denoiser of ${faces} faces drew these ${SAMPLES} samples. Each is a copy`,
    `has ${copies[15][0]} copies with a window of 15 pixels, ${copies[11][0]} with 11, ${copies[9][0]} with 9 and none with 7.`,
    `of ${all} samples, ${total(15)} are copies with 15 pixels, ${total(11)} with 11, ${total(9)} with 9 and none with 7.`,
    `are different faces in ${mosaics} of the ${all} samples`,
    `trained on the same ${faces} faces`,
    `all its samples are copies: ${total(31)} of ${all} with the whole image`,
    'from a training face is below 0.03.',
  ];
  expect([total(31), total(7), total(3)]).toEqual([all, 0, 0]);
  // Fewer than half of the samples from this window on, whatever the noise.
  expect(copies[measured.fewCopies].every((count) => count < SAMPLES / 2)).toBe(true);
  expect(copies[11].every((count) => count < SAMPLES / 2)).toBe(false);
  expect([isCopy({ index: 0, distance: 0.0299 }), isCopy({ index: 0, distance: 0.03 })]).toEqual([true, false]);
  expectClaims(await textOfPage(CopyOrInvent), claims, [
    ...[PLACE, 'faces are 16 pixels wide', 'down to 3 pixels', 'With 7 pixels', 'With 3 pixels', 'A 3-pixel window'],
    ...['Step the window from 11 to 7 pixels', 'Set the window to 3 pixels.'],
  ]);
});

describe('What a U-Net adds', async () => {
  const { values, shape } = await loadFaces();
  const cowboy = heldOutFace();
  /** Of the exact denoiser, for the face with the hat. */
  const exactError = (t: number) => {
    const cosine = createSchedule({ kind: 'cosine' });
    const epsilon = gaussianNoise(FACE_LENGTH, { seed: 0 });
    const xt = cowboy.map((value, i) => signal(t, cosine) * value + noise(t, cosine) * (epsilon[i] as number));
    const model = optimalModel(withMirrors(values), cosine, { dimension: FACE_LENGTH });
    return Math.sqrt(squared(model.predict(xt, [FACE_LENGTH], t), cowboy));
  };

  it('says what is computed of many faces and samples', async () => {
    const { invented, restored, facesLoss } = computed;
    const { known, heldOut } = restored;
    const faces = shape[0] as number;
    const count = (JSON.parse(specs) as WeightSpec[])
      .filter(({ dtype }) => dtype === 'float32')
      .reduce((sum, { shape }) => sum + shape.reduce((size, length) => size * length, 1), 0);
    const row = (of: string, t: number, { exact, network, state }: Record<'exact' | 'network' | 'state', string>) =>
      `${of} faces, «t = ${t}» ${exact} ${network} ${state}`;
    const claims = [
      `the error of the exact denoiser in Figure 1 is ${exactError(10).toFixed(2)}.`,
      `The U-Net’s error falls to ${heldOut[10].network}.`,
      `know the same ${faces} faces and their mirror images`,
      `The U-Net is a network of ${(1000 * Math.round(count / 1000)).toLocaleString('en')} weights`,
      `leave out ${restored.count} faces of the same two emoji sets`,
      row(`${faces} training`, 300, known[300]),
      row(`${restored.count} held-out`, 300, heldOut[300]),
      row(`${restored.count} held-out`, 100, heldOut[100]),
      row(`${restored.count} held-out`, 10, heldOut[10]),
      `on the training faces is ${facesLoss.known.exact} for one of the two denoisers and ${facesLoss.known.network} for the other. Which of them has ${facesLoss.known.exact}?`,
      `On ${restored.count} faces outside the training data its loss is ${facesLoss.heldOut.exact}, and the loss of the U-Net is ${facesLoss.heldOut.network}.`,
      `has an error of ${heldOut[300].linear} on the held-out faces at «t = 300»`,
      `At «t = 100» it has ${heldOut[100].linear}, and the U-Net ${heldOut[100].network}.`,
      `The training faces are ${(faces * FACE_LENGTH).toLocaleString('en')} values`,
      `the nearest of the ${faces} faces`,
      `Of the training faces, ${invented.unequalEyes.faces} have two clearly different eyes`,
      `gives ${invented.unequalEyes.network} of ${invented.count} samples two different eyes. Of ${invented.patches} samples with windows of 7 pixels, ${invented.unequalEyes.patches} have them.`,
      `None of the ${invented.count} samples is a copy: the typical distance from the nearest training face or mirror image is ${invented.nearest.median}, and the smallest is ${invented.nearest.least}.`,
      `from their mirror image by ${invented.differenceOfEyes.faces}, in the median sample by ${invented.differenceOfEyes.network}`,
      `a training face has ${invented.darkPixels.faces} dark pixels on average, with a mean value below −${-DARK}, and a sample has ${invented.darkPixels.network}`,
      `by more than ${UNEQUAL}, root mean square`,
    ];
    expect(faces * FACE_LENGTH).toBeLessThan(count);
    expect(isCopy({ index: 0, distance: Number(invented.nearest.least) })).toBe(false);
    expect(percent(measured.unequalEyes / 100)).toBe(invented.unequalEyes.network);
    const given = [
      ...[
        PLACE,
        'a window of 7 pixels never',
        'in 40 steps',
        'Kadkhodaie et al. 2024',
        'Move «t» to 0',
        /«t = (?:10|300)»/,
      ],
      ...['Move «t» to 10', 'an error of 1.', 'three draws'],
    ];
    expectClaims(await textOfPage(WhatAUNetAdds), claims, given);
  });

  it('the predicted error is that of the face with the hat, however little noise there is', () => {
    for (const t of [0, 10, 100]) expect(exactError(t).toFixed(2)).toBe(measured.exactError.toFixed(2));
  });

  it('shows a face that the data leave out, and gives the exact denoiser the mirror images', () => {
    const mirrors = Float32Array.from(each(values).flatMap((face) => [...mirrored(face)]));
    expect(squared(withMirrors(values).subarray(values.length), mirrors)).toBe(0);
    const drawn = heldOutFaces();
    expect(drawn.size).toBe(computed.restored.count);
    const drawnCowboy = drawn.get('fluent-emoji-flat/cowboy-hat-face') as Float32Array;
    expect(Math.sqrt(squared(cowboy, drawnCowboy))).toBeLessThan(1e-6);
    const names = new Set(faceNames);
    expect([...drawn.keys()].filter((name) => names.has(name.split('/')[1] as string))).toEqual([]);
    for (const one of drawn.values()) expect(nearestTo(one, withMirrors(values)).distance).toBeGreaterThan(0.15);
  });
});

it('Filling in says what is computed of many faces', async () => {
  const { count, draws, window, resample, seams, drawsInVain, mouths, unequalEyes, wide } = computed.filled;
  const { draws: drawn, likely, unlikely, halved, drawings } = computed.observed;
  const steps = 40;
  /** The evaluations of the denoiser: the last step is not repeated. */
  const repeated = (turns: number) => (steps - 1) * turns + 1;
  const schedule = createSchedule({ kind: 'cosine' });
  const { shape, values } = await loadFaces();
  const faces = shape[0] as number;
  const { matrix, values: measuredValues, deviation } = definitionOf(Observations)?.props.observed.default ?? {};
  // DPS is farthest from the likely posterior, and nearest of three to the other; it has no sample in a part of that.
  expect(measuredValues).toEqual([likely.value]);
  expect(Math.max(...[likely.exact, likely.pigdm, likely.covariance].map(Number))).toBeLessThan(Number(likely.dps));
  expect(Math.min(...[unlikely.pigdm, unlikely.covariance].map(Number))).toBeGreaterThan(Number(unlikely.dps));
  expect([drawn, unlikely.left.dps]).toEqual([8, '0%']);
  // The reasons of wrong answers.
  expect(Number(unlikely.pigdm)).toBeGreaterThan(Number(unlikely.covariance));
  const { props } = definitionOf(Inpaint) ?? {};
  expect([props.window.default, props.resample.default, draws, drawsInVain]).toEqual([window, resample, 4, 1]);
  // What is said of them: two repeats are as good as eight, and pasted mouths depend on the noise more than on the face.
  expect(seams.twice <= seams.resampled && seams.resampled < seams.pasted).toBe(true);
  expect(mouths.ofOneFace.pasted > mouths.ofOneNoise.pasted && mouths.ofOneNoise.pasted < mouths.original).toBe(true);
  expect(mouths.ofOneFace.resampled < mouths.ofOneFace.pasted).toBe(true);
  expect(measuredLater.unequalEyes).toBe(unequalEyes.resampled);
  const row = (method: 'dps' | 'pigdm' | 'covariance' | 'exact') => `${likely[method]} ${unlikely[method]}`;
  const claims = [
    `with a window of ${window} pixels. It knows ${faces - 1} faces, and fills in the ${faces}th.`,
    `the faces themselves ${seams.original} pasted at every step ${seams.pasted} 2 repeats per step ${seams.twice} 8 repeats per step ${seams.resampled}`,
    `differ by ${mouths.ofOneFace.pasted} (root mean square), mouths of different faces from the same noise by only ${mouths.ofOneNoise.pasted}.`,
    `takes each of the ${steps} steps eight times, except the last.`,
    `Pasting evaluates the denoiser ${steps} times, once per step.`,
    `${repeated(resample)} times: eight times in each of ${steps - 1} steps, and once in the last. Two repeats per step need ${repeated(2)} evaluations, and their mean seam is ${seams.twice}, no larger than with eight. The figure shows one face, and the seam is a mean over ${count} faces.`,
    `Seams are means over ${count} faces, each with four draws of noise. In one of the four draws, the mean seam of eight repeats is no smaller than that of pasting.`,
    `Of the ${count} faces, ${unequalEyes.original} have two different eyes`,
    `${unequalEyes.resampled} of the ${count} do. The window of ${window} pixels`,
    `${unequalEyes.resampled} faces have different eyes, and ${unequalEyes.ofOtherNoise} with other noise for each face.`,
    // Then fewer faces have different eyes.
    `set the window to ${wide}.`,
    `y = ${likely.value} y = ${unlikely.value} DPS ${row('dps')} ΠGDM ${row('pigdm')} covariance matching ${row('covariance')} exact score ${row('exact')}`,
    `means over eight draws of noise, ${drawn * OBSERVED_SAMPLES} samples in all, on the 200 points of the figure. Draws of the posterior itself have a distance of ${likely.floor} for y = ${likely.value}.`,
    `for y = ${likely.value}, ${drawings.dps[0]} to ${drawings.dps[1]} away, and the nearest for y = ${unlikely.value}.`,
    `covariance matching has ${unlikely.left.covariance} of its samples at first coordinates below 1, the posterior only ${unlikely.left.posterior}. If only its «V» is halved, ${halved.left} of its samples are there, and its distance falls from ${unlikely.covariance} to ${halved.distance}. DPS pulls most strongly, and it has no samples there. So it does not sample the posterior either, and at ${likely.value} it is the farthest of the three.`,
    `a measurement of ${unlikely.value}, near`,
    `set y to ${unlikely.value}.`,
    `${matrix[0]} times the first coordinate of a point plus ${matrix[1]} times the second, with noise of standard deviation ${deviation}.`,
    `${OBSERVED_SAMPLES} samples for the measurement on the line`,
  ];
  const usual = { face: DEFAULT_FACE, hidden: MASKS.mouth, resample, window, schedule, seed: 0 };
  const { pasted, resampled, original } = await fillings(usual, values as Float32Array, atOnce);
  expect(resampled.seam).toBeLessThan(pasted.seam as number);
  claims.push(`leaves a seam of ${pasted.seam?.toFixed(2)}, and the original has ${original.seam?.toFixed(2)}.`);
  expect(unequalEyes.ofWide).toBeLessThan(unequalEyes.ofOtherNoise);
  const given = [
    'Chung et al. 2023',
    'Song et al. 2023',
    'Boys et al. 2024',
    'Lugmayr et al. 2022',
    'takes 0, as if',
    'V = 0»',
    'per step” to 2 in the figure',
    `panel “${resample} repeats per step”`,
  ];
  expectClaims(await textOfPage(FillingIn), claims, [PLACE, /a number from \S+ to \S+/, ...given]);
});
