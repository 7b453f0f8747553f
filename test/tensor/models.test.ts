import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, it } from 'vitest';
import { createSchedule } from '../../src/process/schedule.js';
import type { Denoiser } from '../../src/tensor/denoiser.js';
import { sample } from '../../src/tensor/sample.js';
import { expectWithin } from '../support/close.js';
import { expectNoLeak, useCpu } from '../support/tensors.js';

beforeAll(useCpu);

const schedule = createSchedule({ kind: 'cosine' });
const SCALE = 0.25;

/** The clean end of a chain. */
async function cleanOf(denoiser: Denoiser, shape: number[]): Promise<Float32Array> {
  let clean = new Float32Array();
  for await (const { state } of sample(denoiser, { shape, steps: 5 })) {
    clean = (state.dataSync() as Float32Array).slice();
    state.dispose();
  }
  return clean;
}

/** What the models here predict: x̂0 = x_t / 4, from t = T - 1 to the end. */
async function expectedClean(shape: number[]): Promise<Float32Array> {
  const predict = (xt: tf.Tensor) => tf.mul(xt, SCALE);
  return cleanOf({ predicts: 'x0', schedule, predict }, shape);
}

describe('a model of tfjs is a denoiser in five lines', () => {
  it('made of layers', async () => {
    const dense = tf.layers.dense({ units: 2, inputShape: [3] }); // of x, y and t
    const model = tf.sequential({ layers: [dense] });
    const weights = [tf.tensor2d([SCALE, 0, 0, SCALE, 0, 0], [3, 2]), tf.zeros([2])];
    dense.setWeights(weights);
    const denoiser: Denoiser = {
      predicts: 'x0',
      schedule,
      predict: (xt, t) =>
        tf.tidy(() => model.predict(tf.concat([xt, tf.fill([xt.shape[0] as number, 1], t / 1000)], 1)) as tf.Tensor),
    };
    await expectNoLeak(async () => expectWithin(await cleanOf(denoiser, [4, 2]), await expectedClean([4, 2]), 1e-6));
    tf.dispose(weights);
    model.dispose();
  });

  it('a graph, saved to files and loaded', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'graph-'));
    const made = await tf.loadGraphModel(tf.io.fromMemory(scalingGraph()));
    await made.save(writerTo(folder));
    made.dispose();
    const model = await tf.loadGraphModel({ load: async () => readFrom(folder) });
    rmSync(folder, { recursive: true });
    const denoiser: Denoiser = {
      predicts: 'x0',
      schedule,
      predict: (xt) => tf.tidy(() => tf.squeeze(model.predict(tf.expandDims(xt, 0)) as tf.Tensor, [0])),
    };
    const shape = [4, 5, 3];
    await expectNoLeak(async () => expectWithin(await cleanOf(denoiser, shape), await expectedClean(shape), 1e-6));
    model.dispose();
  });
});

/** A graph of one multiplication, as a converter writes it. */
function scalingGraph(): tf.io.ModelArtifacts {
  const float = { dtype: { type: 'DT_FLOAT' } };
  const axis = (size: number) => ({ size: String(size) });
  const shape = { shape: { shape: { dim: [-1, 4, 5, 3].map(axis) } } };
  const modelTopology = {
    node: [
      { name: 'xt', op: 'Placeholder', attr: { ...float, ...shape } },
      { name: 'scale', op: 'Const', attr: { ...float, value: { tensor: { dtype: 'DT_FLOAT', tensorShape: {} } } } },
      { name: 'x0', op: 'Mul', input: ['xt', 'scale'], attr: { T: { type: 'DT_FLOAT' } } },
    ],
    library: {},
    versions: { producer: 808 },
  };
  return {
    modelTopology,
    format: 'graph-model',
    weightSpecs: [{ name: 'scale', shape: [], dtype: 'float32' }],
    weightData: Float32Array.of(SCALE).buffer,
  };
}

function writerTo(folder: string): tf.io.IOHandler {
  return tf.io.withSaveHandler(async ({ weightData, ...others }) => {
    writeFileSync(join(folder, 'model.json'), JSON.stringify(others));
    writeFileSync(join(folder, 'weights.bin'), Buffer.from(weightData as ArrayBuffer));
    return { modelArtifactsInfo: { dateSaved: new Date(0), modelTopologyType: 'JSON' } };
  });
}

function readFrom(folder: string): tf.io.ModelArtifacts {
  const weights = readFileSync(join(folder, 'weights.bin'));
  const artifacts = JSON.parse(readFileSync(join(folder, 'model.json'), 'utf8')) as tf.io.ModelArtifacts;
  return { ...artifacts, weightData: new Uint8Array(weights).buffer };
}
