import fc from 'fast-check';
import { expect, it } from 'vitest';
import { faultsOf } from '../../scripts/languages.mjs';
import { translationOf } from '../../src/i18n/locale.js';
import {
  formatCount,
  formatFixed,
  formatNumber,
  formatPercent,
  formatShort,
  formatSignificant,
  texIn,
  withWideMinus,
} from '../../src/i18n/numbers.js';
import { english, type Messages } from '../../src/messages/index.js';
import { registry } from '../../src/registry.js';

const files = import.meta.glob<{ messages: Messages }>('../../src/locales/??.ts', { eager: true });
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
    expect(await translationOf(code)?.load()).toBe(files[`../../src/locales/${code}.ts`]?.messages);
  const same = ['de-AT', 'DE', 'fr-CA', 'es-419', 'zh-CN', 'zh-Hans', 'zh-SG'];
  expect(same.map((tag) => translationOf(tag) === translationOf(tag.slice(0, 2).toLowerCase()))).toEqual(
    same.map(() => true),
  );
  const none = ['', 'en', 'en-GB', 'it', 'zh-Hant', 'zh-TW', 'constructor', 'not a tag', '-', 5 as unknown as string];
  expect(none.filter((tag) => translationOf(tag) !== undefined)).toEqual([]);
});

it('writes numbers as the language writes them', () => {
  const numbers = [
    formatFixed(0.64, 3),
    withWideMinus(formatFixed(-1.5, 1)),
    formatFixed(-1.5, 1),
    formatSignificant(0.000021, 2),
    formatSignificant(0.064, 3),
    formatCount(12_000),
    formatCount(1000),
    formatPercent(0.001, 1),
    ...[1000, 0.75, -0.5, 1e-7, 0],
  ];
  const written = (lang: string) => numbers.map((number) => formatNumber(lang, number));
  expect(written('en')).toEqual([
    ...['0.640', '−1.5', '-1.5', '0.000021', '0.0640', '12,000', '1,000', '0.1%', '1000', '0.75', '-0.5', '1e-7', '0'],
  ]);
  expect(written('de')).toEqual([
    ...[
      '0,640',
      '−1,5',
      '-1,5',
      '0,000021',
      '0,0640',
      '12.000',
      '1.000',
      '0,1\u00a0%',
      '1000',
      '0,75',
      '-0,5',
      '1e-7',
      '0',
    ],
  ]);
  // Spanish sets thousands apart from 10 000 on; French has a narrow space.
  expect(
    ['es', 'fr', 'zh'].map((lang) => [formatNumber(lang, formatCount(1000)), formatNumber(lang, formatCount(12_000))]),
  ).toEqual([
    ['1000', '12.000'],
    ['1\u202f000', '12\u202f000'],
    ['1,000', '12,000'],
  ]);
  // Digits are those of formulas and inputs, also where a language has others.
  expect(formatNumber('fa', formatCount(12))).toBe('12');
  expect(written('no tag at all')).toEqual(written('en'));
});

it('writes numbers in English as JavaScript rounds them', () => {
  const expectSame = (value: number, digits: number) => {
    expect(formatNumber('en', formatFixed(value, digits))).toBe(value.toFixed(digits));
    expect(formatNumber('en', formatSignificant(value, digits + 1))).toBe(value.toPrecision(digits + 1));
    expect(formatNumber('en', value)).toBe(String(value));
  };
  for (const value of [0, -0, 1.005, -0.001, 0.5, 2.5, 123_456, 1234.5678, 1e-7]) expectSame(value, 2);
  const digits = fc.integer({ min: 0, max: 12 });
  fc.assert(
    fc.property(
      fc.double({ min: -10, max: 10, noNaN: true }),
      fc.integer({ min: -30, max: 0 }),
      digits,
      (size, power, decimals) => {
        // As far as a number of such a size has its digits.
        const value = Number((size * 10 ** power).toPrecision(12));
        fc.pre(value === 0 || Math.abs(value) > 1e-300);
        fc.pre((String(value).split('.')[1]?.length ?? 0) <= 20);
        expectSame(value, decimals);
      },
    ),
  );
});

