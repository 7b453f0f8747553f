import { createElement } from 'react';
import { describe, expect, it } from 'vitest';
import { markupOf } from '../../../site/markup.js';
import {
  createSchedule,
  errorFactor as errorCount,
  expectedX0,
  forwardJumpCoefficients,
  gaussianNoise,
  gaussianPath,
  logSnr,
  pathOf,
  posteriorVariance,
  preconditioning,
  predictionCoefficients,
  samplerCoefficients,
  sampleTimesteps,
  schedulerFromConfig,
  score,
} from '../../../src/core/index.js';
import { configurations } from '../../../src/figures/SchedulerTable/configurations.js';
import { pointLabels, pointSet } from '../../../src/learn/index.js';
import { shiftedSigma } from '../../../src/schedulers/sigmas.js';
import { guidedDeviation, rescaledDeviation } from '../../../stories/Answers/figures/guidance.js';
import { brightnessShift, stableDiffusion } from '../../../stories/Answers/figures/images.js';
import { bestVariance, learnedDeviation } from '../../../stories/Answers/figures/maths.js';
import { blends } from '../../../stories/Answers/figures/sampling.js';
import {
  embedding,
  errorFactor,
  misread,
  similarity,
  zeroConvolution,
} from '../../../stories/Answers/figures/training.js';
import { questions } from '../../../stories/Answers/questions.js';
import WhatPeopleAsk from '../../../stories/Answers/WhatPeopleAsk.mdx';
import { expectClaims, linear, noise, signal } from '../../support/claims.js';
import { mean, rms } from '../../support/exhausted.js';
import { textOf } from '../../support/pageText.js';
import { computed } from '../lessons/computed.js';
import { sectionsOf } from './sections.js';

// Every number of the answers and captions is computed here, or listed as one that a sentence chooses.

const markup = await markupOf(createElement(WhatPeopleAsk));
const texts = new Map(
  [...sectionsOf(markup)].map(([id, section]) => [
    id,
    textOf(section.replace(/<h3.*?<\/h3>/s, '').replace(/<p class="answer-links">.*<\/p>/s, '')),
  ]),
);

const product = (t: number) => linear.alphasCumprod[t] as number;
const beta = (t: number) => linear.betas[t] as number;
const snr = (t: number) => product(t) / (1 - product(t));
const cosine = createSchedule({ kind: 'cosine' });
const masked = computed.masking.grids;

