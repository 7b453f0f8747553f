import { tryCatch } from '../hooks/tryCatch.js';

/**
 * The value of a reader's answer: the value of an option, a number, or the heights of a drawn curve, null where it has
 * none.
 */
export type Value = string | number | readonly (number | null)[];

/** The latest answer to a question, and the first one. */
export interface Answer {
  readonly value: Value;
  readonly first: Value;
}

/** The answers of a page by the ids of its questions. */
export type AnswerMap = ReadonlyMap<string, Answer>;

/**
 * The storage of answers: the browser's local storage, the part of the address after #, or memory until the reader
 * leaves the page.
 */
export type Storage = 'local' | 'url' | 'none';

/** The version of the stored form. Other versions are neither read nor overwritten. */
const VERSION = 1;
/** The largest number of letters in the storage. A longer text is neither read nor overwritten. A thousand drawn curves are shorter. */
const TEXT_LIMIT = 1_000_000;
/** The largest number of letters in the value of an option. */
export const STRING_LIMIT = 200;
const CURVE_LIMIT = 1000;
const COUNT_LIMIT = 1000;
const ID = /^[a-z0-9-]{1,100}$/;

/** Whether an id may name a question: lower-case letters, digits and hyphens. */
export function isId(id: unknown): id is string {
  return typeof id === 'string' && ID.test(id);
}

/** Answers as they are stored. */
export function writeAnswers(answers: AnswerMap): string {
  return JSON.stringify({ version: VERSION, answers: Object.fromEntries(answers) });
}

/** The answers in a stored text. What is broken, of another version or of no possible value is left out; nothing throws. */
export function readAnswers(text: string | null): AnswerMap {
  const stored = read(text);
  if (stored?.['version'] !== VERSION || !isRecord(stored['answers'])) return NO_ANSWERS;
  const entries = Object.entries(stored['answers']).slice(0, COUNT_LIMIT);
  return new Map(
    entries.flatMap(([id, answer]) => {
      if (!isId(id) || !isRecord(answer) || !isValue(answer['value'])) return [];
      const { value, first } = answer;
      return [[id, { value, first: isValue(first) ? first : value }] as const];
    }),
  );
}

/** Whether a stored text may contain answers that this version cannot read. They belong to another page and stay unchanged. */
function isForeign(text: string | null): boolean {
  if (text !== null && text.length > TEXT_LIMIT) return true;
  const version = read(text)?.['version'];
  return version !== undefined && version !== VERSION;
}

