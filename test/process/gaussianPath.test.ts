import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gaussianPath } from '../../src/process/gaussianPath.js';
import type { GaussianPath } from '../../src/process/types.js';
import { anyPath, anyTimeOf } from '../support/arbitraries.js';
import { expectRelative, expectWithin } from '../support/close.js';
import { goldenPaths } from '../support/golden.js';

const valuesOf = ({ alpha, sigma, slopes, logSnr }: GaussianPath, t: number) => [
  alpha(t),
  sigma(t),
  slopes(t).alpha,
  slopes(t).sigma,
  logSnr(t),
];

describe.each(goldenPaths().paths)('$options', ({ options, rows }) => {
  const path = gaussianPath(options);

  it.each(rows)('has the golden values at t = $t', ({ t, alpha, sigma, alphaSlope, sigmaSlope, logSnr }) => {
    expectWithin(valuesOf(path, t), [alpha, sigma, alphaSlope, sigmaSlope, logSnr], 1e-9);
  });

  it.each(rows)('is at t = $t again by its logSnr', ({ t, logSnr }) => {
    expectWithin([path.timeAt(logSnr)], [t], 1e-9);
  });
});

describe('a path of any kind', () => {
  it('is at the t of its logSnr, which falls', () => {
    fc.assert(
      fc.property(anyPath.chain(anyTimeOf), ({ path, t }) => {
        expectWithin([path.timeAt(path.logSnr(t))], [t], 1e-9 * path.end);
        const { alpha, sigma } = path;
        expectWithin([path.logSnr(t)], [2 * Math.log(alpha(t) / sigma(t))], 1e-9);
        expect(path.logSnr(t)).toBeLessThan(path.logSnr(t * 0.99));
      }),
    );
  });

  it('has the slopes of its finite differences', () => {
    fc.assert(
      fc.property(anyPath.chain(anyTimeOf), ({ path, t }) => {
        const step = 1e-5 * Math.min(t, path.end - t);
        const rise = (scale: (t: number) => number) => (scale(t + step) - scale(t - step)) / (2 * step);
        const { alpha, sigma } = path.slopes(t);
        const largest = Math.max(1, Math.abs(alpha), sigma);
        expectWithin([alpha, sigma], [rise(path.alpha), rise(path.sigma)], 1e-5 * largest);
      }),
    );
  });

  it('has by a shift of m a logSnr of 2·ln m less, and keeps what it keeps', () => {
    const kept = {
      power: ({ alpha, sigma }: GaussianPath, t: number) => alpha(t) ** 2 + sigma(t) ** 2,
      sum: ({ alpha, sigma }: GaussianPath, t: number) => alpha(t) + sigma(t),
      signal: ({ alpha }: GaussianPath, t: number) => alpha(t),
    };
    const keptBy = (kind: string) => (kind === 'flow' ? 'sum' : /^(ve|edm)$/.test(kind) ? 'signal' : 'power');
    const anyShift = fc.double({ min: 0.1, max: 10, noNaN: true });
    fc.assert(
      fc.property(anyPath.chain(anyTimeOf), anyShift, ({ options, t }, m) => {
        const [path, shifted] = [gaussianPath({ ...options, shift: 1 }), gaussianPath({ ...options, shift: m })];
        expectWithin([shifted.logSnr(t)], [path.logSnr(t) - 2 * Math.log(m)], 1e-9);
        expectWithin([kept[keptBy(path.kind)](shifted, t)], [1], 1e-12);
      }),
    );
  });

  it('begins with the data and ends in noise', () => {
    for (const kind of ['vp-linear', 'vp-scaled-linear', 'cosine', 'sigmoid', 'zero-snr', 'edm', 'flow'] as const) {
      const path = gaussianPath({ kind });
      expect([path.alpha(0), path.sigma(0), path.logSnr(0), path.timeAt(Infinity)]).toEqual([1, 0, Infinity, 0]);
    }
    for (const kind of ['cosine', 'sigmoid', 'zero-snr', 'flow'] as const) {
      const path = gaussianPath({ kind });
      expect([path.alpha(1), path.sigma(1), path.logSnr(1), path.timeAt(-Infinity)]).toEqual([0, 1, -Infinity, 1]);
    }
  });

  it('has at t = 0 the slopes of its limit, or infinite ones', () => {
    const slopesOf = (kind: 'vp-linear' | 'cosine' | 'sigmoid', s = 0) => gaussianPath({ kind, s }).slopes(0);
    expect(slopesOf('vp-linear')).toEqual({ alpha: -0.05, sigma: Infinity });
    expectWithin([slopesOf('cosine').alpha, slopesOf('cosine').sigma], [0, Math.PI / 2], 1e-12);
    expect(slopesOf('sigmoid').sigma).toBe(Infinity);
    expect(gaussianPath({ kind: 'sigmoid' }).slopes(1).alpha).toBe(-Infinity);
  });

  it('is at the nearer end for a logSnr that it does not reach', () => {
    const path = gaussianPath({ kind: 've' });
    expect([path.timeAt(100), path.timeAt(-100)]).toEqual([0, 1]);
    expectRelative([path.logSnr(0), path.logSnr(1)], [-2 * Math.log(0.01), -2 * Math.log(50)], 1e-12);
  });

  it('is frozen, and vp-linear unless told otherwise', () => {
    expect(Object.isFrozen(gaussianPath())).toBe(true);
    expect(gaussianPath(null).kind).toBe('vp-linear');
  });
});

