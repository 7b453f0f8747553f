import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { expect, it } from 'vitest';
import { errorFactor, gaussianNoise, gaussianPath, lossFloor, preconditioning } from '../../../src/core/index.js';
import { linearLoss, relativeWeight } from '../../../src/figures/LossFloor/model.js';
import { trainingFloor } from '../../../src/figures/TrainDenoiser/floor.js';
import { pointSet } from '../../../src/learn/index.js';
import { measured } from '../../../stories/Learn/measuredOfDenoisers.js';
import WhatALossTells from '../../../stories/Learn/WhatALossTells.mdx';
import { expectClaims, PLACE } from '../../support/claims.js';
import { goldenBeyond } from '../../support/golden.js';
import { textOf } from '../../support/pageText.js';
import { computed } from '../lessons/computed.js';

const path = gaussianPath({ kind: 'cosine', s: 0 });
const factor = (target: 'epsilon' | 'v', logSnr: number) => errorFactor(target, path, path.timeAt(logSnr));

function floorOf(points: Float32Array): number {
  const work = trainingFloor(points);
  for (;;) {
    const { done, value } = work.next();
    if (done) return value;
  }
}

it('What a loss can tell says what is computed', () => {
  const { floor, floorOfEight, at1000, fall, left, share, ofOthers, ofEight, of512 } = computed.losses;
  const { exactLoss, trainedLoss } = computed;
  const lowest = floorOf(pointSet('twoMoons')).toFixed(2);
  expect(lowest).toBe(Number(floor).toFixed(2));
  const eight = floorOf(pointSet('twoMoons', { count: 8 }));
  expect(eight.toFixed(2)).toBe(floorOfEight);
  expect(measured.floorOfEight).toBe(Number(floorOfEight));
  expect(floorOf(pointSet('eightGaussians')).toFixed(2)).toBe(exactLoss.eightGaussians);
  const weight = (name: 'epsilon' | 'v') => relativeWeight(name, -4).toPrecision(2);

  const tooStrong = factor('v', -4) / factor('epsilon', -4);
  const claims = [
    `the moons is ${at1000}, and the lowest possible loss is ${lowest}`,
    `After 1000 steps the difference is ${(Number(at1000) - Number(floor)).toFixed(2)}, and after 4000 steps it is below ${left}.`,
    `The distance of the samples from the moons falls to ${share} of its value at step 1000.`,
    `From step 1000 to step 4000 the whole loss falls by ${fall}.`,
    `For the moons, ${share} is the median of twelve seeds. With one of the twelve, the distance does not fall. For the other four sets, it falls to between ${ofOthers[0]} and ${ofOthers[1]} of its value, with three seeds each.`,
    `training can lower this loss only from 1 to ${lowest}`,
    `The lowest possible loss for 2000 points of the moons is ${lowest}. What is it for 8 points?`,
    `It is ${floorOfEight}. Fewer points`,
    `2000 points ${floor} – 512 points – ${of512[0]} to ${of512[1]} 8 points ${floorOfEight} ${ofEight}`,
    `area under the lowest loss of ε over log-SNR is ${Math.log(64).toFixed(2)} nats, which is ln 64`,
    `It grows by ln 2, which is ${Math.LN2.toFixed(2)} nats`,
    'In «d» dimensions the area is (2/«d») ln «n»,',
    `Weight of a log-SNR of −4 relative to 0 loss of ε, cosine schedule ${weight('epsilon')} loss of «v», cosine schedule ${weight('v')}`,
    `at a log-SNR of −4 too strongly, by a factor of ${tooStrong.toFixed(0)}.`,
    `The loss falls to ${trainedLoss.eightGaussians}. The lowest possible loss is ${exactLoss.eightGaussians}.`,
  ];
  // The part that can fall shrinks to less than half.
  expect(left).toBeLessThan((Number(at1000) - Number(floor)) / 2);
  const given = [
    PLACE,
    /Guo, Shamai and Verdú 2005|Kingma and Gao 2023|Hang et al. 2023|Karras et al. 2022/,
    ...[
      'After 1000 steps the loss',
      'for 3000 more steps',
      'that always predicts 0 has a loss of 1',
      'with 8 points',
      'a lowest loss above 0,',
    ],
    ...[
      'with 128 points',
      'For 64 points in the plane',
      'for 64 points',
      'relative to a log-SNR of 0',
      'Min-SNR with a limit of 5',
    ],
    ...['min(SNR, 5) / (SNR + 1)', 'min(SNR, 5) / SNR', 'min(SNR, 5)', 'α² + σ² = 1', 'is SNR + 1 times', 'c_in = 1'],
    ...[
      'have a variance of 1 at each',
      'a standard deviation of 1',
      'c_skip would be 0',
      'c_skip would be 1/α',
      'image x₀',
    ],
    // Of the figures.
    ...['2,000 points', /step 0 of [\d,]+/, '1 if nothing is learned', 'min-SNR 5', /ln 64 is [\d.]+/, 'error of x₀'],
  ];
  expectClaims(textOf(renderToString(createElement(WhatALossTells as () => null))), claims, given);
});

