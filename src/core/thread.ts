/** A second thread of the page. */
export interface Thread<Question, Answer> {
  /** Answers in the order of the questions, which are plain data; rejects if the thread fails, or does not answer. */
  ask(question: Question): Promise<Answer>;
}

/** What a thread says first: whether it can answer. */
export type Greeting = 'ready' | 'unable';

interface Asker<Answer> {
  resolve: (answer: Answer) => void;
  reject: (reason: unknown) => void;
}

/** A thread without work ends after so long, and another begins when there is work again. */
const IDLE_MILLISECONDS = 10_000;
/** A thread that has not answered by then has been ended, which browsers tell nobody; an answer takes a second at most. */
const PATIENCE_MILLISECONDS = 10_000;

/**
 * The thread of a worker, once it has greeted: nothing is asked of one that never begins. Null if it is unable.
 *
 * @param ended - called when the thread has ended after that, for want of work or by a failure.
 */
export async function threadOn<Question, Answer>(
  worker: Worker,
  ended: (hasFailed: boolean) => void,
): Promise<Thread<Question, Answer> | null> {
  const greeting = await new Promise<Greeting>((resolve) => {
    worker.onmessage = ({ data }: MessageEvent<Greeting>) => resolve(data);
    worker.onerror = (event) => {
      event.preventDefault();
      resolve('unable');
    };
  });
  if (greeting === 'ready') return askedInTurn(worker, ended);
  worker.terminate();
  return null;
}

function askedInTurn<Question, Answer>(worker: Worker, ended: (hasFailed: boolean) => void): Thread<Question, Answer> {
  const askers: Asker<Answer>[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  const end = (reason?: unknown) => {
    clearTimeout(timer);
    worker.terminate();
    ended(reason !== undefined);
    for (const { reject } of askers.splice(0)) reject(reason);
  };
  const watch = () => {
    clearTimeout(timer);
    if (askers.length === 0) timer = setTimeout(end, IDLE_MILLISECONDS);
    else timer = setTimeout(() => end(new Error('no answer')), PATIENCE_MILLISECONDS);
  };
  worker.onmessage = ({ data }: MessageEvent<Answer>) => {
    askers.shift()?.resolve(data);
    watch();
  };
  worker.onerror = (event) => {
    event.preventDefault();
    end(event);
  };
  watch();
  return {
    ask(question) {
      return new Promise((resolve, reject) => {
        askers.push({ resolve, reject });
        if (askers.length === 1) watch();
        worker.postMessage(question);
      });
    },
  };
}
