import { describe, expect, it } from 'vitest';
import { checkInteger, checkPositiveInteger, invalid, shown, tagOf } from '../../src/base/check.js';

function revoked(target: object = {}): object {
  const { proxy, revoke } = Proxy.revocable(target, {});
  revoke();
  return proxy;
}

/** Objects that throw wherever they are touched. */
function hostileObjects(): unknown[] {
  const circular = Object.assign(Object.create(null), { name: 'circular' });
  circular.self = circular;
  const fail = () => {
    throw new Error('touched');
  };
  const function_ = Object.assign(() => {}, { toString: fail });
  return [
    circular,
    function_,
    revoked(),
    revoked([]),
    revoked(() => {}),
    { toString: fail, toJSON: fail, [Symbol.toPrimitive]: fail },
    Object.defineProperty({}, Symbol.toStringTag, { get: fail }),
    new Proxy({}, { get: fail, has: fail, ownKeys: fail, getPrototypeOf: fail }),
  ];
}

describe('what a message shows', () => {
  it('is a text, whatever the value', () => {
    for (const value of hostileObjects()) {
      expect(shown(value)).toMatch(/^\[object (Object|Function|Unreadable)\]$/);
      expect(tagOf(value)).toMatch(/^(Object|Function|Unreadable)$/);
    }
    expect(shown([revoked(), revoked([])])).toBe('[[object Unreadable], [object Unreadable]]');
    const circular: unknown[] = [1];
    circular.push(circular);
    expect(shown(circular)).toBe('[1, [1, [1, [object Array]]]]');
    const failing = Object.defineProperty([1], 0, {
      get: () => {
        throw new Error('touched');
      },
    });
    expect(shown(failing)).toBe('[object Unreadable]');
  });
});

describe('invalid', () => {
  it.each<[unknown, string]>([
    ['two', '"two"'],
    [-0.5, '-0.5'],
    [Number.NaN, 'NaN'],
    [undefined, 'undefined'],
    [null, 'null'],
    [true, 'true'],
    [{ a: 1 }, '[object Object]'],
    [[1, 'a', [0, null]], '[1, "a", [0, null]]'],
    [[], '[]'],
    [[[[[1]]]], '[[[[object Array]]]]'],
    [Array.from({ length: 1000 }, () => 0), `[${'0, '.repeat(39)}…]`],
    [Symbol('s'), 'Symbol(s)'],
    [Symbol(), 'Symbol()'],
    [10n, '10n'],
    [Object.create(null), '[object Object]'],
    [() => 'source text', '[object Function]'],
    ['x'.repeat(121), `"${'x'.repeat(117)}…"`],
  ])('shows %o as %s', (value, shown) => {
    expect(invalid('name', value, 'something else')).toEqual(
      new RangeError(`invalid name: ${shown}; expected something else`),
    );
  });
});

describe('checkInteger', () => {
  it.each([0, 1, 9])('lets %d pass in 0 <= n < 10', (value) => {
    expect(() => checkInteger('n', value, 0, 10)).not.toThrow();
  });

  it.each([-1, 10, 0.5, Number.NaN, Infinity])('refuses %d in 0 <= n < 10', (value) => {
    expect(() => checkInteger('n', value, 0, 10)).toThrow(
      new RangeError(`invalid n: ${value}; expected an integer in 0 <= n < 10`),
    );
  });
});

describe('checkPositiveInteger', () => {
  it.each([1, 2, 1000])('lets %d pass', (value) => {
    expect(() => checkPositiveInteger('n', value)).not.toThrow();
  });

  it.each([0, -1, 1.5, Number.NaN])('refuses %d', (value) => {
    expect(() => checkPositiveInteger('n', value)).toThrow(
      new RangeError(`invalid n: ${value}; expected a positive integer`),
    );
  });
});
