import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { defaultProps } from '../../src/figure/resolve.js';
import { messages as guidance } from '../../src/figures/Guidance/messages.js';
import { messages as patchFaces } from '../../src/figures/PatchFaces/messages.js';
import { messages as trajectories } from '../../src/figures/SampleTrajectories/messages.js';
import { pointMessages } from '../../src/figures/shared/pointMessages.js';
import { format } from '../../src/i18n/format.js';
import { ENGLISH, type Locale, translationOf } from '../../src/i18n/locale.js';
import { catalogue, isMessage, type Message } from '../../src/i18n/message.js';
import { FormattedMessage, LocaleContext } from '../../src/i18n/useFormat.js';
import { DiffusionProvider, PlayControls } from '../../src/index.js';
import { english, type MessageKey } from '../../src/messages/index.js';
import { definitions } from '../support/definitions.js';
import { textOf } from '../support/pageText.js';

type Words = Readonly<Record<string, Message | ((gaps: object) => Message)>>;

/** The catalogues of a file: its messages, and those that are loaded apart. */
type Room = Readonly<Record<string, Words>>;

const rooms = import.meta.glob<Room>('../../src/**/*essages.ts', { eager: true });

const words = catalogue('test', { still: 'nothing moves', xt: 'x_t at t = {t}', both: '{first} and {second}' });

const inMessages = (messages: Record<string, string>) => ({ lang: 'en', messages });

it('lists every message of every room, each key once', () => {
  const entries = Object.values(rooms).flatMap((room) =>
    Object.values(room).flatMap((messages) => Object.values(messages)),
  );
  const all = entries.map((entry) => (typeof entry === 'function' ? entry({}) : entry));
  expect(all.length).toBeGreaterThan(200);
  expect(all.filter(({ key, english: text }) => english[key as MessageKey] !== text)).toEqual([]);
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  expect(Object.keys(english)).toHaveLength(all.length);
});

it('has every caption that a figure brings', () => {
  const captions = definitions.flatMap(({ name, caption, all }) => {
    const usual = typeof caption === 'function' ? caption(defaultProps(all) as never) : caption;
    return usual === undefined ? [] : [{ name, usual }];
  });
  expect(captions.length).toBeGreaterThan(5);
  expect(captions.filter(({ usual }) => !isMessage(usual))).toEqual([]);
});

it('says a message with its gaps, in the order of the language', () => {
  expect(format(words.still, ENGLISH)).toBe('nothing moves');
  const both = words.both({ first: words.xt({ t: 3 }), second: 'x0' });
  expect(format(both, ENGLISH)).toBe('x_t at t = 3 and x0');
  expect(format(both, inMessages({ 'test.both': '{second}, {first}', 'test.xt': '{t}:' }))).toBe('x0, 3:');
  expect(format('as it is {t}', inMessages({ 'as it is {t}': 'no' }))).toBe('as it is {t}');
});

it('says a message in the form that the language has for its number', () => {
  const { points, copies } = catalogue('test', {
    points: '{count} points',
    'points.one': '{count} point',
    copies: '{copies} of 9 are copies',
    'copies.one': '{copies} of 9 is a copy',
  });
  const said = (speech: Locale, ...counts: (number | string)[]) =>
    counts.map((count) => format(points({ count }), speech));
  expect(said(ENGLISH, 0, 1, 2, 1.5, '–', '1,000')).toEqual([
    ...['0 points', '1 point', '2 points', '1.5 points', '– points', '1,000 points'],
  ]);
  expect(format(copies({ copies: 'one', count: 1 }), ENGLISH)).toBe('one of 9 is a copy');
  const polish: Locale = {
    lang: 'pl',
    messages: {
      'test.points': '{count} punktu',
      'test.points.one': '{count} punkt',
      'test.points.few': '{count} punkty',
      'test.points.many': '{count} punktów',
    },
  };
  expect(said(polish, 1, 3, 5, 22, 1.5)).toEqual(['1 punkt', '3 punkty', '5 punktów', '22 punkty', '1,5 punktu']);
  const french: Locale = { lang: 'fr', messages: { 'test.points': '{count} p', 'test.points.one': '{count} un' } };
  expect(said(french, 0, 1, 2)).toEqual(['0 un', '1 un', '2 p']);
  // A language that has the message alone, or nothing, or no tag.
  expect(said({ lang: 'de', messages: { 'test.points': '{count} Punkt(e)' } }, 1, 2)).toEqual([
    '1 Punkt(e)',
    '2 Punkt(e)',
  ]);
  expect(said({ lang: 'pl', messages: {} }, 1, 3)).toEqual(['1 point', '3 points']);
  expect(said({ lang: 'no tag', messages: {} }, 1, 3)).toEqual(['1 point', '3 points']);
});

