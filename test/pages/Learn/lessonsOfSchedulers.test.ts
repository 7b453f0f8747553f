import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { markupOf } from '../../../site/markup.js';
import { gaussianNoise } from '../../../src/core/index.js';
import { definitionOf } from '../../../src/figure/defineFigure.js';
import { type ConfigurationName, configurations } from '../../../src/figures/SchedulerTable/configurations.js';
import { SchedulerTable } from '../../../src/figures/SchedulerTable/index.js';
import { loadFaces } from '../../../src/image/faces.js';
import type { Schedule } from '../../../src/process/types.js';
import { schedulerFromConfig } from '../../../src/schedulers/index.js';
import { shiftedSigma } from '../../../src/schedulers/sigmas.js';
import {
  BLOCK_LENGTH,
  coefficientsOf,
  decodedImage,
  energiesOf,
  pairsOf,
  psnrOf,
  sizesOf,
  variancesOfKept,
} from '../../../stories/Learn/blockCode.js';
import { KEPT } from '../../../stories/Learn/CodedFaces.js';
import {
  deviationOfValues,
  encode,
  FACE_LENGTH,
  facesWhere,
  isHeldOut,
  learnCode,
  noisyFaces,
  psnrOfFaces,
} from '../../../stories/Learn/faceCode.js';
import { measured } from '../../../stories/Learn/measured.js';
import ReadingAScheduler from '../../../stories/Learn/ReadingAScheduler.mdx';
import SmallerPicture from '../../../stories/Learn/SmallerPicture.mdx';
import { CONTRAST } from '../../../stories/Learn/schedule.js';
import { expectClaims, PLACE } from '../../support/claims.js';
import { mean, rms } from '../../support/exhausted.js';
import { textOf } from '../../support/pageText.js';
import { CAT_SHAPE, catPixels } from '../../support/photographs.js';
import { truthOf } from '../../support/questions.js';

const textOfPage = (page: () => unknown) => textOf(renderToString(createElement(page as () => null)));
const prerenderedText = async (page: () => unknown) => textOf(await markupOf(createElement(page as () => null)));
const IN_ENGLISH = new Intl.NumberFormat('en');

