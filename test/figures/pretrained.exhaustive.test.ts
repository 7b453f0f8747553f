import { expect, it } from 'vitest';
import { pretrained as networks } from '../../src/figures/Reflow/pretrained.js';
import { trainingFloor } from '../../src/figures/TrainDenoiser/floor.js';
import { pretrained } from '../../src/figures/TrainDenoiser/pretrained.js';
import { type Run, train } from '../../src/figures/TrainDenoiser/training.js';
import { pointSet, reflow, trainDenoiser } from '../../src/learn/index.js';
import { loadPosterior } from '../../src/mixture/loadPosterior.js';

// What the figures open on is what their button gives with the default props.

it('TrainDenoiser opens on the end of its own training', async () => {
  const points = pointSet('swissRoll');
  let run: Run | undefined;
  const show = (newest: Run) => {
    run = newest;
  };
  await train({ points, set: 'swissRoll', steps: 3000, seed: 0 }, { signal: new AbortController().signal, show });
  expect(run?.losses.map(({ loss }) => loss)).toEqual(pretrained.losses);
  expect(run?.distances).toEqual(pretrained.distances);
  const samples = Array.from(run?.samples?.points ?? [], (value) => Number(value.toFixed(4)));
  expect(samples).toEqual(pretrained.samples);
  await loadPosterior();
  const work = trainingFloor(points);
  let step = work.next();
  while (!step.done) step = work.next();
  expect(step.value).toBe(pretrained.floor);
});

it('Reflow opens on its own networks', async () => {
  const flow = await trainDenoiser(pointSet('twoMoons'), { path: 'flow', steps: 3000, seed: 0 });
  expect(flow.toJSON()).toEqual(networks.flow);
  expect((await reflow(flow, { steps: 1000, seed: 0 })).toJSON()).toEqual(networks.reflowed);
});