it.each([
  ['en', '1 sample lies outside the plot.', '1 of 16 samples is a copy of a training image.', '1 path from x_T to x_0'],
  ['de', '1 Sample liegt außerhalb des Diagramms.', '1 von 16 Samples ist die Kopie', '1 Trajektorie von x_T zu x_0'],
  ['es', '1 muestra queda fuera del gráfico.', '1 de 16 muestras es copia de una imagen', '1 trayectoria de x_T a x_0'],
  ['fr', '1 échantillon est hors du graphique.', '1 échantillon sur 16 est la copie', '1 trajectoire de x_T à x_0'],
  ['zh', '有 1 个样本落在图外。', '16 个样本中有 1 个是训练图像的复制品。', '从 x_T 到 x_0 的 1 条轨迹'],
])('says one thing as such in %s', async (lang, outside, copies, path) => {
  const speech = { lang, messages: (await translationOf(lang)?.load()) ?? {} };
  expect(format(guidance.outside({ count: 1 }), speech)).toBe(outside);
  expect(format(patchFaces.copies({ copies: 1, samples: 16, count: 1 }), speech)).toContain(copies);
  expect(format(trajectories.paths({ count: 1 }), speech)).toBe(path);
});

it('takes one text of a page for all numbers', () => {
  const shown = renderToStaticMarkup(
    <DiffusionProvider lang="de" messages={{ 'figures.points': '{count} P.', 'figures.points.one': '{count} Pkt.' }}>
      <FormattedMessage of={pointMessages.points({ count: 1 })} />
      <DiffusionProvider messages={{ 'figures.points': 'P: {count}' }}>
        <FormattedMessage of={pointMessages.points({ count: 1 })} />
      </DiffusionProvider>
    </DiffusionProvider>,
  );
  expect(textOf(shown)).toMatch(/1 Pkt\..*P: 1/);
});

it('shows a message with what stands in its gaps', () => {
  const shown = (messages: Record<string, string>) =>
    renderToStaticMarkup(
      <LocaleContext.Provider value={inMessages(messages)}>
        <FormattedMessage of={words.both({ first: <b>1</b>, second: words.xt({ t: 2 }) })} />
      </LocaleContext.Provider>,
    );
  expect(shown({})).toBe('<b>1</b> and x_t at t = 2');
  expect(shown({ 'test.both': '{second} ← {first}' })).toBe('x_t at t = 2 ← <b>1</b>');
});

it('is said as the innermost provider says it, else the next, else in English', () => {
  const shown = renderToStaticMarkup(
    <DiffusionProvider messages={{ 'controls.backward': 'rückwärts', 'controls.speed': 'Tempo' }}>
      <DiffusionProvider messages={{ 'controls.speed': 'Geschwindigkeit' }}>
        <PlayControls />
      </DiffusionProvider>
      <PlayControls />
    </DiffusionProvider>,
  );
  const [inner = '', outer = ''] = shown.split('</fieldset>').map(textOf);
  expect(inner).toMatch(/rückwärts.*Geschwindigkeit/);
  expect(outer).toMatch(/rückwärts.*Tempo/);
  expect(shown.match(/aria-label="play"/g)).toHaveLength(2);
});

it('is never lost in what a language says, whatever that is', () => {
  const anything = fc.oneof(fc.string(), fc.constantFrom('{constructor}', '{t}{t}', '{', '{}', '{T}'), fc.anything());
  fc.assert(
    fc.property(anything, fc.string(), (template, t) => {
      const said = format(words.xt({ t }), inMessages({ 'test.xt': template as string }));
      const expected = typeof template === 'string' ? template.split('{t}').join(t) : `x_t at t = ${t}`;
      expect(said).toBe(expected);
    }),
  );
});
