import { expect, it } from 'vitest';
import { faultsOf } from '../../scripts/languages.mjs';
import { registry } from '../../src/figures/registry.js';
import { english, type Messages } from '../../src/messages/index.js';
import { numberIn, texIn } from '../../src/words/numbers.js';
import { catalogueFor } from '../../src/words/speech.js';

const files = import.meta.glob<{ messages: Messages }>('../../src/messages/??.ts', { eager: true });
const codes = Object.keys(files).map((path) => /(\w+)\.ts$/.exec(path)?.[1] ?? '');

it.each(Object.values(files).map(({ messages }, index) => [codes[index], messages] as const))(
  'has every message in %s, with its gaps; only a new figure may wait for its translation as a whole',
  (code, messages) => {
    const isUntranslated = (name: string) => !Object.keys(messages).some((key) => key.startsWith(`${name}.`));
    const waiting = Object.keys(registry).filter(isUntranslated);
    const faults = faultsOf(english, messages, code);
    expect(faults.filter((fault) => !waiting.some((name) => fault.startsWith(`missing: ${name}.`)))).toEqual([]);
  },
);

it('names what is missing, has other gaps, or is no message', () => {
  const [first, second, third] = ['one', 'two {t}', 'three'];
  expect(faultsOf({ first, second, third }, { second: 'zwei {s}', third: 'drei', fourth: 'vier' })).toEqual([
    'missing: first: one',
    'other gaps: second: two {t} | zwei {s}',
    'unknown: fourth',
  ]);
});

it('names the forms for numbers that a language lacks, and asks for none that it has not', () => {
  const forms = { points: '{count} points', 'points.one': 'a point', still: 'nothing' };
  const [points, still] = ['{count}', 'x'];
  expect(faultsOf(forms, { points, still }, 'zh')).toEqual([]);
  expect(faultsOf(forms, { points, still, 'points.one': '1' }, 'zh')).toEqual(['unknown: points.one']);
  expect(faultsOf(forms, { points, still, 'points.one': '{count}' }, 'fr')).toEqual([]);
  expect(faultsOf(forms, { points, still, 'points.one': '{s}' }, 'fr')).toEqual([
    'other gaps: points.one: a point | {s}',
  ]);
  expect(faultsOf(forms, { points, still, 'points.one': '1', 'points.few': '{count}' }, 'pl')).toEqual([
    'missing: points.many: a point',
  ]);
});

it('finds the translation of a tag, and none for what it would not serve', async () => {
  expect(codes.length).toBeGreaterThan(3);
  for (const code of codes)
    expect(await catalogueFor(code)?.load()).toBe(files[`../../src/messages/${code}.ts`]?.messages);
  const same = ['de-AT', 'DE', 'fr-CA', 'es-419', 'zh-CN', 'zh-Hans', 'zh-SG'];
  expect(same.map((tag) => catalogueFor(tag) === catalogueFor(tag.slice(0, 2).toLowerCase()))).toEqual(
    same.map(() => true),
  );
  const none = ['', 'en', 'en-GB', 'it', 'zh-Hant', 'zh-TW', 'constructor', 'not a tag', '-', 5 as unknown as string];
  expect(none.filter((tag) => catalogueFor(tag) !== undefined)).toEqual([]);
});

it('writes numbers as the language writes them, and leaves what is none', () => {
  const numbers = ['0.64', '−1.5', '12,000', '2.1e-5', '< 0.1%', 't = 0.8', '1000'];
  expect(numbers.map((number) => numberIn('de', number))).toEqual([
    ...['0,64', '−1,5', '12.000', '2,1e-5', '< 0,1\u00a0%', 't = 0,8', '1000'],
  ]);
  expect(numbers.map((number) => numberIn('zh', number))).toEqual([...numbers]);
  expect(numbers.map((number) => numberIn('en', number))).toEqual(numbers);
  expect(numberIn('de-CH', '0.64')).toBe('0.64');
  expect(numberIn('no tag at all', '0.64')).toBe('0.64');
  const others = ['', '–', 't = x', 'photo.2.png', '1.2.3', 'a.b', '12,00'];
  expect(others.map((text) => numberIn('de', text))).toEqual(others);
});

it('writes numbers in a formula as the language does, and leaves lengths to TeX', () => {
  const tex = String.raw`x_t \kern0.1em \text{at } t = 0.25,\ \sigma = 12.5 \hspace{0.55 em} a_1.b`;
  const german = String.raw`x_t \kern0.1em \text{at } t = 0{,}25,\ \sigma = 12{,}5 \hspace{0.55 em} a_1.b`;
  expect([texIn('de', tex), texIn('en', tex), texIn('zh', tex), texIn('de-CH', tex)]).toEqual([german, tex, tex, tex]);
});