describe('a bad option', () => {
  const numbers = 'shift, betaStart, betaEnd, s, sigmaStart, sigmaEnd, end';

  it.each<[unknown, string]>([
    ['flow', 'invalid options: "flow"; expected { kind, shift, … }'],
    [
      { kind: 'linear' },
      `invalid kind: "linear"; expected one of 'vp-linear', 'vp-scaled-linear', 'zero-snr', 'cosine', 'sigmoid', 've', 'edm', 'flow'`,
    ],
    [{ shfit: 3 }, `invalid shfit: 3; expected a key of a path: kind, ${numbers}`],
    [{ path: 'flow' }, `invalid path: "flow"; expected a key of a path: kind, ${numbers}`],
    [{ shift: 0 }, 'invalid shift: 0; expected a finite number above 0'],
    [{ shift: '2' }, 'invalid shift: "2"; expected a finite number above 0'],
    [{ betaStart: 0 }, 'invalid betaStart: 0; expected 0 < betaStart <= betaEnd <= 1000'],
    [{ betaEnd: 0.01 }, 'invalid betaStart: 0.1; expected 0 < betaStart <= betaEnd <= 1000; betaEnd is 0.01'],
    [{ betaEnd: 2000 }, 'invalid betaEnd: 2000; expected 0 < betaStart <= betaEnd <= 1000'],
    [{ kind: 'cosine', s: -1 }, 'invalid s: -1; expected a number in 0 <= s <= 1'],
    [{ kind: 've', sigmaStart: 50 }, 'invalid sigmaStart: 50; expected 0 < sigmaStart < sigmaEnd; sigmaEnd is 50'],
    [
      { kind: 've', sigmaStart: 1e-200, sigmaEnd: 1e200 },
      'invalid sigmaStart: 1e-200; expected a finite sigmaEnd / sigmaStart; sigmaEnd is 1e+200',
    ],
    [{ kind: 'edm', end: Infinity }, 'invalid end: Infinity; expected a finite number above 0'],
  ])('%o is refused', (options, message) => {
    expect(() => gaussianPath(options as object)).toThrow(new RangeError(message));
  });

  it.each([-1, 1.1, Number.NaN, '0.5', undefined])('t = %o is refused', (t) => {
    const path = gaussianPath();
    const message = `invalid t: ${typeof t === 'string' ? `"${t}"` : t}; expected a number in 0 <= t <= 1`;
    for (const name of ['alpha', 'sigma', 'slopes', 'logSnr'] as const) {
      expect(() => path[name](t as number)).toThrow(new RangeError(message));
    }
    expect(() => path.timeAt(Number.NaN)).toThrow(new RangeError('invalid logSnr: NaN; expected a number'));
  });
});