it.each([1, 2, 8])(
  'the area under the lowest loss of ε is 2/d times ln n in %d dimensions, whatever the points',
  (d) => {
    const [count, step] = [16, 0.5];
    for (const seed of [0, 1, 2]) {
      const points = gaussianNoise(count * d, { seed, stream: 3 });
      let area = 0;
      for (let level = -12; level < 24; level += step) {
        const t = path.timeAt(level + step / 2);
        area += step * lossFloor(points, path, t, { target: 'epsilon', dimension: d, draws: 256, seed });
      }
      expect(area / ((2 / d) * Math.log(count))).toBeCloseTo(1, 1);
    }
  },
);

it('c_skip of EDM is that of the smallest c_out, and c_in and c_out make the variances 1', () => {
  const edm = gaussianPath({ kind: 'edm' });
  for (const t of [0.1, 0.5, 3]) {
    const { skip, out, input } = preconditioning(edm, t, { sigmaData: 0.5 });
    // Of the error x0 - c·x_t, where c is c_skip: what the network has to add.
    const missing = (c: number) => Math.hypot((1 - c * edm.alpha(t)) * 0.5, c * edm.sigma(t));
    expect(out).toBeCloseTo(missing(skip), 12);
    expect(input * Math.hypot(0.5 * edm.alpha(t), edm.sigma(t))).toBeCloseTo(1, 12);
    for (const other of [skip - 0.05, skip + 0.05, 0, 1]) expect(missing(other)).toBeGreaterThan(out);
  }
});

it('min-SNR of What a loss can tell has the golden factor for each prediction', () => {
  for (const { logSnr, x0, epsilon, v } of goldenBeyond().minSnr) {
    const snr = Math.exp(logSnr);
    expect(x0).toBeCloseTo(Math.min(snr, 5), 10);
    expect(epsilon).toBeCloseTo(Math.min(snr, 5) / snr, 10);
    expect(v).toBeCloseTo(Math.min(snr, 5) / (snr + 1), 10);
    expect(factor('epsilon', logSnr) / snr).toBeCloseTo(1, 9);
    expect(factor('v', logSnr) / (snr + 1)).toBeCloseTo(1, 9);
  }
});

it('the factors of EDM make -v the prediction for data with a standard deviation of 1', () => {
  for (const process of [path, gaussianPath({ kind: 'vp-linear' })]) {
    for (const t of [0.1, 0.4, 0.8]) {
      const { skip, out, input } = preconditioning(process, t, { sigmaData: 1 });
      const [alpha, sigma] = [process.alpha(t), process.sigma(t)];
      expect(input).toBeCloseTo(1, 12);
      expect(skip).toBeCloseTo(alpha, 12);
      expect(out).toBeCloseTo(sigma, 12);
      // The image is skip·x_t + out·F for F = -v, with any image and noise.
      const [x0, epsilon] = [0.7, -1.3];
      const v = alpha * epsilon - sigma * x0;
      expect(skip * (alpha * x0 + sigma * epsilon) - out * v).toBeCloseTo(x0, 12);
    }
  }
});

it('the linear guess of What a loss can tell has almost one loss in v', () => {
  const data = { points: pointSet('twoMoons', { count: 64 }), deviation: 0 };
  const losses = Array.from({ length: 97 }, (_, i) => linearLoss(data, 'v', -10 + i / 4));
  expect(Math.max(...losses) - Math.min(...losses)).toBeLessThan(0.1);
});
