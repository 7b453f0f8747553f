import type { ChosenPoints } from '../../marks/scatter/chosenPoints.js';
import type { Run } from './training.js';
import type { Phase } from './useTraining.js';

const number = new Intl.NumberFormat('en-GB');

/** The data in words. */
export function dataIn(chosen: ChosenPoints | null): string {
  if (!chosen) return 'nothing yet';
  const [shown] = chosen.points.shape;
  const count = `${number.format(shown)} ${shown === 1 ? 'point' : 'points'}`;
  return shown < chosen.given ? `${count} of ${number.format(chosen.given)}` : count;
}

/** The samples in words. */
export function samplesIn(run: Run | null): string {
  if (!run?.samples) return 'none yet';
  return `${number.format(run.samples.points.length / 2)} points after step ${number.format(run.samples.step)}`;
}

/** How far it is, as it changes with every report. */
export function stepsIn(run: Run | null, steps: number): string {
  const loss = run?.losses.at(-1)?.loss;
  return `step ${number.format(run?.step ?? 0)} of ${number.format(steps)}, loss ${loss?.toFixed(3) ?? '–'}`;
}

/** What a reader has to know besides, which changes seldom. */
export function statusIn(phase: Phase, run: Run | null): string {
  const slowly = run?.isSlow
    ? ' This browser has no WebAssembly with SIMD, so that it takes about twenty times as long.'
    : '';
  switch (phase) {
    case 'running':
      return `Training with seed ${run?.seed ?? '–'}.${slowly}`;
    case 'stopped':
      return run?.samples
        ? `Stopped. The samples are those after ${number.format(run.samples.step)} steps.`
        : 'Stopped before there were samples.';
    case 'trained':
      return resultIn(run);
    default:
      return '';
  }
}

function resultIn(run: Run | null): string {
  if (!run?.distances) return '';
  const { samples, data } = run.distances;
  const times = data > 0 ? `: ${(samples / data).toFixed(1)} times as far` : '';
  return (
    `Trained with seed ${run.seed}. On average a sample lies ${rounded(samples)} from the nearest point of the data, ` +
    `and a point of the data ${rounded(data)} from the nearest other${times}.`
  );
}

/** Two significant digits, as data have any unit. */
function rounded(value: number): string {
  return Number(value.toPrecision(2)).toString();
}