describe('Reading a real scheduler', () => {
  const tableOf = (name: ConfigurationName, steps = 20, changes: object = {}) =>
    schedulerFromConfig({ ...configurations[name], ...changes }).table(steps);
  const [ddim, euler] = [tableOf('sd15-ddim'), tableOf('sd15-euler')];
  const leading = { timestep_spacing: 'leading' };
  const digits = (value: number | undefined, count: number) => Number(value).toPrecision(count);

  it('says what is computed here', () => {
    const [byEuler, byDpm] = [tableOf('sd15-euler', 20, leading), tableOf('sd15-dpm-leading')];
    const gapOf = ({ timesteps: [first = 0, second = 0] }: { timesteps: number[] }) => first - second;
    const karras = [tableOf('sdxl-euler-karras'), tableOf('sd15-dpm-karras', 20, leading)];
    const runs = karras.map(({ sigmas }) => `${digits(sigmas[0], 3)} to ${digits(sigmas[19], 2)}`);
    const { alphasCumprod } = schedulerFromConfig(configurations['sd15-ddim']).process as Schedule;
    const flux = schedulerFromConfig(configurations.flux);
    const factor = (tokens: number) => {
      const sigma = flux.table(28, { tokens }).sigmas[27] ?? 0;
      return ((27 * sigma) / (1 - sigma)).toFixed(1);
    };
    const sd3 = tableOf('sd3', 28).sigmas[27] ?? 0;
    const claims = [
      `DDIM begins at «t = ${ddim.timesteps[0]}», where «\\sigma» is ${digits(ddim.sigmas[0], 3)}, and Euler at «t = ${euler.timesteps[0]}», where it is ${digits(euler.sigmas[0], 3)}`,
      `skips the last ${999 - (ddim.timesteps[0] ?? 0)} timesteps`,
      `DDIM stops at «\\sigma = ${digits(ddim.sigmas[20], 2)}»`,
      `Euler continues to ${euler.sigmas[20]}.`,
      `Euler’s timesteps are 1000 / 20 = ${gapOf(byEuler)} apart`,
      `They are ${gapOf(byDpm)} apart: 1000 / ${20 + 1} is ${(1000 / 21).toFixed(1)}.`,
      `Euler’s curve runs from ${runs[0]}, and that of DPM++ from ${runs[1]}`,
      `leaves ${(100 * (alphasCumprod[999] as number)).toFixed(2)}% of`,
      `To ${shiftedSigma(0.5, 3)}. The shift multiplies`,
      `begins at a «\\sigma» of ${digits(tableOf('sd21-zero-snr-euler', 25).sigmas[0], 4)}`,
      // Shifted once, the last σ would be that of the least one.
      `begins at a «\\sigma» of ${sd3.toFixed(4)} instead of ${((3 * 0.001) / (1 + 2 * 0.001)).toFixed(4)}`,
      `it is ${factor(4096)} for 4096 tokens and ${factor(256)} for 256`,
    ];
    expect(Math.floor(1000 / 21)).toBe(gapOf(byDpm));
    expect(truthOf('ReadingAScheduler', 'gap')).toBe(gapOf(byDpm));
    expect(truthOf('ReadingAScheduler', 'shifted')).toBe(shiftedSigma(0.5, 3));
    // The ratio of noise to image grows by the factor.
    for (const sigma of [0.1, 0.5, 0.9]) {
      const shifted = shiftedSigma(sigma, 3);
      expect(shifted / (1 - shifted)).toBeCloseTo((3 * sigma) / (1 - sigma), 9);
    }
    const given = [
      ...[PLACE, 'Stable Diffusion 1.5', 'number of steps, 20,', 'All 20', 'and 20 steps', 'those of all 1000.'],
      ...[
        'diffusers 0.40.0',
        'version 0.40.0, of August 2026',
        // Compared once, with the program itself, which computes in float32.
        'within 0.002%',
        'Karras et al. 2022',
        'DPM++ 2M',
        'Esser et al. 2024',
      ],
      ...['in the last row becomes 0,', 'replaces 0 with 2⁻²⁴', 'from 1 to 0', 'Stable Diffusion 3', 'shifts it by 3,'],
      ...[
        'Where does a shift of 3 move',
        'At the middle of a flow σ is 0.5:',
        'which is never above 1.',
        'by 3: from 1 to 3',
        'The last of 28 steps',
        'the last of 28 steps',
      ],
      ...['a number from 40 to 60', 'Euler, 30 steps', /«t = 999»/],
    ];
    expectClaims(textOfPage(ReadingAScheduler), claims, given);
  });

  it('its two files differ in one line, and their tables in every step', () => {
    const { config, compared } = definitionOf(SchedulerTable)?.props ?? {};
    const [first, second] = [config, compared].map(({ default: name }) => configurations[name as ConfigurationName]);
    expect([first, second]).toEqual([configurations['sd15-ddim'], configurations['sd15-euler']]);
    expect({ ...first, _class_name: '' }).toEqual({ ...second, _class_name: '' });
    expect(ddim.timesteps.filter((t) => euler.timesteps.includes(t))).toEqual([]);
  });

  it('proposes what can be seen: equal βs, another end', () => {
    const scheduleOf = (name: ConfigurationName) => schedulerFromConfig(configurations[name]).process;
    expect(scheduleOf('sdxl-euler-karras')).toEqual(scheduleOf('sd15-dpm-karras'));
    const [sdxl, dpm] = [tableOf('sdxl-euler-karras').sigmas, tableOf('sd15-dpm-karras').sigmas] as [
      number[],
      number[],
    ];
    expect(dpm[0]).toBeGreaterThan(sdxl[0] as number);
    expect(dpm[19]).toBeLessThan(sdxl[19] as number);
    expect(tableOf('sd15-ddim', 20, { set_alpha_to_one: true }).sigmas[20]).toBe(0);
    expect(tableOf('sd21-zero-snr-ddim', 25).sigmas[0]).toBe(Infinity);
  });
});