function read(text: string | null): Record<string, unknown> | null {
  if (text === null || text.length > TEXT_LIMIT) return null;
  const stored = tryCatch(() => JSON.parse(text)).value as unknown;
  return isRecord(stored) ? stored : null;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isValue(value: unknown): value is Value {
  if (typeof value === 'string') return value.length <= STRING_LIMIT;
  if (Array.isArray(value))
    return value.length <= CURVE_LIMIT && value.every((one) => one === null || isFiniteNumber(one));
  return isFiniteNumber(value);
}

function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

const NO_ANSWERS: AnswerMap = new Map();

/** The answers of one page, and the listeners to their changes. */
export class AnswerStore {
  #answers: AnswerMap = NO_ANSWERS;
  /** The answers as they were last read from or written to the storage. Other answers are not stored. */
  #stored: AnswerMap = NO_ANSWERS;
  /** The last text of the storage; undefined before it is read. */
  #text: string | null | undefined = undefined;
  #isKept = true;
  readonly #listeners = new Set<() => void>();
  #unlisten = () => {};

  /** @param place - the place of the stored text; defaults to that of the storage. */
  constructor(
    readonly storage: Storage,
    page: string,
    private readonly place: Place = placeOf(storage, page),
  ) {}

  /** The answers of a reader. The same map until there is a change. */
  readonly answers = (): AnswerMap => {
    if (this.#text === undefined) this.#read();
    return this.#answers;
  };

  /** Whether answers are stored: not where the storage is denied or full, or holds what a newer version has written. */
  readonly isKept = (): boolean => {
    if (this.#text === undefined) this.#read();
    return this.#isKept;
  };

  /** Returns the answers on a server, which has none. */
  readonly noAnswers = (): AnswerMap => NO_ANSWERS;

  /** Calls back after a change, also by another tab or a step through the history; returns a function that ends this. */
  readonly subscribe = (listener: () => void): (() => void) => {
    if (this.#listeners.size === 0) {
      this.#unlisten = this.place.listen(this.#reread);
      // Another tab may have answered while nobody listened.
      this.#read();
    }
    this.#listeners.add(listener);
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) this.#unlisten();
    };
  };

  /** Replaces the last answer to a question, and keeps the answers that another tab has stored. */
  answer(id: string, value: Value): void {
    this.#read();
    const before = this.#answers.get(id);
    this.set(new Map([...this.#answers, [id, { value, first: before ? before.first : value }]]));
  }

  /** Restores answers that were forgotten. Newer answers stay, including those of another tab. */
  restore(forgotten: AnswerMap): void {
    this.#read();
    this.set(new Map([...forgotten, ...this.#answers]));
  }

  /** Keeps only these answers. An answer that cannot be stored is kept until the reader leaves the page. */
  set(answers: AnswerMap): void {
    this.#answers = answers;
    this.#write();
    this.#tell();
  }

  /** Takes over the answers that another tab has stored. Answers that could not be stored stay. */
  #read(): void {
    const { value: text, error } = tryCatch(() => this.place.read());
    if (error) {
      this.#text ??= null;
      this.#isKept = false;
      return;
    }
    if (text === this.#text) return;
    this.#text = text;
    // A link to a part of the page replaces the answers in the address: nobody has removed them.
    const isReplaced = isForeign(text) || (text === null && this.storage === 'url');
    const own = [...this.#answers].filter(([id, answer]) => isReplaced || this.#stored.get(id) !== answer);
    this.#stored = readAnswers(text);
    this.#answers = own.length > 0 ? new Map([...this.#stored, ...own]) : this.#stored;
    this.#isKept = own.length === 0 && !isForeign(text);
  }

  /** Stores the answers, unless they could not be read again or another version would lose its own. */
  #write(): void {
    const text = this.#answers.size === 0 ? null : writeAnswers(this.#answers);
    const { error } = tryCatch(() => {
      const stored = this.place.read();
      if (isForeign(stored) || readAnswers(text).size < this.#answers.size) throw new Error('not stored');
      this.place.write(text);
      // Some browsers report no error when they store nothing.
      if (this.place.read() !== text) throw new Error('not stored');
    });
    this.#isKept = error === null;
    if (error) return;
    this.#text = text;
    this.#stored = this.#answers;
  }

  readonly #reread = (): void => {
    this.#read();
    if (this.#text === null && this.storage === 'url' && this.#answers.size > 0) this.#write();
    this.#tell();
  };

  #tell(): void {
    for (const listener of [...this.#listeners]) listener();
  }
}

/** The place of a stored text. Reading and writing may throw. */
export interface Place {
  /** Calls back after a change elsewhere; returns a function that ends this. */
  listen(tell: () => void): () => void;
  read(): string | null;
  /** Null removes it. */
  write(text: string | null): void;
}

function placeOf(storage: Storage, page: string): Place {
  if (storage === 'local') return localPlace(`diffusion-figures:answers:${page}`);
  if (storage === 'url') return addressPlace(page === '' ? 'answers' : `answers-${encodeURIComponent(page)}`);
  return memoryPlace();
}

function memoryPlace(): Place {
  let kept: string | null = null;
  return {
    listen: () => () => {},
    read: () => kept,
    write: (text) => {
      kept = text;
    },
  };
}

function listenTo<Name extends 'storage' | 'hashchange'>(name: Name, hear: (event: WindowEventMap[Name]) => void) {
  addEventListener(name, hear);
  return () => removeEventListener(name, hear);
}

function localPlace(key: string): Place {
  return {
    // The key is null when all of the storage was cleared.
    listen: (tell) => listenTo('storage', (event) => [key, null].includes(event.key) && tell()),
    read: () => localStorage.getItem(key),
    write: (text) => (text === null ? localStorage.removeItem(key) : localStorage.setItem(key, text)),
  };
}

/** The part of the address after #, which browsers send to no server. What else it holds stays: `#part&answers=…`. */
function addressPlace(name: string): Place {
  const pieces = () => location.hash.slice(1).split('&').filter(Boolean);
  const isOurs = (piece: string) => piece.startsWith(`${name}=`);
  return {
    listen: (tell) => listenTo('hashchange', () => tell()),
    read: () => {
      const piece = pieces().find(isOurs);
      // Broken percent signs are no answers.
      return piece === undefined ? null : tryCatch(() => decodeURIComponent(piece.slice(name.length + 1))).value;
    },
    write: (text) => {
      const kept = pieces().filter((piece) => !isOurs(piece));
      const hash = [...kept, ...(text === null ? [] : [`${name}=${encodeURIComponent(text)}`])].join('&');
      const address = `${location.pathname}${location.search}${hash && `#${hash}`}`;
      history.replaceState(history.state, '', address);
    },
  };
}

const stores = new Map<string, AnswerStore>();

/** Returns the same store for the same page, even if the parts of a page are rendered separately. */
export function storeOf(storage: Storage, page: string): AnswerStore {
  const key = `${storage} ${page}`;
  let store = stores.get(key);
  if (!store) {
    store = new AnswerStore(storage, page);
    stores.set(key, store);
  }
  return store;
}