it('writes numbers in a formula as the language does, and leaves lengths to TeX', () => {
  const tex = String.raw`x_t \kern0.1em \text{at } t = 0.25,\ \sigma = 12.5 \hspace{0.55 em} a_1.b`;
  const german = String.raw`x_t \kern0.1em \text{at } t = 0{,}25,\ \sigma = 12{,}5 \hspace{0.55 em} a_1.b`;
  expect([texIn('de', tex), texIn('en', tex), texIn('zh', tex), texIn('de-CH', tex)]).toEqual([german, tex, tex, tex]);
});

it('writes short numbers with two digits below 10, and whole from there', () => {
  const written = (value: number) => formatNumber('en', formatShort(value));
  expect([0, 0.0021, 6.4, 9.94, 12.3, 99.6, 128.4].map(written)).toEqual([
    '0',
    '0.0021',
    '6.4',
    '9.9',
    '12',
    '100',
    '128',
  ]);
});

// No other test knows what a translation means: two that are swapped have every message, with its gaps.
it.each<[keyof Messages, Record<'de' | 'es' | 'fr' | 'zh', string>]>([
  ['FlowPlane.chord', { de: 'Sehne', es: 'cuerda', fr: 'corde', zh: '弦' }],
  ['FlowPlane.tangent', { de: 'Tangente', es: 'tangente', fr: 'tangente', zh: '切线' }],
  ['DensityFlow.leftOrRight', { de: 'links', es: 'izquierda', fr: 'gauche', zh: '左' }],
  ['DensityFlow.upperOrLower', { de: 'oben', es: 'arriba', fr: 'haut', zh: '上' }],
  ['Spectrum.noise', { de: 'Rauschen', es: 'ruido', fr: 'bruit', zh: '噪声' }],
  ['Spectrum.image', { de: 'Bild', es: 'imagen', fr: 'image', zh: '图像' }],
  ['SampleTrajectories.exactDenoiser', { de: 'exakt', es: 'exacto', fr: 'exact', zh: '精确' }],
  ['SampleTrajectories.learnedDenoiser', { de: 'gelernt', es: 'aprendido', fr: 'appris', zh: '学得' }],
  ['SampleTrajectories.oracleDenoiser', { de: 'Orakel', es: 'oráculo', fr: 'oracle', zh: '先知' }],
  ['controls.backward', { de: 'Rückwärts', es: 'atrás', fr: 'rebours', zh: '倒' }],
  ['teach.right', { de: 'Richtig', es: 'Correcto', fr: 'Juste', zh: '正确' }],
  ['teach.wrong', { de: 'Nicht', es: 'No', fr: 'Pas', zh: '不' }],
  ['teach.rightOption', { de: 'richtig', es: 'correcta', fr: 'bonne', zh: '正确' }],
  ['teach.chosenOption', { de: 'Ihre', es: 'tu', fr: 'votre', zh: '你的' }],
  ['teach.truth', { de: 'Wahrheit', es: 'verdad', fr: 'vérité', zh: '真' }],
  ['teach.yourCurve', { de: 'Ihre', es: 'tu', fr: 'votre', zh: '你的' }],
  ['teach.forget', { de: 'Vergessen', es: 'Olvidar', fr: 'Oublier', zh: '忘记' }],
  ['teach.undo', { de: 'Rückgängig', es: 'Deshacer', fr: 'Annuler', zh: '撤销' }],
  ['teach.keptInBrowser', { de: 'Browser', es: 'navegador', fr: 'navigateur', zh: '浏览器' }],
  ['teach.keptInAddress', { de: 'Adresse', es: 'dirección', fr: 'adresse', zh: '地址' }],
  ['teach.keptNowhere', { de: 'verlassen', es: 'salgas', fr: 'quittiez', zh: '离开' }],
  ['teach.notKept', { de: 'nicht gespeichert', es: 'no se pueden guardar', fr: 'ne peuvent pas', zh: '无法' }],
])('has the word for %s in each language', (key, words) => {
  const translated = (code: string) => files[`../../src/locales/${code}.ts`]?.messages[key];
  for (const [code, word] of Object.entries(words))
    expect({ code, text: translated(code) }).toEqual({ code, text: expect.stringContaining(word) });
});
