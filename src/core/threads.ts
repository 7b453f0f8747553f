import { type Thread, threadOn } from './thread.js';

interface Waiting<Question, Answer> {
  readonly question: Question;
  readonly signal: AbortSignal | undefined;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (reason: unknown) => void;
}

/** What threads of a kind are asked. */
export type Threads<Question, Answer> = Pick<Pool<Question, Answer>, 'ask'>;

/** Each holds a copy of what it computes with, and few figures of a page compute at the same time. */
const MOST = 4;

/** How many threads a page has besides its own, to which one core is left. */
function mostThreads(): number {
  return Math.min(MOST, Math.max(1, navigator.hardwareConcurrency - 1));
}

/**
 * The threads of a kind that a page has. The first begins when they are asked for; once it has begun, no promise, so that it can be
 * asked at once. Another begins when all are busy, as long as there are cores. Null where there can be none: no workers, or no
 * permission; and once one has failed.
 *
 * @param isUseful - asked before the first begins.
 */
export function threadsOfPage<Question, Answer>(
  begin: () => Worker,
  isUseful: () => boolean = () => true,
): () => Threads<Question, Answer> | Promise<Threads<Question, Answer> | null> {
  const pool = new Pool<Question, Answer>(begin);
  let isLacking = false;
  return () => {
    if (isLacking || pool.hasFailed || typeof Worker === 'undefined' || !isUseful()) return Promise.resolve(null);
    if (pool.count > 0) return pool;
    return pool.begin().then((hasBegun) => {
      isLacking ||= !hasBegun;
      return hasBegun ? pool : null;
    });
  };
}

/** Threads that answer one question at a time each. */
class Pool<Question, Answer> {
  readonly #begin: () => Worker;
  readonly #free: Thread<Question, Answer>[] = [];
  readonly #waiting: Waiting<Question, Answer>[] = [];
  /** Threads that have begun. */
  count = 0;
  /** The one that is about to begin. */
  #beginning: Promise<boolean> | null = null;
  #most = MOST;

  /** Whether nothing is answered any more. */
  get hasFailed(): boolean {
    return this.#most === 0;
  }

  constructor(begin: () => Worker) {
    this.#begin = begin;
  }

  /**
   * Asks a thread that is free, in the order of the questions, unless the signal has aborted by then. Rejects then, and if a thread fails
   * or does not answer.
   */
  ask(question: Question, signal?: AbortSignal): Promise<Answer> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ question, signal, resolve, reject });
      this.#handOut();
    });
  }

  /** Begins one more thread; promises whether it can be asked. */
  begin(): Promise<boolean> {
    this.#beginning ??= this.#add().finally(() => {
      this.#beginning = null;
    });
    return this.#beginning;
  }

  async #add(): Promise<boolean> {
    const ended = (hasFailed: boolean) => {
      this.count -= 1;
      this.#free.splice(0, Number.POSITIVE_INFINITY, ...this.#free.filter((one) => one !== thread));
      if (hasFailed) this.#giveUp();
    };
    const thread: Thread<Question, Answer> | null = await threadIn<Question, Answer>(this.#begin, ended);
    if (!thread) return false;
    this.count += 1;
    // Without work it ends by itself.
    if (this.#most === 0) return false;
    this.#free.push(thread);
    return true;
  }

  #handOut(): void {
    while (this.#waiting[0]?.signal?.aborted) this.#waiting.shift()?.reject(null);
    if (this.#waiting.length === 0) return;
    const thread = this.#free.shift();
    if (!thread) {
      this.#grow();
      return;
    }
    const { question, resolve, reject } = this.#waiting.shift() as Waiting<Question, Answer>;
    thread.ask(question).then((answer) => {
      this.#free.push(thread);
      resolve(answer);
      this.#handOut();
    }, reject);
    this.#handOut();
  }

  #grow(): void {
    if (this.count >= Math.min(this.#most, mostThreads())) return;
    void this.begin().then((hasBegun) => {
      if (hasBegun) this.#handOut();
      else if (this.count > 0) this.#most = this.count;
      else this.#giveUp();
    });
  }

  /** Who waits does without, and nothing begins any more. */
  #giveUp(): void {
    this.#most = 0;
    for (const { reject } of this.#waiting.splice(0)) reject(null);
  }
}

/** Null where a worker cannot begin, as where the library's files are another site's. */
async function threadIn<Question, Answer>(
  begin: () => Worker,
  ended: (hasFailed: boolean) => void,
): Promise<Thread<Question, Answer> | null> {
  try {
    return await threadOn<Question, Answer>(begin(), ended);
  } catch {
    return null;
  }
}