/** The claims of each answer, and the numbers that its sentences choose. */
const answers: Record<string, () => [claims: string[], given?: (string | RegExp)[]]> = {
  'alpha-bar': () => {
    const three = [linear.alphas[500] as number, product(500), signal(500)].map((value) => value.toFixed(3));
    return [[`At t = 500 the three are ${three[0]}, ${three[1]} and ${three[2]}`]];
  },
  'off-by-one': () => {
    expect(posteriorVariance(linear, 0, -1)).toBe(0);
    return [
      [
        `its noise scale is ${noise(0).toFixed(3)}`,
        `a variance «\\tilde\\beta» of ${posteriorVariance(linear, 0, -1)} and`,
      ],
      [
        'from 1 to T',
        'from 0 to T − 1',
        'at t = 0',
        'with 1 in front',
        'replaces the 0:',
        'at t = 1',
        'before t = 1',
        't to 1',
      ],
    ];
  },
  'beta-or-beta-tilde': () => {
    // Checked against a simulation of the two variables of a normal pair, in the test below.
    for (const t of [1, 10, 500]) {
      expect(bestVariance(t, 0)).toBeCloseTo(posteriorVariance(linear, t, t - 1) / beta(t), 12);
      expect(bestVariance(t, 1)).toBeCloseTo(1, 12);
    }
    return [
      [
        `is only ${bestVariance(1, 0).toFixed(2)} times`,
        `already need ${bestVariance(1, 0.01).toFixed(2)} times`,
        `the two differ by ${(100 * (1 - bestVariance(50, 0))).toFixed(0)}%`,
      ],
      ['a variance of 1,', 'between 0 and 1 need', 'At t = 1', 'v = 0.01', 'At t = 50'],
    ];
  },
  'learned-variance': () => {
    expect(learnedDeviation(1, 1)).toBeCloseTo(Math.sqrt(beta(1)), 12);
    expect(learnedDeviation(1, -1)).toBeCloseTo(Math.sqrt(posteriorVariance(linear, 1, 0)), 12);
    return [
      [`choose it from ${learnedDeviation(1, -1).toFixed(4)} to ${learnedDeviation(1, 1).toFixed(4)}`],
      ['output of −1 means', 'and 1 means', 'exp(0.5 * log_var)', 'At t = 1', 'output of −1, 0 or 1'],
    ];
  },
  'skipped-steps': () => {
    const [t, s] = sampleTimesteps(linear, 1000).filter((_, index) => index % 20 === 0) as [number, number];
    const variance = samplerCoefficients(linear, t, s, { kind: 'ddpm', variance: 'beta' }).sigma ** 2;
    const all = linear.betas.slice(s + 1, t + 1);
    expect(all).toHaveLength(20);
    return [
      [
        `from t = ${t} to t = ${s}.`,
        `variance is ${variance.toFixed(2)}, while «\\beta_{999}» is ${beta(999)} and`,
        `the sum of the twenty variances is ${all.reduce((sum, one) => sum + one).toFixed(2)}`,
      ],
      ['With 50 steps'],
    ];
  },
  'which-sigma': () => [
    [
      `of the state. At t = 500 it is ${noise(500).toFixed(2)}.`,
      `to the signal scale, which is ${(noise(500) / signal(500)).toFixed(1)}.`,
      `«\\sqrt{\\beta_t}», or ${Math.sqrt(beta(500)).toFixed(2)}, if`,
    ],
    ['A σ above 1'],
  ],
  'x0-and-clamp': () => {
    expect(errorFactor(999)).toBeCloseTo(noise(999) / signal(999), 9);
    return [
      [`This factor is ${errorFactor(500).toFixed(1)} at t = 500 and ${errorFactor(999).toFixed(0)} at t = 999.`],
      ['below −1 and above 1'],
    ];
  },
  conversions: () => {
    const [image, epsilon, t] = [0.5, -1, 0.8];
    const flow = gaussianPath({ kind: 'flow' });
    const state = (1 - t) * image + t * epsilon;
    const velocity = epsilon - image;
    // The library's coefficients for the same path.
    for (const [target, value] of [
      ['epsilon', epsilon],
      ['x0', image],
      ['score', -epsilon / t],
    ] as const) {
      const ofVelocity = predictionCoefficients('velocity', target, flow, t);
      expect(ofVelocity.a * state + ofVelocity.b * velocity).toBeCloseTo(value, 9);
    }
    expect(score([image], [state], flow, t, { dimension: 1 })[0]).toBeCloseTo(-epsilon / t, 9);
    const back = [state + (1 - t) * velocity, state - t * velocity, -(state + (1 - t) * velocity) / t];
    const said = back.map((value) => String(Number(value.toFixed(9))).replace('-', '−'));
    const wide = (value: number) => value.toFixed(1).replace('-', '−');
    return [
      [
        `an image value of ${image} and a noise of −1 at t = ${t} give a state of ${wide(state)} and a velocity of ${wide(velocity)}.`,
        `return ${said[0]} for the noise, ${said[1]} for the image and ${said[2]} for the score`,
      ],
      [/«[^»]*»/, 'SD3'],
    ];
  },
  'flow-direction': () => {
    // From the noise at t = 1, where the best velocity is the noise minus the mean of the data, a step of -1 with the wrong sign.
    const flow = gaussianPath({ kind: 'flow' });
    const points = pointSet('twoMoons', { count: 200 });
    for (const seed of [0, 1, 2]) {
      const epsilon = gaussianNoise(20_000, { seed });
      const estimates = expectedX0(points, Array.from(epsilon), flow, 1);
      const end = epsilon.map((value, i) => value + (value - (estimates[i] as number)));
      expect(rms(end)).toBeCloseTo(2, 1);
    }
    return [
      ['Its standard deviation is 2, and that of data with unit variance is 1.'],
      ['SD3', 'at t = 0', 'at t = 1', '6.S184', 'replace t by 1 − t'],
    ];
  },
  'why-epsilon': () => {
    expect(snr(0)).toBeCloseTo(9999, 0);
    return [
      [`from about 10,000 at t = 0 to ${snr(999).toFixed(5)} at t = 999`],
      ['standard deviation of 1 at', 'CIFAR-10'],
    ];
  },
  'x0-prediction': () => {
    const [image, missed] = [bottleneck('x0'), bottleneck('epsilon')];
    expect(image.narrow).toBeCloseTo(image.wide, 12);
    expect(missed.narrow).toBeGreaterThanOrEqual(0.5);
    expect(missed.wide).toBeLessThan(0.1);
    return [[], ['64 values', '2 directions', '32 units', /\(2025\)/]];
  },
  'wrong-prediction-type': () => {
    const factors = (t: number) => misread(signal(t), noise(t));
    // By the coefficients of the library: v from image and noise, and x̂0 from the state and what is taken for the noise.
    for (const t of [50, 500]) {
      const [a, sigma] = [signal(t), noise(t)];
      const estimate = (x0: number, epsilon: number) =>
        (a * x0 + sigma * epsilon - sigma * (a * epsilon - sigma * x0)) / a;
      expect(estimate(1, 0)).toBeCloseTo(factors(t).image, 9);
      expect(estimate(0, 1)).toBeCloseTo(factors(t).noise, 9);
    }
    return [
      [
        `At t = 500 the estimate is ${factors(500).image.toFixed(1)} times the image plus ${factors(500).noise.toFixed(1)} times the noise.`,
        `At t = 50 it is ${factors(50).image.toFixed(2)} times the image plus ${factors(50).noise.toFixed(3)} times the noise`,
      ],
    ];
  },
  'flat-loss': () => [[]],
  'min-snr': () => {
    // `errorFactor` is how much a loss on a target counts a squared error of the image.
    const path = pathOf(cosine);
    const weight = (target: 'epsilon' | 'v') => (ratio: number) =>
      Math.min(ratio, 5) / errorCount(target, path, path.timeAt(Math.log(ratio)));
    const [ofNoise, ofV] = [weight('epsilon'), weight('v')];
    return [
      [
        `At an SNR of 25 the weights for noise and v are ${ofNoise(25).toFixed(2)} and ${ofV(25).toFixed(2)}.`,
        `At an SNR of 0.04 they are ${ofNoise(0.04).toFixed(0)} and ${ofV(0.04).toFixed(2)}.`,
        `it is ${(ofNoise(0.04) / ofV(0.04)).toFixed(0)} times too large at an SNR of 0.04`,
      ],
      ['of SNR and 5', 'SNR + 1'],
    ];
  },
  ema: () => {
    const decay = 0.9999;
    const kept = Math.sqrt((1 - decay) / (1 + decay));
    for (const seed of [0, 1, 2]) expect(averagedDeviation(0.99, seed)).toBeCloseTo(Math.sqrt(0.01 / 1.99), 2);
    return [
      [
        `a decay of ${decay} averages about the last ${new Intl.NumberFormat('en').format(Math.round(1 / (1 - decay)))} steps`,
        `keeps ${(100 * kept).toFixed(1)}% of its standard deviation`,
        `After 1000 steps it still consists of ${(100 * decay ** 1000).toFixed(0)}% of the initial weights`,
      ],
    ];
  },
  'color-drift': () => {
    const error = 0.01;
    return [
      [
        `An error of ${error} in the mean of the predicted noise adds only ${(error ** 2).toFixed(4)} to the loss.`,
        `by ${(error * errorFactor(500)).toFixed(2)} at t = 500 and by ${(error * errorFactor(999)).toFixed(1)} at t = 999`,
      ],
      ['is 2.', 'An error of 0.01'],
    ];
  },
  'time-embedding': () => [
    [
      `the embeddings of t = 250 and t = 750 have a cosine similarity of ${similarity(embedding(250), embedding(750)).toFixed(2)}.`,
      `t = 0.25 and t = 0.75, the similarity is ${similarity(embedding(0.25), embedding(0.75)).toFixed(3)}`,
    ],
    ['from 0 to 1000', 'With 128 values', 'runs from 0 to 1,', 'by 1000', 't up to 1000 and for t up to 1'],
  ],
  'data-range': () => {
    const gain = (factor: number) => 2 * Math.log(factor);
    return [
      [
        `every log-SNR falls by ${(-gain(0.5)).toFixed(2)}.`,
        `Values from 0 to 255 have ${255 / 2} times the standard deviation, so every log-SNR grows by ${gain(127.5).toFixed(1)}.`,
      ],
      ['from 0 to 1', 'from −1 to 1', 't = 999'],
    ];
  },
  'training-and-sampling-steps': () => {
    const last = (betaStart: number, betaEnd: number) =>
      forwardJumpCoefficients(createSchedule({ timesteps: 100, betaStart, betaEnd }), 99).a;
    return [
      [
        `the signal scale at the last timestep is still ${last(0.0001, 0.02).toFixed(2)}.`,
        `With «\\beta» ten times as large it is ${last(0.001, 0.2).toFixed(4)}.`,
      ],
      ['With 50 steps', 'With T = 100', '100 timesteps', 'made for 1000'],
    ];
  },
  'cosine-cap': () => {
    const capped = cosine.betas.filter((one) => one >= 0.999);
    expect(capped).toEqual(Float64Array.of(0.999));
    const factor = (t: number) => noise(t, cosine) / signal(t, cosine);
    return [
      [
        `The cap of ${cosine.betas[999]} changes only the last`,
        `a signal scale of ${signal(999, cosine).toFixed(5)}, and`,
        `is multiplied by ${new Intl.NumberFormat('en').format(Math.round(factor(999)))} there`,
        `where the factor is ${factor(998).toFixed(0)}.`,
      ],
      ['would be 0', 'a «\\beta» of 1.', 'divide by 0', 'division by 0'],
    ];
  },
  'zero-convolution': () => {
    const states = zeroConvolution(40).map(({ zero, branch }) => zero * branch);
    const steps = states.findIndex((output) => output > 0.9);
    expect(zeroConvolution(1)[1]).toEqual({ zero: 0.1, branch: 1 });
    return [
      [`Its output w · u passes 0.9 after ${steps} steps`],
      ['At w = 0 it is not 0', 'y is 0', 'from 0', 'a target of 1', 'rate of 0.1', 'begins at 0'],
    ];
  },
  memorizing: () => {
    const said = ([low, high]: readonly number[], digits: number) =>
      `${low?.toFixed(digits)} to ${high?.toFixed(digits)}`;
    const of16 = copyingLosses(16);
    const of64 = copyingLosses(64);
    return [
      [
        `a loss of ${said(of16.known, 2)} on the noise of training points and ${said(of16.fresh, 1)} on that of new points`,
        `the losses are ${said(of64.known, 2)} and ${said(of64.fresh, 2)}`,
      ],
      ['With 16 points', 'log-SNR of 4', 'With 64 points', 'on 16 points', /\(2025\)/],
    ];
  },
  copies: () => [[], [/et al\. 2023/]],
  'one-image': () => {
    const image = [0.3, -0.6];
    for (const t of [0, 500, 999]) {
      const [x, y] = expectedX0(image, [1, 2], linear, t);
      expect([x, y].map((value) => value?.toFixed(9))).toEqual(image.map((value) => value.toFixed(9)));
    }
    return [[], ['fall to 0', 'is near 0']];
  },
  'one-jump': () => [[]],
  'noise-while-denoising': () => [[]],
  'last-step': () => {
    expect(2 / Math.sqrt(beta(0))).toBeCloseTo(200, 9);
    return [
      [
        `this variance is ${posteriorVariance(linear, 0, -1)} in the last step`,
        `a standard deviation of ${Math.sqrt(beta(0)).toFixed(2)}, a two-hundredth of the range from −1 to 1`,
      ],
    ];
  },
  ancestral: () => [[], ['η = 0']],
  'ddim-inversion': () => {
    const range = (values: readonly number[], digits: number) =>
      `${Math.min(...values).toFixed(digits)} to ${Math.max(...values).toFixed(digits)}`;
    const guided = returned(50, 7);
    expect(Math.min(...returned(200, 7))).toBeGreaterThan(0.95 * Math.min(...guided));
    return [
      [
        `is ${range(returned(10, 1), 2)} with 10 steps and ${range(returned(50, 1), 2)} with 50`,
        `the distance is ${range(guided, 1)} with 50 steps, and 200 steps do not help`,
      ],
      ['scale of 7', 'scale of 1'],
    ];
  },
  'lerp-or-slerp': () => {
    for (const seed of [0, 1, 2]) {
      const noises = [0, 1].map((stream) => gaussianNoise(50_000, { seed, stream }));
      const deviation = ([a, b]: readonly [number, number]) =>
        rms((noises[0] as Float32Array).map((value, i) => a * value + b * (noises[1]?.[i] as number)));
      expect(deviation(blends.lerp(0.5))).toBeCloseTo(Math.SQRT1_2, 1.9);
      expect(deviation(blends.slerp(0.5))).toBeCloseTo(1, 1.9);
    }
    return [
      [
        `has a standard deviation of ${Math.hypot(...blends.lerp(0.5)).toFixed(3)} and not 1`,
        `independent noises: ${blends.slerp(0.5)[0].toFixed(3)} for both`,
      ],
      ['standard deviation of 1.', 'sum to 1', /sd = [\d.]+/],
    ];
  },
  'img2img-strength': () => {
    const begin = 1000 * 0.6 - 1;
    return [
      [
        `up to t = ${begin}, and the last ${50 * 0.6} steps run`,
        `the signal scale is ${signal(begin, stableDiffusion).toFixed(2)} on the schedule of Stable Diffusion, and ${signal(begin).toFixed(2)} on`,
      ],
      ['img2img', 'strength of 0.6', '50 steps', 'A strength of 1 ', 'at t = 599'],
    ];
  },
  'consistency-scales': () => {
    // LCM: timestep_scaling 10, sigma_data 0.5.
    const factors = (t: number) => [0.25 / ((10 * t) ** 2 + 0.25), (10 * t) / Math.hypot(10 * t, 0.5)] as const;
    expect(factors(0)).toEqual([1, 0]);
    for (const t of [259, 499, 759, 999])
      expect(factors(t).map((value) => value.toFixed(6))).toEqual(['0.000000', '1.000000']);
    const edm = gaussianPath({ kind: 'edm' });
    const { skip, out } = preconditioning(edm, 0.5, { sigmaData: 0.5 });
    return [
      [
        `at t = 1 they are ${factors(1)[0].toFixed(4)} and ${factors(1)[1].toFixed(4)}`,
        `For data with a standard deviation of 0.5, at σ = 0.5 they are ${skip.toFixed(1)} and ${out.toFixed(2)}`,
      ],
      ['at t = 0 they are 1 and 0', 'they are 0 and 1 to six'],
    ];
  },
  'masked-weight': () => [[`at t = 0.1 has ${100 * 0.1} masked tokens`], ['weight 1/t', '100 tokens']],
  'masked-order': () => [
    [`${masked.confidence} of the grids are valid with the most confident cells first, and ${masked.random[2]} in`],
  ],
  'guidance-scale': () => [
    [`Their scale of 7.5 is w = ${7.5 - 1}.`],
    ['(1 + w)', '1 + w', 'A scale of 1 is', 'a scale of 0', 'scale of 1'],
  ],
  'null-token': () => {
    const [share, size] = [0.1, 64];
    return [
      [
        `${100 * share}% of the labels`,
        `A batch of ${size} then has ${(share * size).toFixed(1)} examples without a label on average, and one batch in ${Math.round(1 / (1 - share) ** size)} has none`,
        `by ${7.5 - 1} at a scale of 7.5`,
      ],
      ['scale minus 1', 'a scale of 0'],
    ];
  },
  'classifier-guidance': () => {
    const [points, labels] = [
      [-1, 1, 2],
      [0, 1, 1],
    ];
    const options = { dimension: 1, deviation: 0.3 };
    const [t, x, h] = [400, 0.4, 1e-4];
    const scoreAt = (extra: object) => score(points, [x], linear, t, { ...options, ...extra })[0] as number;
    const probability = (at: number) => {
      const density = (point: number) => {
        const variance = product(t) * 0.09 + 1 - product(t);
        return Math.exp(-((at - signal(t) * point) ** 2) / (2 * variance));
      };
      const all = points.map(density);
      return ((all[1] as number) + (all[2] as number)) / all.reduce((sum, one) => sum + one);
    };
    const gradient = (Math.log(probability(x + h)) - Math.log(probability(x - h))) / (2 * h);
    expect(scoreAt({ labels, label: 1 }) - scoreAt({})).toBeCloseTo(gradient, 5);
    return [[]];
  },
  'burnt-images': () => [
    [
      `has a standard deviation of ${guidedDeviation(7.5, 0.99).toFixed(2)}.`,
      `A guidance_rescale of 0.7 mixes 70% of the rescaled prediction with ${100 - 70}% of the other, which leaves a standard deviation of ${rescaledDeviation(7.5, 0.99, 0.7).toFixed(2)}.`,
    ],
    ['deviation of 1 and', 'correlation of 0.99', 'scale of 7.5'],
  ],
  'negative-prompt': () => [[], ['factor 1 minus', 'scale of 1', 'is 0', 'above 1', 'scale to 1']],
  'distilled-guidance': () => [[], ['FLUX.1']],
  'no-dark-images': () => {
    const { alphasCumprod } = schedulerFromConfig(configurations['sd15-ddim']).process as typeof linear;
    expect(stableDiffusion.alphasCumprod[999]).toBeCloseTo(alphasCumprod[999] as number, 9);
    for (const seed of [0, 1, 2]) {
      const means = Array.from({ length: 400 }, (_, image) => mean(gaussianNoise(64 * 64, { seed, stream: image })));
      expect(64 * rms(means)).toBeGreaterThan(0.9);
      expect(64 * rms(means)).toBeLessThan(1.1);
    }
    return [
      [
        `a signal scale of ${signal(999, stableDiffusion).toFixed(4)}.`,
        `moves this mean by ${brightnessShift(64).toFixed(2)} of its standard deviations`,
      ],
      ['64 × 64', 'A change of 1 in', 'about 0,', '−1 and 1'],
    ];
  },
  'zero-snr': () => {
    const last = schedulerFromConfig(configurations['sd21-zero-snr-ddim']).process as typeof linear;
    expect(signal(999, last)).toBeCloseTo(0, 3);
    return [[`a log-SNR of about −${(-logSnr(stableDiffusion, 999)).toFixed(1)}`], ['divides by 0']];
  },
  'latent-scale': () => [
    [`which is ${(1 / 0.18215).toFixed(2)}.`, `every log-SNR grows by ${(-2 * Math.log(0.18215)).toFixed(1)}.`],
    ['It is 1 divided', 'standard deviation of 1', 'about 1'],
  ],
  'resolution-shift': () => {
    const flux = schedulerFromConfig(configurations.flux);
    const shiftOf = (tokens: number) => {
      const sigma = flux.table(28, { tokens }).sigmas[27] ?? 0;
      return (27 * sigma) / (1 - sigma);
    };
    for (const seed of [0, 1, 2]) {
      const values = gaussianNoise(40_000, { seed });
      const means = Array.from({ length: 10_000 }, (_, i) => mean(values.subarray(4 * i, 4 * i + 4)));
      expect(rms(means)).toBeCloseTo(0.5, 1.9);
    }
    // A factor of σ/α moves the log-SNR by twice its logarithm.
    expect(2 * Math.log(2)).toBeCloseTo(1.386, 3);
    return [
      [
        `is a log-SNR of ${(2 * Math.log(2)).toFixed(2)} more`,
        `moves t = 0.5 to ${shiftedSigma(0.5, 3)}.`,
        `which is ${shiftOf(256).toFixed(2)} for 256 tokens and ${shiftOf(4096).toFixed(2)} for 4096`,
      ],
      ['2 × 2', 'A shift of 2', 'by 2.', 'A shift of 3', 'a shift of 3', 'SD3'],
    ];
  },
  'inpainting-latents': () => [
    [`covers 8 × 8 = ${8 * 8} pixels`, `${4 + 4 + 1} input channels: 4 of the state, 4 of the masked image, 1 of`],
  ],
  'attention-maps': () => [
    [`has ${new Intl.NumberFormat('en').format(64 * 64 * 77)} weights`],
    ['64 × 64 latents', '77 tokens'],
  ],
  'sampler-or-scheduler': () => [[], [/DPM\+\+ 2M/]],
  'shift-twice': () => {
    const twice = shiftedSigma(shiftedSigma(0.5, 3), 3);
    expect(twice).toBeCloseTo(shiftedSigma(0.5, 9), 12);
    return [
      [`is a shift of ${3 * 3}. It moves t = 0.5 to ${twice.toFixed(2)} instead of ${shiftedSigma(0.5, 3)}`],
      ['a shift of 3', 'shift is 3', 'SD3'],
    ];
  },
  'same-seed': () => [[], ['seed 0']],
};

