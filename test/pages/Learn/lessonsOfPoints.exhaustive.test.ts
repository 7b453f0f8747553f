import { createElement } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import {
  createSchedule,
  expectedX0,
  flowMap,
  flowVelocity,
  forwardJumpCoefficients,
  gaussianNoise,
  gaussianPath,
  type Sampler,
  samplerCoefficients,
  sampleTimesteps,
} from '../../../src/core/index.js';
import { posteriorAt } from '../../../src/figures/DenoiserField/posterior.js';
import { errorsOf } from '../../../src/figures/PredictionTargets/compute.js';
import { DRAWN as DRAWN_PATHS, PATH_STEPS, SAMPLES, straightnessOf } from '../../../src/figures/Reflow/compute.js';
import { BUDGETS, comparedSolvers } from '../../../src/figures/SolverComparison/compute.js';
import { exactX0 } from '../../../src/figures/shared/pointDenoisers/predictX0.js';
import { endsOf, nearestPoint, type Paths, pathsOf, statesAt } from '../../../src/figures/shared/trajectories/paths.js';
import { pointLabels, pointSet, trainDenoiser } from '../../../src/learn/index.js';
import DeterministicOrNot from '../../../stories/Learn/DeterministicOrNot.mdx';
import FewSteps from '../../../stories/Learn/FewSteps.mdx';
import { measured as measuredLater } from '../../../stories/Learn/measured.js';
import { exactLossAt, measured } from '../../../stories/Learn/measuredOfDenoisers.js';
import {
  chordFrom,
  dataDensity,
  endOfPath,
  endsOf as endsOfOneStep,
  oneStepFrom,
} from '../../../stories/Learn/oneStep.js';
import StraightPaths from '../../../stories/Learn/StraightPaths.mdx';
import { arrowsAndScores, COUNTED, medianAngle, rmsLength } from '../../../stories/Learn/scores.js';
import TrainOneYourself from '../../../stories/Learn/TrainOneYourself.mdx';
import { faintSteps } from '../../../stories/Learn/truths.js';
import { DDPM_APART, errorByNoise, SAME_MOON } from '../../../stories/Learn/truthsOfSampling.js';
import WhereArrowsPoint from '../../../stories/Learn/WhereArrowsPoint.mdx';
import { expectClaims, PLACE } from '../../support/claims.js';
import { exhausted, mean, rms } from '../../support/exhausted.js';
import { itExhaustively } from '../../support/exhaustive.js';
import {
  DDIM,
  DDPM,
  deviation,
  difference,
  fieldOfMoons,
  lengths,
  moons,
  walkMoons,
} from '../../support/lessonsOfPoints.js';
import { textOf } from '../../support/pageText.js';
import { computed } from '../lessons/computed.js';

const cosine = createSchedule({ kind: 'cosine' });
/** States that an angle is the median of: of fewer it is off by a degree or two. */
const DRAWN = 8192;
/** The numbers of the axes on which a reader draws. */
const AXES = /replaces the old one\. .{0,80}? Draw with/;
const textOfPage = (page: () => unknown) => textOf(renderToString(createElement(page as () => null)));
const scales = (t: number) => forwardJumpCoefficients(cosine, t);

