import type { Particles } from './particles.js';

/** The states of all particles on both ways; -1 is the t of the clean end. */
export function* particleLines({ paths }: Particles): Generator<string> {
  yield 'way,particle,t,x,y';
  for (const [way, { timesteps, states }] of Object.entries(paths)) {
    for (let i = 0; i < states.length; i += 2) {
      const particle = Math.floor(i / 2 / timesteps.length);
      yield [way, particle, timesteps[(i / 2) % timesteps.length], states[i], states[i + 1]].join(',');
    }
  }
}
