import { expect, it } from 'vitest';
import { format } from '../../src/i18n/format.js';
import { ENGLISH } from '../../src/i18n/locale.js';
import { catalogue } from '../../src/i18n/message.js';
import * as num from '../../src/i18n/num.js';

const written = (text: num.NumberText, lang = 'en') => format(text, { ...ENGLISH, lang });

it('writes each kind of number in its own way', () => {
  expect([num.share(0.2649), num.share(0.2649, 1)].map((text) => written(text))).toEqual(['26%', '26.5%']);
  expect([num.decimal(-0.684), num.decimal(8, 1), num.coordinate(-0.534)].map((text) => written(text))).toEqual([
    ...['−0.68', '8.0', '−0.53'],
  ]);
  expect([0, 0.00213, 6.4, 128.4].map((value) => written(num.distance(value)))).toEqual(['0', '0.0021', '6.4', '128']);
  expect([num.logSnr(-2), num.logSnr(Infinity), num.logSnr(-Infinity)].map((text) => written(text))).toEqual([
    ...['−2.0', '∞', '−∞'],
  ]);
  expect([written(num.count(12_000)), written(num.count(12_000), 'de')]).toEqual(['12,000', '12.000']);
  expect([200, 1 / 3].map((t) => written(num.timestep(t)))).toEqual(['200', '0.333']);
  expect([-0.25, 0.1 + 0.2].map((value) => written(num.exact(value)))).toEqual(['−0.25', '0.30000000000000004']);
});

it('bounds a tiny number by a power of ten', () => {
  expect([0, 1e-15, 2e-7, 1e-6, 0.4].map((value) => written(num.tiny(value)))).toEqual([
    ...['10⁻¹²', '10⁻¹²', '10⁻⁶', '10⁻⁶', '10⁰'],
  ]);
});

const KINDS = [num.share, num.decimal, num.distance, num.coordinate, num.tiny, num.count, num.timestep, num.logSnr];

it.each(KINDS)('tells a pending number, a missing one and an undefined one apart', (kind) => {
  const marks = [kind(undefined), kind(null), kind(Number.NaN)];
  expect(marks).toEqual([num.PENDING, num.NONE, num.UNDEFINED]);
  expect(marks.map((mark) => written(mark))).toEqual(['…', '–', 'n/a']);
});

it('stands in the gaps of messages', () => {
  const messages = catalogue('test', { lost: '{nats} nats lost' });
  expect(written(messages.lost({ nats: num.decimal(2.2345) }))).toBe('2.23 nats lost');
  expect(written(messages.lost({ nats: num.decimal(undefined) }))).toBe('… nats lost');
});