it('Train one yourself says what is computed in long trainings', async () => {
  const { trainedLoss, exactLoss, nearest, sameNoise } = computed;
  const roll = pointSet('swissRoll');
  const denoiser = await trainDenoiser(roll, { steps: 1 });
  const weights = (atob(denoiser.toJSON().weights).length / 4).toLocaleString('en');
  const at = (t: number) => exactLossAt(t).toFixed(2);
  const claims = [
    `three layers of 64 units, ${weights} weights in all`,
    `spends ${faintSteps('linear')} of its 1000 steps where the signal scale is below 0.1, and the cosine schedule only ${faintSteps('cosine')}.`,
    `The loss falls to ${trainedLoss.swissRoll} with each of three seeds, and more than four fifths of the fall happen within the first 1000 steps`,
    `of these ${roll.length / 2} points, which is computed and not trained, has a loss of ${exactLoss.swissRoll}. Training can lower the loss only from 1 to ${exactLoss.swissRoll}.`,
    `For the eight Gaussians, the exact denoiser has a loss of ${exactLoss.eightGaussians}.`,
    `Its average over all ${cosine.timesteps} is ${exactLoss.eightGaussians}.`,
    `the two points of a pair are ${sameNoise.near} apart, and two points from different noise ${sameNoise.far}.`,
    `The loss is lowest near «t = 100», at ${at(100)}.`,
    `at «t = 20» the loss is ${at(20)}.`,
    `a sample lies ${nearest.samples} from the nearest training point. A new point of the roll lies just as far from it: ${nearest.held}.`,
    `The loss falls to ${trainedLoss.eightGaussians}, near the exact ${exactLoss.eightGaussians}.`,
  ];
  expect(measured.trainedLoss.toFixed(2)).toBe(trainedLoss.swissRoll);
  expect(Math.min(...measured.exactLoss.loss)).toBe(exactLossAt(100));
  for (let t = 600; t < 1000; t++) expect(exactLossAt(t)).toBeGreaterThan(0.95);
  // Wider than a cluster and narrower than the gap between two; at 20, narrower than a cluster.
  const spread = (t: number) => scales(t).sigma / scales(t).a;
  const [cluster, gap] = [0.05 / 0.709, (2 * Math.sin(Math.PI / 8)) / 0.709];
  expect([spread(20) < cluster, spread(100) > cluster, spread(100) < gap, spread(600) > gap]).not.toContain(false);
  const given = [
    ...[
      PLACE,
      'A set of 2000 images',
      'over the first 300 timesteps.',
      'Song et al. (2021)',
      'Salimans and Ho 2022',
      'it sees 256 states',
      'network predicts 0',
      'a loss of 1.',
      'learns from 2000 points of this roll. If it predicts 0 everywhere, its loss is 1.',
    ],
    ...[
      'in 3000 steps',
      /loss 200 400 600 800 t/,
      'Every 250 steps the network samples 1000',
      'from «t = 600» on, the loss is above 0.95',
    ],
  ];
  expectClaims(textOfPage(TrainOneYourself), claims, [...given, AXES]);
});

describe('Straight paths', () => {
  it('says what is computed in long trainings', () => {
    const { straightness, before, after, seeds, runs } = computed.reflow;
    expect(measuredLater.oneStepAfterReflow).toBe(Number(after[1]));
    const pairs = 10_000;
    const claims = [
      `of one step have a «W_2» of ${before[1]}, those of eight steps ${before[8]}, and those of fifty steps ${before[50]}. «S» is ${straightness.before}`,
      `It is ${after[1]}, less than that of eight steps before. «S» falls to ${straightness.after}`,
      `Fifty steps of that network have a «W_2» of ${before[50]}, and one step after reflow has ${after[1]}.`,
      `Before reflow, the samples of one step have a W₂ of ${before[1]}, and those of eight steps ${before[8]}.`,
      `each of the ${runs.count} runs, the «W_2» of one step after reflow was within ${runs.within} of`,
      `«S» is between ${seeds.before[0]} and ${seeds.before[1]} before reflow, and below ${seeds.after} after it`,
      `draws ${pairs.toLocaleString('en')} pairs in this figure, each with ${PATH_STEPS} Euler steps`,
      `${(pairs * PATH_STEPS).toLocaleString('en')} evaluations. After that come 1000 steps`,
    ];
    const given = [
      PLACE,
      /Lip.+? al\. 2023/,
      'Liu et al. 2023',
      'from 0 (data) to 1 (noise)',
      `${DRAWN_PATHS} trajectories in ${PATH_STEPS} steps, and ${SAMPLES} samples in 1 to 8 steps`,
      `You see ${DRAWN_PATHS} of them`,
      'The data are −1 and 1, equally likely. One line leads from noise −1 to data 1, another from noise 1 to data −1',
      'They cross at t = 0.5, at state 0. Their velocities there are −2 and 2. With what speed, 0 or more,',
      'At a speed of 0.',
      'It learns 0, the mean of both',
      /«t = 1»|a number from \S+ to \S+/,
    ];
    expectClaims(textOfPage(StraightPaths), claims, given);
  });

  it('bends in the exact flow too, and stands still where two lines cross', () => {
    const flow = gaussianPath({ kind: 'flow' });
    const [velocity] = flowVelocity([-1, 1], [0], flow, 0.5, { dimension: 1 });
    expect(velocity).toBeCloseTo(0, 12);
    const states: Float64Array[] = [];
    let state = Float64Array.from(gaussianNoise(200, { seed: 0 }));
    for (let step = PATH_STEPS; step > 0; step--) {
      states.push(state);
      const velocities = flowVelocity(moons, state, flow, step / PATH_STEPS);
      state = state.map((value, i) => value - (velocities[i] as number) / PATH_STEPS);
    }
    expect(straightnessOf([...states, state])).toBeGreaterThan(0.5);
  });

  it('one step leads every noise to the mean of the data, as x_1 tells nothing of its point', () => {
    const flow = gaussianPath({ kind: 'flow' });
    const start = [0.5, -1, -2, 0.3];
    const velocity = flowVelocity(moons, start, flow, 1);
    const middle = [mean(moons.filter((_, i) => i % 2 === 0)), mean(moons.filter((_, i) => i % 2 === 1))];
    for (const [i, value] of start.entries())
      expect(value - (velocity[i] as number)).toBeCloseTo(middle[i % 2] as number, 5);
  });
});

