import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  type AnswerMap,
  AnswerStore,
  isId,
  readAnswers,
  storeOf,
  type Value,
  writeAnswers,
} from '../../src/teach/store.js';

const numbers = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value));
const values: fc.Arbitrary<Value> = fc.oneof(
  fc.string({ maxLength: 200 }),
  numbers,
  fc.array(fc.option(numbers), { maxLength: 60 }),
);
const ids = fc.stringMatching(/^[a-z0-9-]{1,30}$/);
const answers = fc
  .array(fc.tuple(ids, fc.record({ value: values, first: values })), { maxLength: 20 })
  .map((entries) => new Map(entries));

/** What may stand in a storage: text of any kind, JSON of any kind, and what nearly is a set of answers. */
const hostile = fc.oneof(
  fc.string(),
  fc.json(),
  fc
    .record({ version: fc.constantFrom(1, 2, '1', null), answers: fc.dictionary(fc.string(), fc.anything()) })
    .map((record) => JSON.stringify(record, (_, value) => (typeof value === 'bigint' ? String(value) : value))),
);

function isValue(value: unknown): boolean {
  if (typeof value === 'string') return value.length <= 200;
  if (Array.isArray(value)) return value.every((one) => one === null || Number.isFinite(one));
  return Number.isFinite(value);
}

describe('stored answers', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(answers, (map) => {
        expect(readAnswers(writeAnswers(map))).toEqual(map);
      }),
    );
  });

  it('are possible values by possible ids, whatever is stored', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        for (const [id, { value, first }] of readAnswers(text)) {
          expect(isId(id)).toBe(true);
          expect([value, first].every(isValue)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['nothing', null],
    ['no JSON', '{"version":1,'],
    ['another version', '{"version":2,"answers":{"a":{"value":1,"first":1}}}'],
    ['a list', '[]'],
    ['a list of answers', '{"version":1,"answers":[{"value":1}]}'],
    ['too long a text', `{"version":1,"answers":{"a":{"value":1,"first":1}}}${' '.repeat(1_000_000)}`],
  ])('are none in %s', (_, text) => expect(readAnswers(text).size).toBe(0));

  it('leaves out what no answer can be, and keeps the rest', () => {
    const kept = { value: 3, first: 2 };
    const stored = {
      ok: kept,
      'no-first': { value: 'a' },
      'wrong-first': { value: 4, first: {} },
      'No-Id': kept,
      __proto__x: kept,
      null: null,
      text: 'a',
      empty: {},
      long: { value: 'x'.repeat(201), first: 'a' },
      'long-curve': { value: Array(1001).fill(0) },
      words: { value: [1, 'a'] },
    };
    const read = readAnswers(JSON.stringify({ version: 1, answers: stored }));
    expect(Object.fromEntries(read)).toEqual({
      ok: kept,
      'no-first': { value: 'a', first: 'a' },
      'wrong-first': { value: 4, first: 4 },
    });
  });

  it('knows an id named as a property of every object', () => {
    const map = new Map([['constructor', { value: 1, first: 1 }]]);
    expect(readAnswers(writeAnswers(map))).toEqual(map);
    expect(readAnswers('{"version":1,"answers":{}}').has('constructor')).toBe(false);
  });
});