describe('the answers', () => {
  it.each(questions.map(({ id }) => id))('say what is computed: %s', (id) => {
    const [claims, given = []] = (answers[id] as (typeof answers)[string])();
    expectClaims(texts.get(id) as string, claims, given);
  });

  it('begin with a note whose numbers are those of the notebook', () => {
    const [note = ''] = /The page is in English only.*?999\./s.exec(textOf(markup)) ?? [];
    expect(note).toContain(
      `«T = ${linear.timesteps}», «\\beta» from ${beta(0)} to ${beta(999)}, and «t» from 0 to ${linear.timesteps - 1}.`,
    );
  });
});

/** The squared error per value of the best linear predictor through 32 units, and of the best without a limit, at t = 200. */
function bottleneck(target: 'x0' | 'epsilon') {
  const [values, directions, units] = [64, 2, 32];
  const [a, sigma] = [signal(200), noise(200)];
  // In each direction the best predictor is a factor of the state. A direction that the hidden layer leaves out has the whole error.
  const errors = Array.from({ length: values }, (_, direction) => {
    const variance = direction < directions ? values / directions : 0;
    const state = a ** 2 * variance + sigma ** 2;
    const covariance = target === 'x0' ? a * variance : sigma;
    const whole = target === 'x0' ? variance : 1;
    return { whole, least: whole - covariance ** 2 / state };
  }).sort((one, other) => other.whole - other.least - (one.whole - one.least));
  const sum = (kept: number) =>
    errors.reduce((total, { whole, least }, index) => total + (index < kept ? least : whole), 0) / values;
  return { narrow: sum(units), wide: sum(values) };
}