describe('A smaller picture', async () => {
  const cat = { shape: CAT_SHAPE, values: await catPixels() };
  const codes = coefficientsOf(cat);
  const energies = energiesOf(cat);
  const faces = Float32Array.from((await loadFaces()).values);
  const code = await learnCode(faces, async () => {});
  const all = facesWhere(faces, () => true);
  const [heldOut, learned] = [true, false].map((isIt) => facesWhere(faces, (index) => isHeldOut(index) === isIt)) as [
    Float32Array[],
    Float32Array[],
  ];
  const pixelDeviation = deviationOfValues(faces);
  const noisy = (face: Float32Array, level: number, seed: number) =>
    noisyFaces(code, face, level, gaussianNoise(FACE_LENGTH, { seed }), { kept: KEPT, pixelDeviation });

  it('says what is computed here', async () => {
    const { pixels, code: latents } = sizesOf(512, 4);
    const decibels = (kept: number) => psnrOf(energies, kept).toFixed(1);
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    const share = sum(energies.slice(0, 4)) / sum(energies);
    const variances = variancesOfKept(codes, 4);
    // Of the same four coefficients.
    const middle = mean(cat.values);
    const centered = coefficientsOf({ shape: CAT_SHAPE, values: cat.values.map((value) => value - middle) });
    const squaresOf = (index: number) => mean(centered.map((one) => (one[index] as number) ** 2));
    const shareOfVariance =
      sum([0, 1, 8, 64].map(squaresOf)) / sum(Array.from({ length: BLOCK_LENGTH }, (_, i) => squaresOf(i)));
    const ratios = variances.map((variance) => (Math.sqrt(variance) / CONTRAST).toFixed(0));
    expect(ratios).toEqual(['9', '3', '3', '3']);
    expect(measured.energyOfFour).toBe(Math.round(100 * share));
    const ofFaces = (some: readonly Float32Array[]) => psnrOfFaces(code, some, KEPT).toFixed(1);
    const changed = changesOfNearest(1, 16);
    // In most cases the row of the code shows another face.
    expect(changesOfNearest(2, 1).decoded).toBeGreaterThan(0.75 * heldOut.length);
    expect(measured.changedByNoise).toBe(Math.round(changed.decoded));
    expect(changed.pixels).toBeLessThan(1);
    const likeness = correlations();
    const claims = [
      `They hold ${(100 * share).toFixed(0)}% of the energy.`,
      `the code of the cat also holds ${(100 * shareOfVariance).toFixed(0)}% of the variance about the mean value`,
      `Coefficients of a block 1 2 4 48 PSNR of the cat ${[1, 2, 4, 48].map((kept) => `${decibels(kept)} dB`).join(' ')} fewer numbers than pixel values ${[1, 2, 4, 48].map((kept) => `${BLOCK_LENGTH / kept}×`).join(' ')}`,
      `Keep 4 of the ${BLOCK_LENGTH} coefficients of each block, ${BLOCK_LENGTH / 4} times fewer numbers`,
      `is ${IN_ENGLISH.format(pixels)} numbers`,
      `with 4 numbers each: ${IN_ENGLISH.format(latents)} numbers`,
      `By a factor of ${pairsOf(512) / pairsOf(64)}: there are 64 times as many places, and 64² times as many pairs, ${(pairsOf(512) / 1e9).toFixed(0)} billion instead of ${(pairsOf(64) / 1e6).toFixed(0)} million`,
      `along which ${learned.length} of our faces differ most`,
      `along ${KEPT} of them. The other ${heldOut.length} faces are held out`,
      `has noise in its ${FACE_LENGTH} pixel values. The row “in the code” has noise in the ${KEPT} numbers`,
      `${KEPT} numbers for a face PSNR PCA, ${learned.length} faces that it was fitted to ${ofFaces(learned)} dB PCA, ${heldOut.length} held-out faces ${ofFaces(heldOut)} dB 8 cosines in each block, ${heldOut.length} held-out faces ${psnrOfCosines(8).toFixed(1)} dB`,
      `all of the ${heldOut.length} held-out faces nearest to themselves among our ${all.length} faces. For how many of the ${heldOut.length} does`,
      `Noise in the code changes ${changed.decoded.toFixed(0)} of the ${heldOut.length} faces, and noise in the pixels fewer than 1, on average. The ${FACE_LENGTH} pixel values`,
      `has a correlation of ${likeness.decoded.toFixed(2)}, where pixel noise has ${likeness.pixels.toFixed(2).replace('-', '')}`,
      `have a standard deviation of ${CONTRAST}.`,
      `The standard deviation of the 4 coefficients is ${Math.sqrt(mean(variances)).toFixed(1)} (root mean square), and the standard deviation of the pixel values is ${CONTRAST}.`,
      `the strongest coefficient about ${ratios[0]} times as much, each of the other three about ${ratios[1]} times`,
    ];
    // Eight cosines in each of the four blocks of a face are as many numbers.
    expect(KEPT).toBe(4 * 8);
    const given = [
      ...[
        PLACE,
        'in blocks of 8 × 8 pixels',
        `a sum of ${BLOCK_LENGTH} cosine`,
        'Rombach et al. 2022',
        'An image of 512 × 512',
      ],
      ...[
        'a grid of 64 × 64 places',
        'from 64 × 64 places to 512 × 512 pixels',
        'with a standard deviation of 1 is added',
      ],
      ...[
        'or to the 4 coefficients',
        'both rows at noise 1.',
        'look at noise 2.',
        'keep 1, then 2 coefficients',
        'is 0 and «1/s» is 0.18215',
        'Rombach et al. (2022)',
        'A block of 8 × 8 pixels',
        'With 4 coefficients',
        'means over 16 draws of the noise, with the standard deviation 1',
      ],
      /a number from \S+ to \S+/,
    ];
    expectClaims(await prerenderedText(SmallerPicture), claims, given);
  });

  /** How many held-out faces come nearest to another face than before, by noise of a level: the mean over some draws. */
  function changesOfNearest(level: number, draws: number): Record<'pixels' | 'decoded', number> {
    const nearest = (image: Float32Array) => {
      let best = { index: -1, squares: Infinity };
      for (const [index, face] of all.entries()) {
        let squares = 0;
        for (let i = 0; i < FACE_LENGTH && squares < best.squares; i++) {
          squares += ((face[i] as number) - (image[i] as number)) ** 2;
        }
        if (squares < best.squares) best = { index, squares };
      }
      return best.index;
    };
    const clean = heldOut
      .map((face) => noisy(face, 0, 0))
      .map(({ pixels, decoded }) => [nearest(pixels), nearest(decoded)]);
    const counts = { pixels: 0, decoded: 0 };
    for (let draw = 0; draw < draws; draw++) {
      heldOut.forEach((face, i) => {
        const { pixels, decoded } = noisy(face, level, draw * heldOut.length + i);
        counts.pixels += Number(nearest(pixels) !== clean[i]?.[0]) / draws;
        counts.decoded += Number(nearest(decoded) !== clean[i]?.[1]) / draws;
      });
    }
    return counts;
  }

  /** Of the noise of neighbouring pixels in a row. */
  function correlations(): Record<'pixels' | 'decoded', number> {
    const of = (kind: 'pixels' | 'decoded') => {
      let [products, squares, count] = [0, 0, 0];
      heldOut.forEach((face, seed) => {
        const [before, after] = [noisy(face, 0, seed)[kind], noisy(face, 1, seed)[kind]];
        const noise = after.map((value, i) => value - (before[i] as number));
        for (let i = 0; i + 3 < noise.length; i++) {
          if (Math.floor(i / 48) !== Math.floor((i + 3) / 48)) continue;
          products += (noise[i] as number) * (noise[i + 3] as number);
          squares += ((noise[i] as number) ** 2 + (noise[i + 3] as number) ** 2) / 2;
          count += 1;
        }
      });
      expect(count).toBe(heldOut.length * 16 * 15 * 3);
      return products / squares;
    };
    return { pixels: of('pixels'), decoded: of('decoded') };
  }

  /** The PSNR of held-out faces by cosines, of which those are kept that are largest over the other faces. */
  function psnrOfCosines(kept: number): number {
    const blocksOf = (some: readonly Float32Array[]) =>
      some.flatMap((values) => coefficientsOf({ shape: [16, 16, 3], values }));
    const squaresOf = (blocks: readonly Float64Array[]) =>
      Array.from({ length: BLOCK_LENGTH }, (_, index) => mean(blocks.map((one) => (one[index] as number) ** 2)));
    const [known, unknown] = [learned, heldOut].map((some) => squaresOf(blocksOf(some))) as [number[], number[]];
    const left = known
      .map((_, i) => i)
      .sort((a, b) => (known[b] as number) - (known[a] as number))
      .slice(kept);
    const error = left.reduce((total, index) => total + (unknown[index] as number), 0) / BLOCK_LENGTH;
    return 10 * Math.log10(4 / error);
  }

  it('decodes a face from components that are orthonormal, and a cat from the coefficients that it counts', () => {
    const { components, variances } = code;
    components.forEach((one, i) => {
      const other = components[(i + 1) % components.length] as Float64Array;
      expect(one.reduce((sum, value) => sum + value ** 2, 0)).toBeCloseTo(1, 9);
      expect(one.reduce((sum, value, k) => sum + value * (other[k] as number), 0)).toBeCloseTo(0, 6);
    });
    expect(variances).toEqual(variances.toSorted((a, b) => b - a));
    // The variances are those of the numbers that faces are encoded as, and the numbers are not correlated.
    const numbers = learned.map((face) => encode(code, face, 8));
    for (const i of [0, 3, 7]) {
      expect(mean(numbers.map((one) => (one[i] as number) ** 2))).toBeCloseTo(variances[i] as number, 6);
      expect(mean(numbers.map((one) => (one[i] as number) * (one[(i + 1) % 8] as number)))).toBeCloseTo(0, 5);
    }
    for (const kept of [1, 4, 48]) {
      const decoded = decodedImage(cat, codes, kept);
      const error = rms(decoded.values.map((value, i) => value - (cat.values[i] as number)));
      expect(10 * Math.log10(4 / error ** 2)).toBeCloseTo(psnrOf(energies, kept), 4);
    }
    expect(decodedImage(cat, codes, 1).shape).toEqual(CAT_SHAPE);
  });

  it('what is kept is the brightness of a block, its colour, and two slopes', () => {
    const meanSquare = (index: number) => mean(codes.map((code) => (code[index] as number) ** 2));
    const [grey, sideways, down, colour] = [0, 1, 8, 64].map(meanSquare) as [number, number, number, number];
    expect([grey, colour, sideways, down]).toEqual(energies.slice(0, 4));
  });

  it('is orthonormal: the energy stays, and Gaussian noise is what it was in every coefficient', () => {
    const energyOf = (values: ArrayLike<number>) => rms(values) ** 2 * values.length;
    const total = codes.reduce((sum, code) => sum + energyOf(code), 0);
    expect(total / energyOf(cat.values)).toBeCloseTo(1, 6);
    const noise = coefficientsOf({ shape: [512, 512, 3], values: gaussianNoise(512 * 512 * 3, { seed: 1 }) });
    const column = (index: number) => noise.map((code) => code[index] as number);
    // 4096 blocks: a variance is off by a fortieth or two.
    for (const index of [0, 1, 8, 64, 100, 191]) expect(rms(column(index))).toBeCloseTo(1, 1);
    const together = mean(column(0).map((value, block) => value * (column(1)[block] as number)));
    expect(Math.abs(together)).toBeLessThan(0.06);
  });
});