describe('Few steps', () => {
  it('says what is computed here and in long trainings', async () => {
    const { random, coupled, others, within, consistency } = computed.fewSteps;
    expect(measuredLater.oneStepCoupled).toBe(Number(coupled.distance[1]));
    const jump = 2 * endOfPath(0.1);
    const { lines } = await exhausted(
      comparedSolvers({
        problem: { path: 'flow', points: pointSet('twoMoons', { count: 100 }), deviation: 0.1, starts: 48, seed: 0 },
        ...{ solvers: ['ddim', 'map'], spacings: ['time'] },
      }),
    );
    const [ddim = [], map = []] = lines.map(({ reached }) => reached.map(({ error }) => error));
    const short = (value = 0) => Number(value.toPrecision(2)).toString();
    const half = flowMap([-1, 1], [1.5], gaussianPath({ kind: 'flow' }), 1, 0.5, {
      dimension: 1,
      deviation: 0.2,
      steps: 200,
    });
    expect(half[0]).toBeLessThan(endOfPath(1.5));
    const claims = [
      `With 8 evaluations, half of DDIM’s ends lie within ${short(ddim[BUDGETS.indexOf(8)])} of the exact ends`,
      `the median distance of one step of DDIM from the exact ends is ${short(ddim[0])}.`,
      `below 0.0001 with any number of evaluations from ${BUDGETS[0]} to ${BUDGETS.at(-1)}`,
      `noise of −0.1 and 0.1 ends ${jump.toFixed(2)} apart`,
      `one Euler step ends at ${oneStepFrom(1.5).toFixed(0)}. The exact trajectory ends at ${endOfPath(1.5).toFixed(2)}, at t = 0`,
      `It is 1.5 − ${endOfPath(1.5).toFixed(2)} = ${chordFrom(1.5).toFixed(2)}. The trajectory bends: it passes ${half[0]?.toFixed(2)} at «t = 0.5»`,
      `After one step of flow matching, the samples are ${random.distance[1]} from the data (W₂).`,
      `The samples are ${coupled.distance[1]} from the data.`,
      `departure from straight, «S», falls from ${random.straightness} to ${coupled.straightness}`,
      `flow matching ${random.distance[1]} ${random.distance[50]} ${random.straightness} with couplings ${coupled.distance[1]} ${coupled.distance[50]} ${coupled.straightness} consistency model ${consistency[0]} –`,
      `one step with couplings has a distance of ${others[0]} and ${others[1]}, and one step of a consistency model ${consistency[1]} and ${consistency[2]}.`,
      `the loss falls from ${random.loss} to ${coupled.loss}.`,
      `It is ${random.distance[50]} without couplings and ${coupled.distance[50]} with them.`,
      `The distances of fifty steps differ by less than ${within}, in either direction`,
      `changes by less than ${within}.`,
      `Eleven rounds lead from 8192 steps to ${8192 / 2 ** 11}`,
    ];
    expect(Math.max(...map)).toBeLessThan(1e-4);
    const given = [
      ...[
        PLACE,
        'FLUX.1 [schnell]',
        /x_t = \{?\(1 - t\).{0,40}/,
        'set 1 evaluation',
        'At «t = 1»',
        'in one evaluation',
      ],
      ...[
        'to «s = 0».',
        'At «t = 0» the model',
        'a loss of 0.',
        'W₂ after 1 step W₂ after 50 steps',
        'trained from seed 0',
      ],
      ...['near −1 or near 1', 'Noise below 0 ends on the side of −1, and noise above 0 ends on the side of 1'],
      ...['From noise 1.5 the velocity at t = 1 is 1.5', 'pairs 64 at a time', /a number from \S+ to \S+/],
      ...[/\(?(?:Liu|Song|Sauer|Boffi|Geng|Pooladian|Tong) et al\. 20\d\d/, 'Salimans and Ho 2022'],
      ...[/(?:density|end)(?: −?\d)+/],
    ];
    expectClaims(textOfPage(FewSteps), claims, given);
  });

  it('draws paths in one dimension as they are: in order, and each noise at the quantile of its end', () => {
    const noise = Float64Array.of(-2.5, -1.5, -0.4, -0.1, 0.05, 0.7, 1.5, 2.5);
    const ends = endsOfOneStep(noise, 2000);
    const bell = (x: number) => Math.exp(-(x ** 2) / 2) / Math.sqrt(2 * Math.PI);
    const below = (density: (x: number) => number, to: number) => {
      const [from, count] = [-8, 40_000];
      const width = (to - from) / count;
      return Array.from({ length: count }, (_, i) => density(from + (i + 0.5) * width) * width).reduce(
        (a, b) => a + b,
        0,
      );
    };
    noise.forEach((start, i) => {
      const end = ends[i] as number;
      expect(below(dataDensity, end)).toBeCloseTo(below(bell, start), 3);
      expect(Math.abs(endOfPath(start) - end)).toBeLessThan(0.02);
      expect(oneStepFrom(start)).toBeCloseTo(0, 10);
    });
  });
});

describe('Where the arrows point', () => {
  /** Of the 60 points, where the state of the figure is at first. */
  const effectiveAt = async (t: number) => {
    const points = pointSet('twoMoons', { count: 60 });
    const asked = {
      points,
      schedule: cosine,
      t,
      place: [1, 1.2],
      denoiser: null,
      domain: { x: 0, y: 0, half: 1 },
    } as const;
    return (await exhausted(posteriorAt(asked))).effective;
  };

  itExhaustively('says what is computed here and in a long training', async () => {
    const [last, early] = [await fieldOfMoons(999), await fieldOfMoons(100)];
    const scores: number[] = [];
    for (const t of [999, 100, 10]) scores.push((await fieldOfMoons(t, null, 'score')).length);
    const angle = (t: number) => medianAngle(arrowsAndScores(t, DRAWN)).toFixed(0);
    const claims = [
      `falls from ${last.length.toFixed(1)} at «t = 999» to ${early.length.toFixed(2)} at «t = 100»`,
      `arrows falls from ${last.length.toFixed(1)} to ${early.length.toFixed(2)}. That of the score is ${scores[0]?.toFixed(1)} at`,
      'about 98% of the states end on the moon of their arrow',
      `About ${scores[1]?.toFixed(0)}, and at «t = 10» it is about ${scores[2]?.toFixed(0)}. The`,
      `about ${angle(500)}° at «t = 500» and about ${angle(100)}° at «t = 100»`,
      `In about ${SAME_MOON}% of the cases`,
      `The effective number of images falls from ${(await effectiveAt(999)).toFixed(0)} to ${(await effectiveAt(100)).toFixed(0)}.`,
      `the rms of the error is ${computed.arrows.difference}, and that of the exact arrows is ${computed.arrows.length}.`,
    ];
    const given = [
      ...[
        PLACE,
        'from 32 states',
        'Move «t» from 999 to 100',
        'from 999 to 100',
        '60 images',
        'Vincent (2011)',
        'Song and Ermon (2019)',
        'Efron 2011',
      ],
      ...['Set «t» to 500', 'the rms length of the score is 1.4 at every', /«t = (?:999|500|300|100)»/],
    ];
    expectClaims(textOfPage(WhereArrowsPoint), claims, given);
  });

  itExhaustively('the moon of an arrow is that of the end at small t, and often not at large t', async () => {
    const sameAt = async (t: number, seed: number) => {
      const { states } = arrowsAndScores(t, 300, seed);
      const ends = await endsByDdim(states, t);
      const [named, reached] = [expectedX0(moons, states, cosine, t), ends].map(moonsOf);
      return mean((named as number[]).map((moon, i) => (moon === reached?.[i] ? 1 : 0)));
    };
    const late: number[] = [];
    for (const seed of [1, 2, 3, 4]) {
      expect(Math.abs(100 * (await sameAt(500, seed)) - SAME_MOON)).toBeLessThan(5);
      late.push(100 * (await sameAt(300, seed)));
    }
    expect(Math.abs(mean(late) - 98)).toBeLessThan(1);
  });

  itExhaustively('says of the score what holds for other states too', () => {
    for (const seed of [0, 1, 2, 3]) {
      const lengthAt = (t: number) => rmsLength(arrowsAndScores(t, 2048, seed).scores);
      expect(lengthAt(999)).toBeCloseTo(1.4, 1);
      expect(Math.abs(lengthAt(100) - 5)).toBeLessThan(0.6);
      expect(Math.abs(lengthAt(10) - 21)).toBeLessThan(1.5);
      expect(Math.abs(medianAngle(arrowsAndScores(500, 2048, seed)) - 24)).toBeLessThan(1.5);
      expect(Math.abs(medianAngle(arrowsAndScores(100, 2048, seed)) - 4)).toBeLessThan(0.5);
    }
  });

  it('normal data of the same variance have a score of one length, as the expected noise shrinks with its divisor', () => {
    const spread = Math.hypot(...[0, 1].map((axis) => deviation(moons.filter((_, i) => i % 2 === axis))));
    for (const seed of [0, 1, 2]) {
      const z = gaussianNoise(8192, { seed });
      for (const t of [999, 500, 100, 10]) {
        const { a, sigma } = scales(t);
        const width = spread / Math.SQRT2;
        const xt = z.map((value) => Math.hypot(a * width, sigma) * value);
        const means = expectedX0([0, 0], xt, cosine, t, { deviation: width });
        const score = rmsLength(xt.map((x, i) => (a * (means[i] as number) - x) / sigma ** 2));
        expect(score).toBeCloseTo(1.4, 1);
      }
    }
  });

  itExhaustively('counts in its figure what it says', async () => {
    const shown = (t: number) => arrowsAndScores(t, COUNTED);
    for (const t of [999, 100, 10]) {
      const [arrow, score] = [await fieldOfMoons(t), await fieldOfMoons(t, null, 'score')];
      expect(rmsLength(shown(t).arrows) / arrow.length).toBeCloseTo(1, 1);
      expect(rmsLength(shown(t).scores).toPrecision(2)).toBe(score.length.toPrecision(2));
    }
    expect(medianAngle(shown(500)).toFixed(0)).toBe(medianAngle(arrowsAndScores(500, DRAWN)).toFixed(0));
  });

  it('at the last timestep all point to the mean of the data, where there are none', async () => {
    const heads = headsOf(await fieldOfMoons(999));
    const middle = [mean(moons.filter((_, i) => i % 2 === 0)), mean(moons.filter((_, i) => i % 2 === 1))];
    for (const [i, value] of heads.entries()) expect(value).toBeCloseTo(middle[i % 2] as number, 1);
    expect(nearestOf(middle)).toBeGreaterThan(0.2);
  });

  it('at t = 100 they point to the nearest part of a moon', async () => {
    const { tails, ...found } = await fieldOfMoons(100);
    const heads = headsOf({ tails, ...found });
    const near = [...lengths(difference(tails, heads))].filter((length, i) => {
      return length < nearestOf([...tails.subarray(2 * i, 2 * i + 2)]) + 0.2;
    });
    expect(near.length / (tails.length / 2)).toBeGreaterThan(0.95);
  });

  it('is the score, which is the noise divided by -√(1-ᾱ_t)', () => {
    const { a, sigma } = scales(400);
    const logDensity = (x: number, y: number) => {
      let sum = 0;
      for (let i = 0; i < moons.length; i += 2) {
        const [dx, dy] = [x - a * (moons[i] as number), y - a * (moons[i + 1] as number)];
        sum += Math.exp(-(dx ** 2 + dy ** 2) / (2 * sigma ** 2));
      }
      return Math.log(sum);
    };
    const [x, y, step] = [0.4, -0.3, 1e-4];
    const slope = (logDensity(x + step, y) - logDensity(x - step, y)) / (2 * step);
    const [x0 = 0] = expectedX0(moons, [x, y], cosine, 400);
    expect((a * x0 - x) / sigma ** 2).toBeCloseTo(slope, 5);
    expect(-(x - a * x0) / sigma / sigma).toBeCloseTo(slope, 5);
  });

  function headsOf({ tails, exact, scale }: Awaited<ReturnType<typeof fieldOfMoons>>): Float32Array {
    return exact.map((head, i) => (tails[i] as number) + (head - (tails[i] as number)) / scale);
  }
});

describe('Deterministic or not', () => {
  const timesteps = sampleTimesteps(cosine, 50);
  const stepFrom = (i: number, sampler: Sampler) =>
    samplerCoefficients(cosine, timesteps[i] as number, timesteps[i + 1] ?? -1, sampler);

  /** The states at each timestep, then the ends. A step keeps the old noise as one sampler does, and adds as much fresh noise as another. */
  function statesOf(keeps: Sampler, adds: Sampler, seed: number): number[][] {
    const states = [Array.from(gaussianNoise(24, { seed }))];
    for (const [i, t] of timesteps.entries()) {
      const [{ a, b }, { sigma }] = [stepFrom(i, keeps), stepFrom(i, adds)];
      const [before, fresh] = [states[i] as number[], gaussianNoise(24, { seed, stream: i + 1 })];
      const x0 = expectedX0(moons, before, cosine, t);
      states.push(before.map((x, j) => a * (x0[j] as number) + b * x + sigma * (fresh[j] as number)));
    }
    return states;
  }

  const withoutFresh = [0, 1, 2].map((seed) => statesOf(DDPM, DDIM, seed));

  /** What the page says of the noise that a step of DDPM keeps and adds. */
  function claimsOfNoise(): string[] {
    const middle = (values: number[]) =>
      values.sort((one, other) => one - other)[Math.floor(values.length / 2)] as number;
    const kept = Array.from(timesteps.slice(0, -1), (_, i) => stepFrom(i, DDPM).b);
    const halvedIn = (next: number, share = 1): number => {
      if (share <= 0.5 || next > kept.length) return share <= 0.5 ? 0 : Number.NaN;
      return 1 + halvedIn(next + 1, share * (kept[next] as number));
    };
    const halved = kept.map((_, i) => halvedIn(i + 1)).filter((steps) => !Number.isNaN(steps));
    const sizes = withoutFresh.map((states) => rms(states[timesteps.indexOf(499)] as number[]).toFixed(3));
    return [
      `its states at «t = 499» have a root mean square of ${[...new Set(sizes)].join(' or ')}, and those of the forward process one of ${Math.hypot(scales(499).a * rms(moons), scales(499).sigma).toFixed(1)}.`,
      `In 50 steps, the median factor is ${middle(kept).toFixed(2)}.`,
      `is halved after ${middle(halved)} more steps, in the median.`,
    ];
  }

  it('DDPM without its fresh noise is not DDIM: its states have too little noise, and end at one point', () => {
    const text = textOfPage(DeterministicOrNot);
    for (const claim of claimsOfNoise()) expect(text).toContain(claim);
    const ends = withoutFresh.map((states) => states.at(-1) as number[]);
    const [x = 0, y = 0] = ends[0] as number[];
    for (const [i, value] of ends.flat().entries()) expect(value).toBeCloseTo(i % 2 === 0 ? x : y, 2);
    // The states are about as large as they should be if a step keeps less and adds noise, or keeps all and adds none.
    for (const both of [DDIM, DDPM]) {
      for (const states of statesOf(both, both, 0)) expect(Math.abs(Math.log(rms(states)))).toBeLessThan(Math.log(2));
    }
    // If it keeps all and still adds noise, the noise accumulates.
    expect(rms(statesOf(DDIM, DDPM, 0)[25] as number[])).toBeGreaterThan(2);
  });

  itExhaustively('says what is computed here', async () => {
    const [byDdim, byDdpm] = [(await walkMoons(DDIM)).guided, (await walkMoons(DDPM)).guided];
    const apart = Math.SQRT2 * Math.hypot(...[0, 1].map((axis) => deviation(moons.filter((_, i) => i % 2 === axis))));
    const presses: number[] = [];
    for (let press = 1; press <= 10; press++)
      presses.push((await walkMoons(DDPM, { runs: press })).guided[1]?.moved ?? 0);
    const linearAt900 = errorsOf('epsilon', createSchedule(), 0.1)[900]?.toFixed(2);
    expect([...byDdim.map(({ moved }) => moved), byDdpm[0]?.moved]).toEqual([0, 0, 0]);
    const targets = (['epsilon', 'x0', 'v'] as const).map((target) => errorsOf(target, cosine, 0.1));
    const at900 = targets.map((errors) => errors[900]?.toFixed(2));
    expect(at900[2]).toBe(at900[1]);
    expect(targets[0]?.[999]).toBeGreaterThan(1000);
    expect(targets[1]?.[50]).toBeGreaterThan(2 * Math.max(targets[0]?.[50] ?? 1, targets[2]?.[50] ?? 1));
    const at500 = targets.map((errors) => errors[500]?.toFixed(2));
    const onLinear = (['x0', 'v'] as const).map((target) => errorsOf(target, createSchedule(), 0.1)[900]?.toFixed(2));
    const [byDdimNear, byDdpmNear] = [byDdim, byDdpm].map((all) => all[1]?.distance?.toFixed(3));
    const claims = [
      `move by ${Math.min(...presses).toFixed(1)} to ${Math.max(...presses).toFixed(1)}. Distances`,
      `at random from the moons are ${apart.toFixed(1)} apart`,
      `Two random points of the moons are ${apart.toFixed(1)} apart`,
      `They are about ${DDPM_APART} apart, and ${apart.toFixed(1)} with 200 steps: as far as two random points`,
      `The error of the image is ${at500[0]} at «t = 500», where the scales are equal, and ${at900[0]} at «t = 900»`,
      `between samples from one start 0 ${DDPM_APART} of a sample from the nearest point ${byDdimNear} ${byDdpmNear}`,
      `cosine schedule, «t = 500» ${at500.join(' ')}`,
      `cosine schedule, «t = 900» ${at900.join(' ')}`,
      `linear schedule, «t = 900» ${linearAt900} ${onLinear.join(' ')}`,
      ...claimsOfNoise(),
    ];
    expect(scales(500).a).toBeCloseTo(scales(500).sigma, 1);
    const given = [
      ...[
        'Trajectories in 50 steps',
        'In 50 steps to the moons',
        'from the same start, in 50 steps?',
        'Salimans and Ho (2022)',
        /DDPM \(Ho et al. 2020\)|DDIM \(Song et al. 2021\)/,
        'wrong by 0.1 at every',
        'over starts, in 50 steps.',
        'over 200 pairs of starts that are 0.1 apart was',
        'With 50 steps, the samples',
        'Draw «x_T» as',
        'each timestep down to 0:',
        /With «[^»]*= 0» all of the noise/,
      ],
      ...['if two starts are 0.1 apart, their samples are 0.1 apart', /«t = 999»/, 'Move «t» to 50', AXES],
    ];
    expectClaims(textOfPage(DeterministicOrNot), claims, [PLACE, ...given]);
  });

  it('asks for the error that the figure draws', () => {
    const errors = errorsOf('epsilon', cosine, 0.1);
    for (const t of [0, 250, 500.4, 900]) expect(errorByNoise(t)).toBeCloseTo(errors[Math.round(t)] as number, 12);
    // It has room in the drawing.
    expect(errorByNoise(900)).toBeLessThan(0.7);
    // No straight line from 0 is right.

    const places = Array.from({ length: 901 }, (_, t) => t);
    for (let end = 0; end < 0.7; end += 0.01) {
      expect(mean(places.map((t) => Math.abs((end * t) / 900 - errorByNoise(t))))).toBeGreaterThan(0.03);
    }
  });

  it('a step of DDIM scales the estimate and the noise that it leaves to their scales at s', () => {
    for (const [t, s] of [
      [900, 880],
      [500, 100],
      [50, 0],
    ] as const) {
      const { a, b, sigma } = samplerCoefficients(cosine, t, s, DDIM);
      const [xt, x0] = [0.7, -0.4];
      const epsilon = (xt - scales(t).a * x0) / scales(t).sigma;
      expect(sigma).toBe(0);
      expect(a * x0 + b * xt).toBeCloseTo(scales(s).a * x0 + scales(s).sigma * epsilon, 12);
    }
  });

  itExhaustively('nearby starts lead to nearby ends by DDIM, and anywhere by DDPM', async () => {
    const endsBy = async (sampler: Sampler, from: Float32Array, runs = 1) =>
      endsOf((await walkMoons(sampler, { starts: from, runs })).guided[1]?.paths as Paths);
    for (const seed of [0, 1]) {
      const starts = gaussianNoise(400, { seed, stream: 7 });
      const near = starts.map((x, i) => (i % 2 === 0 ? x + 0.1 : x));
      const byDdim = lengths(difference(await endsBy(DDIM, starts), await endsBy(DDIM, near))).sort();
      expect(byDdim[100]).toBeCloseTo(0.1, 1);
      expect(byDdim.filter((length) => length < 0.3).length).toBeGreaterThan(180);
      const byDdpm = lengths(difference(await endsBy(DDPM, starts), await endsBy(DDPM, starts, 2)));
      expect(Math.abs(rms(byDdpm) - DDPM_APART)).toBeLessThan(0.2);
    }
  });

  itExhaustively(
    'two samples by DDPM from one start are as far apart as two random points, with any noise',
    async () => {
      const apart = Math.SQRT2 * Math.hypot(...[0, 1].map((axis) => deviation(moons.filter((_, i) => i % 2 === axis))));
      for (const [steps, said] of [
        [50, DDPM_APART],
        [200, Number(apart.toFixed(1))],
      ] as const) {
        const ends: Float32Array[] = [];
        for (const runs of [1, 2, 3, 4, 5])
          ends.push(endsOf((await walkMoons(DDPM, { starts: 200, runs, steps })).guided[1]?.paths as Paths));
        const pairs = ends.flatMap((one, i) => ends.slice(0, i).map((other) => rms(lengths(difference(one, other)))));
        expect(Number(mean(pairs).toFixed(1))).toBe(said);
      }
    },
  );

  itExhaustively('with enough steps, the states of both are spread as those of the forward process', async () => {
    const along = (values: Float32Array, axis: number) => deviation(values.filter((_, i) => i % 2 === axis));
    for (const sampler of [DDIM, DDPM]) {
      const { paths } = (await walkMoons(sampler, { starts: 300 })).guided[1] as { paths: Paths };
      for (const t of [799, 599, 399, 199]) {
        const { a, sigma } = scales(t);
        for (const axis of [0, 1]) {
          const expected = Math.hypot(a * along(moons, axis), sigma);
          expect(Math.abs(along(statesAt(paths, t), axis) / expected - 1)).toBeLessThan(0.15);
        }
      }
    }
  });

  it('DDIM keeps the noise, scaled; DDPM keeps less and adds new, but none in the last step', () => {
    const [kept, less] = [samplerCoefficients(cosine, 500, 480, DDIM), samplerCoefficients(cosine, 500, 480, DDPM)];
    expect(kept).toMatchObject({ b: scales(480).sigma / scales(500).sigma, sigma: 0 });
    expect(less.b).toBeLessThan(kept.b);
    expect(less.sigma).toBeGreaterThan(0);
    expect(samplerCoefficients(cosine, 19, -1, DDPM).sigma).toBe(0);
    // What it keeps and what it adds have the variance of the schedule together.
    expect(Math.hypot(less.b * scales(500).sigma, less.sigma)).toBeCloseTo(scales(480).sigma, 12);
  });
});

/** Where DDIM ends from states at t, by the exact denoiser, in steps of ten. */
async function endsByDdim(states: Float32Array, t: number): Promise<Float32Array> {
  const timesteps = Array.from({ length: Math.ceil(t / 10) }, (_, i) => t - 10 * i);
  const walk = { schedule: cosine, timesteps, sampler: DDIM, seed: 0, starts: states };
  return endsOf(await exhausted(pathsOf(walk, await exactX0(moons, cosine))));
}

const labels = pointLabels('twoMoons');

/** The moon that is nearest to each place. */
function moonsOf(places: ArrayLike<number>): number[] {
  return Array.from({ length: places.length / 2 }, (_, i) => {
    return labels[nearestPoint(moons, places[2 * i] as number, places[2 * i + 1] as number)] as number;
  });
}

/** How far a place is from the nearest point of the moons. */
function nearestOf([x = 0, y = 0]: readonly number[]): number {
  return Math.min(...lengths(moons.map((value, i) => value - (i % 2 === 0 ? x : y))));
}