/** What is left of independent jitter with a standard deviation of 1. */
function averagedDeviation(decay: number, seed: number): number {
  let average = 0;
  const averages = gaussianNoise(200_000, { seed }).map((value) => {
    average = decay * average + (1 - decay) * value;
    return average;
  });
  return rms(averages.subarray(1000));
}

/** The loss on the noise of the exact denoiser of some points, on these and on new ones, at a log-SNR of 4: the range over three seeds. */
function copyingLosses(count: number) {
  const path = pathOf(cosine);
  const t = path.timeAt(4);
  const [a, sigma] = [path.alpha(t), path.sigma(t)];
  const lossOf = (known: Float32Array, data: Float32Array, seed: number) => {
    const epsilon = gaussianNoise(4000, { seed, stream: 5 });
    const states = Array.from(epsilon, (value, i) => a * (data[i % data.length] as number) + sigma * value);
    const estimates = expectedX0(known, states, path, t);
    return mean(states.map((x, i) => ((x - a * (estimates[i] as number)) / sigma - (epsilon[i] as number)) ** 2));
  };
  const losses = [0, 1, 2].map((seed) => {
    const [known, fresh] = [
      pointSet('twoMoons', { count, seed }),
      pointSet('twoMoons', { count: 1000, seed: 100 + seed }),
    ];
    return { known: lossOf(known, known, seed), fresh: lossOf(known, fresh, seed) };
  });
  const rangeOf = (values: number[]) => [Math.min(...values), Math.max(...values)];
  return { known: rangeOf(losses.map(({ known }) => known)), fresh: rangeOf(losses.map(({ fresh }) => fresh)) };
}

