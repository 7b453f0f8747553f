import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { gaussianNoise } from '../src/core/index.js';
import type { Schedule } from '../src/core/types.js';
import { definitionOf } from '../src/figure/defineFigure.js';
import { type ConfigurationName, configurations } from '../src/figures/SchedulerTable/configurations.js';
import { SchedulerTable } from '../src/figures/SchedulerTable/index.js';
import { schedulerFromConfig } from '../src/schedulers/index.js';
import { shiftedSigma } from '../src/schedulers/sigmas.js';
import {
  BLOCK_LENGTH,
  coefficientsOf,
  energiesOf,
  pairsOf,
  psnrOf,
  sizesOf,
  spreadOfKept,
} from '../stories/Learn/blockCode.js';
import ReadingAScheduler from '../stories/Learn/ReadingAScheduler.mdx';
import SmallerPicture from '../stories/Learn/SmallerPicture.mdx';
import { CONTRAST } from '../stories/Learn/schedule.js';
import { expectClaims, PLACE } from './support/claims.js';
import { mean, rms } from './support/exhausted.js';
import { textOf } from './support/pageText.js';
import { CAT_SHAPE, catPixels } from './support/photographs.js';
import { truthOf } from './support/questions.js';

const textOfPage = (page: () => unknown) => textOf(renderToString(createElement(page as () => null)));
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
      `They are ${gapOf(byDpm)} apart: DPM++ divides by one more than its steps, 1000 / ${20 + 1}.`,
      `Euler’s curve runs from ${runs[0]}, and that of DPM++ from ${runs[1]}`,
      `leaves ${(100 * (alphasCumprod[999] as number)).toFixed(2)}% of`,
      `To ${shiftedSigma(0.5, 3)}. The shift multiplies`,
      `begins at a «\\sigma» of ${digits(tableOf('sd21-zero-snr-euler', 25).sigmas[0], 4)}`,
      // Shifted once, the last σ would be that of the least one.
      `begins at ${sd3.toFixed(4)} instead of ${((3 * 0.001) / (1 + 2 * 0.001)).toFixed(4)}`,
      `by ${factor(4096)} for 4096 tokens, by ${factor(256)} for 256`,
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
        '(1 + (k − 1)σ). Where does a shift of 3 move',
        'σ = 0.5?',
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
    expect(tableOf('sd15-ddim', 20, { set_alpha_to_one: true }).sigmas[20]).toBe(0);
    expect(tableOf('sd21-zero-snr-ddim', 25).sigmas[0]).toBe(Infinity);
  });
});

describe('A smaller picture', async () => {
  const cat = { shape: CAT_SHAPE, values: await catPixels() };
  const codes = coefficientsOf(cat);
  const energies = energiesOf(cat);

  it('says what is computed here', () => {
    const { pixels, code } = sizesOf(512, 4);
    const decibels = (kept: number) => psnrOf(energies, kept).toFixed(1);
    const total = energies.reduce((sum, energy) => sum + energy, 0);
    const share = energies.slice(0, 4).reduce((sum, energy) => sum + energy, 0) / total;
    const spread = spreadOfKept(codes, 4);
    const claims = [
      `is ${IN_ENGLISH.format(pixels)} numbers`,
      `makes ${IN_ENGLISH.format(code)} numbers, ${pixels / code} times fewer`,
      `${(pairsOf(64) / 1e6).toFixed(0)} million such pairs, among 512 × 512 there would be ${(pairsOf(512) / 1e9).toFixed(0)} billion, ${pairsOf(512) / pairsOf(64)} times`,
      `8 × 8 pixels, ${BLOCK_LENGTH} numbers each`,
      `To ${decibels(4)} dB: 4 coefficients of ${BLOCK_LENGTH} hold ${(100 * share).toFixed(0)}% of`,
      `from ${decibels(1)} through ${decibels(2)} to ${decibels(4)} dB`,
      `Now it is ${decibels(48)} dB, but Figure 1 counts only ${BLOCK_LENGTH / 48} times fewer`,
      `its space of ${BLOCK_LENGTH} dimensions`,
      `a standard deviation of ${CONTRAST}, the 4 coefficients that are kept have ${spread.toFixed(1)}`,
      `the code is ${(spread / CONTRAST).toFixed(0)} times as strong`,
    ];
    const given = [
      ...[PLACE, '512 × 512 pixels', 'Rombach et al. 2022', '64 × 64 places with 4 numbers', 'more than 48.'],
      ...[
        'Among 64 × 64 places',
        'Keep 4 coefficients',
        'Keep 1, then 2, then 4.',
        'Go on to 48.',
        'a factor of 0.18215',
      ],
    ];
    expectClaims(textOfPage(SmallerPicture), claims, given);
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
