import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const PACKAGE = join(import.meta.dirname, '../../python/src');
const DRIVER = readFileSync(join(import.meta.dirname, 'driver.py'), 'utf8');
const MAX_OUTPUT = 2 ** 28;

/** Why no snippet can be run here; null if it can. */
export function lackOfPython() {
  const { error, status } = spawnSync('python3', ['-c', 'import numpy'], { stdio: 'pipe' });
  if (error) return 'python3 is not on this machine';
  return status === 0 ? null : 'python3 has no NumPy: python3 -m pip install numpy';
}

/**
 * Runs scripts one after the other, each by itself.
 *
 * @param scripts - each is a list of cells, which share their variables.
 * @param isRecorded - whether the noise is returned; defaults to false.
 * @returns of each script what its cells print, the noise that it drew as `[length, seed, stream, bytes as hex]`, and its error or null.
 */
export function runScripts(scripts, isRecorded = false) {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', DRIVER], {
    input: JSON.stringify({ scripts, isRecorded }),
    maxBuffer: MAX_OUTPUT,
    encoding: 'utf8',
    env: { ...process.env, PYTHONPATH: PACKAGE, PYTHONIOENCODING: 'utf-8', PYTHONDONTWRITEBYTECODE: '1' },
  });
  if (status !== 0) throw new Error(`python3 ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

/** What a script printed: the numbers of each line by its name. */
export function numbersIn(printed) {
  const lines = printed.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const at = line.lastIndexOf(' = ');
    const words = line
      .slice(at + 3)
      .replace(/[[\]]/g, '')
      .split(', ');
    return [line.slice(0, at), words.map((word) => (word === 'None' ? null : numberOf(word)))];
  });
}

function numberOf(word) {
  return { inf: Infinity, '-inf': -Infinity }[word] ?? Number(word);
}