/** How far points are from where they started after DDIM to the noise at a scale of 1 and back at another, for three seeds. */
function returned(steps: number, scale: number): number[] {
  return [0, 1, 2].map((seed) => {
    const points = pointSet('twoMoons', { count: 200, seed });
    const labels = pointLabels('twoMoons', { count: 200, seed });
    const spread = gaussianNoise(40, { seed, stream: 9 });
    const lower = [...labels.keys()].filter((index) => labels[index] === 1).slice(0, 20);
    const start = lower.flatMap((index, i) =>
      [0, 1].map((axis) => (points[2 * index + axis] as number) + 0.1 * (spread[2 * i + axis] as number)),
    );
    const times = sampleTimesteps(cosine, steps).toReversed();
    const moved = (states: number[], from: number, to: number, guidance: number) => {
      const estimates = expectedX0(points, states, cosine, from, { deviation: 0.1, labels, label: 1, scale: guidance });
      return states.map((x, i) => {
        const x0 = estimates[i] as number;
        const epsilon = (x - signal(from, cosine) * x0) / noise(from, cosine);
        return signal(to, cosine) * x0 + noise(to, cosine) * epsilon;
      });
    };
    let states = start;
    for (let i = 1; i < times.length; i++) states = moved(states, times[i - 1] as number, times[i] as number, 1);
    for (let i = times.length - 1; i > 0; i--)
      states = moved(states, times[i] as number, times[i - 1] as number, scale);
    return rms(states.map((x, i) => x - (start[i] as number)));
  });
}
