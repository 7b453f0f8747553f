// Trains the networks on which TrainDenoiser and Reflow open, and writes them as modules. `npm run build && node scripts/pretrain.mjs`
import { writeFileSync } from 'node:fs';

const { pointSet, trainDenoiser, reflow } = await import('../dist/learn/index.js');
const { train } = await import('../dist/figures/TrainDenoiser/training.js');
const { trainingFloor } = await import('../dist/figures/TrainDenoiser/floor.js');
const { loadPosterior } = await import('../dist/mixture/loadPosterior.js');

/** The defaults of both figures. */
const [STEPS, SEED] = [3000, 0];

/** Writes a module of one constant. */
function write(path, imports, docs, declaration, value) {
  const made = `// Made by scripts/pretrain.mjs.\n${imports}\n/** ${docs} */\nexport const ${declaration} = ${JSON.stringify(value)};\n`;
  writeFileSync(new URL(`../src/figures/${path}/pretrained.ts`, import.meta.url), made);
}

async function runOfTraining() {
  const points = pointSet('swissRoll');
  let last;
  const show = (run) => {
    last = run;
  };
  await train({ points, set: 'swissRoll', steps: STEPS, seed: SEED }, { signal: new AbortController().signal, show });
  await loadPosterior();
  const floors = trainingFloor(points);
  let floor = floors.next();
  while (!floor.done) floor = floors.next();
  const { losses, samples, distances } = last;
  return {
    losses: losses.map(({ loss }) => loss),
    // A hundredth of the width of a line in the plot.
    samples: Array.from(samples.points, (value) => Number(value.toFixed(4))),
    distances,
    floor: floor.value,
  };
}

const run = await runOfTraining();
write(
  'TrainDenoiser',
  "import type { Pretrained } from './training.js';\n",
  'The training on the Swiss roll by the default props.',
  'pretrained: Pretrained',
  run,
);
const flow = await trainDenoiser(pointSet('twoMoons'), { steps: STEPS, seed: SEED, path: 'flow' });
const reflowed = await reflow(flow, { steps: STEPS / 3, seed: SEED });
write(
  'Reflow',
  "import type { FlowDenoiserJSON } from '../../learn/types.js';\n",
  'The flow of the two moons by the default props, and its reflow.',
  "pretrained: Readonly<Record<'flow' | 'reflowed', FlowDenoiserJSON>>",
  { flow: flow.toJSON(), reflowed: reflowed.toJSON() },
);
