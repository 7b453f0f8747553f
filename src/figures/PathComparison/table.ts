import type { SampledPath } from './charts.js';

/** The paths as they are drawn: places even in logSnr. */
export function* pathLines(sampled: readonly SampledPath[]): Generator<string> {
  yield 'path,t,alpha,sigma,logSnr';
  for (const { kind, path, times } of sampled) {
    for (const t of times) yield [kind, t, path.alpha(t), path.sigma(t), path.logSnr(t)].join(',');
  }
}
