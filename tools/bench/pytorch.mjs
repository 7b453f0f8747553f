// PyTorch as a contender: a Python process that times the notebook's formulas.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { env } from 'node:process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const PYTHONS = ['python3', '/usr/bin/python3'];
const script = fileURLToPath(new URL('notebook.py', import.meta.url));

export const HOW_TO_INSTALL = 'PyTorch is not installed; to compare with it: apt-get install python3-torch';

/** Starts PyTorch; null if no Python has it. */
export async function startPyTorch() {
  const python = PYTHONS.find((path) => spawnSync(path, ['-c', 'import torch']).status === 0);
  if (!python) return null;
  // Only the network for points multiplies matrices, and its are too small for two threads: they would wait for each other.
  const process = spawn(python, [script], {
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...env, OPENBLAS_NUM_THREADS: '1' },
  });
  const lines = createInterface({ input: process.stdout })[Symbol.asyncIterator]();
  const nextAnswer = async () => {
    const { value, done } = await lines.next();
    if (done) throw new Error('PyTorch ended early');
    return JSON.parse(value);
  };
  const { version, threads } = await nextAnswer();
  return {
    name: 'pytorch',
    description: `PyTorch ${version}, ${threads} threads`,
    works: [
      'jump',
      'grid',
      'chain-step',
      'chain-states',
      'train-step',
      'sample-points',
      'guided-samples',
      'posterior-mean',
      'flow-map',
    ],
    run(work, size, repeats) {
      process.stdin.write(`${JSON.stringify({ work, ...size, repeats })}\n`);
      return nextAnswer();
    },
    async stop() {
      process.stdin.end();
      await once(process, 'exit');
    },
  };
}
