import type { Described } from './described.js';

/** Timestep and σ of each step of each configuration; the last line is the end. */
export function* stepLines(described: readonly Described[]): Generator<string> {
  yield ['step', ...described.flatMap(({ side }) => [`timestep ${side}`, `sigma ${side}`])].join(',');
  const lines = Math.max(...described.map(({ noise }) => noise.length));
  for (let step = 0; step < lines; step++) {
    const cells = described.flatMap(({ table }) => [table.timesteps[step] ?? '', table.sigmas[step] ?? '']);
    yield [step, ...cells].join(',');
  }
}
