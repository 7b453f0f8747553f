import type { Guided } from './sampled.js';

/** The states of all paths; -1 is the t of the clean end, of a path in continuous time its start. */
export function* pathLines(guided: readonly Guided[]): Generator<string> {
  yield 'denoiser,path,t,x,y';
  for (const { guide, paths } of guided) {
    const { timesteps, states } = paths;
    for (let i = 0; i < states.length; i += 2) {
      const path = Math.floor(i / 2 / timesteps.length);
      yield [guide, path, timesteps[(i / 2) % timesteps.length], states[i], states[i + 1]].join(',');
    }
  }
}