describe('a store', () => {
  afterEach(() => vi.unstubAllGlobals());

  /** A storage in memory. */
  function stubStorage(fails = false) {
    const items = new Map<string, string>();
    const attempt = <Result>(act: () => Result): Result => {
      if (fails) throw new DOMException('denied', 'SecurityError');
      return act();
    };
    vi.stubGlobal('localStorage', {
      getItem: (key: string) => attempt(() => items.get(key) ?? null),
      setItem: (key: string, text: string) => attempt(() => items.set(key, text)),
      removeItem: (key: string) => attempt(() => items.delete(key)),
    });
    return items;
  }

  /** What a subscriber listens to, in a Node without a window. */
  function stubEvents() {
    const listeners = new Map<string, (event: unknown) => void>();
    vi.stubGlobal('addEventListener', (type: string, listener: () => void) => listeners.set(type, listener));
    vi.stubGlobal('removeEventListener', (type: string) => listeners.delete(type));
    return listeners;
  }

  it('keeps the first answer when another replaces the last', () => {
    const items = stubStorage();
    const store = new AnswerStore('local', '/page');
    for (const value of [400, 300, 258]) store.answer('half', value);
    expect(store.answers().get('half')).toEqual({ value: 258, first: 400 });
    expect([...items.keys()]).toEqual(['diffusion-figures:answers:/page']);
    expect(new AnswerStore('local', '/page').answers()).toEqual(store.answers());
    expect(new AnswerStore('local', '/other').answers().size).toBe(0);
    store.set(new Map());
    expect(items.size).toBe(0);
  });

  it('keeps answers until the page is left where the storage throws', () => {
    stubStorage(true);
    const store = new AnswerStore('local', 'page');
    expect(store.answers().size).toBe(0);
    store.answer('a', 'yes');
    expect(store.answers().get('a')?.value).toBe('yes');
  });

  it('hears of another tab, of its own page alone, and ends with the last listener', () => {
    const items = stubStorage();
    const listeners = stubEvents();
    const store = new AnswerStore('local', 'page');
    expect(store.answers().size).toBe(0);
    const heard = vi.fn();
    const end = store.subscribe(heard);
    items.set('diffusion-figures:answers:page', writeAnswers(new Map([['a', { value: 1, first: 1 }]])));
    listeners.get('storage')?.({ type: 'storage', key: 'other' });
    expect(heard).not.toHaveBeenCalled();
    listeners.get('storage')?.({ type: 'storage', key: 'diffusion-figures:answers:page' });
    expect(heard).toHaveBeenCalledOnce();
    expect(store.answers().get('a')?.value).toBe(1);
    end();
    expect(listeners.size).toBe(0);
  });

  const KEY = 'diffusion-figures:answers:page';
  const one = (value: Value) => ({ value, first: value });

  it('forgets what was cleared with all of the storage in another tab', () => {
    const items = stubStorage();
    const listeners = stubEvents();
    const store = new AnswerStore('local', 'page');
    const heard = vi.fn();
    store.subscribe(heard);
    store.answer('a', 1);
    heard.mockClear();
    items.clear();
    listeners.get('storage')?.({ type: 'storage', key: null });
    expect(heard).toHaveBeenCalledOnce();
    expect(store.answers().size).toBe(0);
  });

  it('shows and keeps what another tab has answered while nobody listened', () => {
    const items = stubStorage();
    stubEvents();
    const store = new AnswerStore('local', 'page');
    store.subscribe(() => {})();
    store.answer('q1', 1);
    const other = new AnswerStore('local', 'page');
    other.answer('q2', 2);
    store.subscribe(() => {})();
    expect([...store.answers().keys()]).toEqual(['q1', 'q2']);
    // Nor is it lost if the page asks nothing before its next answer.
    other.answer('q3', 3);
    store.answer('q1', 4);
    const kept = new Map([
      ['q1', { value: 4, first: 1 }],
      ['q2', one(2)],
      ['q3', one(3)],
    ]);
    expect(readAnswers(items.get(KEY) ?? null)).toEqual(kept);
    expect(store.answers()).toEqual(kept);
    const map = store.answers();
    store.subscribe(() => {})();
    expect(store.answers()).toBe(map);
  });

  it('adds to its own first answer, and to that of another tab', () => {
    stubStorage();
    const store = new AnswerStore('local', 'page');
    expect(store.answers().size).toBe(0);
    new AnswerStore('local', 'page').answer('a', 1);
    store.answer('a', 2);
    expect(store.answers().get('a')).toEqual({ value: 2, first: 1 });
  });

  it.each([
    ['a newer version', '{"version":2,"answers":{"a":{"given":1}}}'],
    ['a version that is no number', '{"version":"b","answers":{}}'],
    ['too long a text', `{"version":1,"answers":{}}${' '.repeat(1_000_000)}`],
  ])('leaves what %s has stored, and keeps its own answers until the page is left', (_, text) => {
    const items = stubStorage();
    items.set(KEY, text);
    const store = new AnswerStore('local', 'page');
    expect([store.isKept(), store.answers().size]).toEqual([false, 0]);
    store.answer('a', 1);
    expect([store.isKept(), store.answers().get('a')?.value]).toEqual([false, 1]);
    store.set(new Map());
    expect(items.get(KEY)).toBe(text);
  });

  it('keeps its answers when a newer version writes in another tab, and stores them once that is gone', () => {
    const items = stubStorage();
    const listeners = stubEvents();
    const store = new AnswerStore('local', 'page');
    store.subscribe(() => {});
    store.answer('a', 1);
    items.set(KEY, '{"version":2}');
    listeners.get('storage')?.({ type: 'storage', key: KEY });
    expect([store.isKept(), store.answers().get('a')?.value]).toEqual([false, 1]);
    items.delete(KEY);
    store.answer('b', 2);
    expect(store.isKept()).toBe(true);
    expect([...readAnswers(items.get(KEY) ?? null).keys()]).toEqual(['a', 'b']);
  });

  it('knows whether answers are stored: not where the storage throws, or takes nothing', () => {
    const items = stubStorage();
    const store = new AnswerStore('local', 'page');
    const heard = vi.fn();
    const listeners = stubEvents();
    store.subscribe(heard);
    store.answer('a', 1);
    expect(store.isKept()).toBe(true);
    const set = vi.spyOn(localStorage, 'setItem').mockImplementation(() => {
      throw new DOMException('full', 'QuotaExceededError');
    });
    heard.mockClear();
    store.answer('b', 2);
    expect([store.isKept(), heard.mock.calls.length]).toEqual([false, 1]);
    // What could not be stored outlives another tab's change.
    items.set(KEY, writeAnswers(new Map([['c', one(3)]])));
    listeners.get('storage')?.({ type: 'storage', key: KEY });
    expect([store.isKept(), [...store.answers().keys()].sort()]).toEqual([false, ['b', 'c']]);
    set.mockImplementation(() => {});
    store.answer('d', 4);
    expect(store.isKept()).toBe(false);
    expect([...store.answers().keys()].sort()).toEqual(['b', 'c', 'd']);
    set.mockRestore();
    store.answer('e', 5);
    expect(store.isKept()).toBe(true);
    expect([...readAnswers(items.get(KEY) ?? null).keys()].sort()).toEqual(['b', 'c', 'd', 'e']);
    stubStorage(true);
    expect(new AnswerStore('local', 'page').isKept()).toBe(false);
  });

  it('reads again all that it writes: four hundred drawn curves', () => {
    const items = stubStorage();
    const heights = Array.from({ length: 41 }, (_, column) => -0.1234 - column / 1e4);
    const curves = new Map(Array.from({ length: 400 }, (_, index) => [`q-${index}`, one(heights)]));
    const store = new AnswerStore('local', 'page');
    store.set(curves);
    expect([store.isKept(), items.get(KEY)?.length]).toEqual([true, expect.any(Number)]);
    expect(items.get(KEY)?.length).toBeGreaterThan(200_000);
    expect(new AnswerStore('local', 'page').answers()).toEqual(curves);
  });

  it.each<[string, AnswerMap]>([
    ['too many answers', new Map(Array.from({ length: 1001 }, (_, index) => [`q${index}`, one(1)]))],
    ['a long text', new Map([['q', one('x'.repeat(201))]])],
    ['a long curve', new Map([['q', one(Array(1001).fill(0))]])],
    [
      'too long a whole',
      new Map(Array.from({ length: 200 }, (_, index) => [`q${index}`, one(Array(999).fill(0.1234))])),
    ],
  ])('does not store %s, which it would not read again', (_, map) => {
    const items = stubStorage();
    const store = new AnswerStore('local', 'page');
    store.answer('before', 1);
    const before = items.get(KEY);
    store.set(map);
    expect([store.isKept(), store.answers().size, items.get(KEY)]).toEqual([false, map.size, before]);
  });

  describe('in the address', () => {
    function stubAddress(hash: string) {
      const location = { pathname: '/lesson', search: '?t=3', hash };
      const sent: string[] = [];
      vi.stubGlobal('location', location);
      vi.stubGlobal('history', {
        state: null,
        replaceState: (_: unknown, __: string, address: string) => {
          sent.push(address);
          location.hash = address.includes('#') ? address.slice(address.indexOf('#')) : '';
        },
      });
      return { location, sent };
    }

    it('writes after #, which no server is sent, beside the place of the page', () => {
      const { location, sent } = stubAddress('#part');
      new AnswerStore('url', '').answer('a', 0.5);
      expect(location.hash).toMatch(/^#part&answers=/);
      expect(sent.every((address) => address.split('#')[0] === '/lesson?t=3')).toBe(true);
      expect(new AnswerStore('url', '').answers().get('a')?.value).toBe(0.5);
      expect(new AnswerStore('url', 'other').answers().size).toBe(0);
    });

    it.each(['#answers=%', '#answers=', '#answers={}', '#answers', '#'])('reads nothing in %s', (hash) => {
      stubAddress(hash);
      expect(new AnswerStore('url', '').answers().size).toBe(0);
    });

    it('writes them again when a link to a part of the page has replaced them', () => {
      const { location } = stubAddress('');
      const listeners = stubEvents();
      const store = new AnswerStore('url', '');
      store.subscribe(() => {});
      store.answer('a', 1);
      location.hash = '#part';
      listeners.get('hashchange')?.({ type: 'hashchange' });
      expect(location.hash).toMatch(/^#part&answers=/);
      expect(store.answers().get('a')?.value).toBe(1);
    });

    it('leaves an address of a newer version, and answers that a link has just replaced', () => {
      const { location } = stubAddress('#answers={"version":2}');
      const store = new AnswerStore('url', '');
      store.answer('a', 1);
      expect([location.hash, store.isKept()]).toEqual(['#answers={"version":2}', false]);
      location.hash = '#part';
      store.answer('b', 2);
      expect([...store.answers().keys()]).toEqual(['a', 'b']);
      expect([...new AnswerStore('url', '').answers().keys()]).toEqual(['a', 'b']);
    });
  });

  it('writes nowhere if it is told so', () => {
    const items = stubStorage();
    new AnswerStore('none', 'page').answer('a', 1);
    expect(items.size).toBe(0);
  });

  it('is one for each page', () => {
    expect(storeOf('none', 'a')).toBe(storeOf('none', 'a'));
    expect(storeOf('none', 'a')).not.toBe(storeOf('none', 'b'));
  });
});
