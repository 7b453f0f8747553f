import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { usualProps } from '../../src/frame/resolve.js';
import { DiffusionProvider, PlayControls } from '../../src/index.js';
import { english, type MessageKey } from '../../src/messages/index.js';
import { catalogue, isMessage, type Message } from '../../src/words/message.js';
import { Said, say } from '../../src/words/say.js';
import { ENGLISH } from '../../src/words/speech.js';
import { SpeechContext } from '../../src/words/useSpeech.js';
import { definitions } from '../support/definitions.js';
import { textOf } from '../support/pageText.js';

interface Room {
  readonly words?: Readonly<Record<string, Message | ((gaps: object) => Message)>>;
}

const rooms = import.meta.glob<Room>('../../src/**/*ords.ts', { eager: true });

const words = catalogue('test', { still: 'nothing moves', xt: 'x_t at t = {t}', both: '{first} and {second}' });

const inMessages = (messages: Record<string, string>) => ({ lang: 'en', messages });

it('lists every message of every room, each key once', () => {
  const entries = Object.values(rooms).flatMap(({ words = {} }) => Object.values(words));
  const all = entries.map((entry) => (typeof entry === 'function' ? entry({}) : entry));
  expect(all.length).toBeGreaterThan(200);
  expect(all.filter(({ key, english: text }) => english[key as MessageKey] !== text)).toEqual([]);
  expect(new Set(all.map(({ key }) => key)).size).toBe(all.length);
  expect(Object.keys(english)).toHaveLength(all.length);
});

it('has every caption that a figure brings', () => {
  const captions = definitions.flatMap(({ name, caption, all }) => {
    const usual = typeof caption === 'function' ? caption(usualProps(all) as never) : caption;
    return usual === undefined ? [] : [{ name, usual }];
  });
  expect(captions.length).toBeGreaterThan(5);
  expect(captions.filter(({ usual }) => !isMessage(usual))).toEqual([]);
});

it('says a message with its gaps, in the order of the language', () => {
  expect(say(words.still, ENGLISH)).toBe('nothing moves');
  const both = words.both({ first: words.xt({ t: 3 }), second: 'x0' });
  expect(say(both, ENGLISH)).toBe('x_t at t = 3 and x0');
  expect(say(both, inMessages({ 'test.both': '{second}, {first}', 'test.xt': '{t}:' }))).toBe('x0, 3:');
  expect(say('as it is {t}', inMessages({ 'as it is {t}': 'no' }))).toBe('as it is {t}');
});

it('shows a message with what stands in its gaps', () => {
  const shown = (messages: Record<string, string>) =>
    renderToStaticMarkup(
      <SpeechContext.Provider value={inMessages(messages)}>
        <Said of={words.both({ first: <b>1</b>, second: words.xt({ t: 2 }) })} />
      </SpeechContext.Provider>,
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
      const said = say(words.xt({ t }), inMessages({ 'test.xt': template as string }));
      const expected = typeof template === 'string' ? template.split('{t}').join(t) : `x_t at t = ${t}`;
      expect(said).toBe(expected);
    }),
  );
});
