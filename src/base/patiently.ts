/** The time between two checks of a promise, as long as a slice of the page's work queue. */
const PAUSE_MILLISECONDS = 8;
/** A large model's first prediction, whose shaders are compiled, may take many seconds. */
const PATIENCE_SECONDS = 60;
/** A page that was suspended has not waited all that time. */
const LONGEST_WAIT_MILLISECONDS = 1000;

/**
 * Waits for a denoiser's answer, a moment a step, so that the page's work queue runs other figures in between.
 *
 * @param t - the t of the question, for the error.
 * @param fraction - what each step yields.
 * @throws Error after 60 s without an answer.
 */
export async function* patiently<Answer, const Fraction extends number>(
  answer: PromiseLike<Answer>,
  t: number,
  fraction: Fraction,
): AsyncGenerator<Fraction, Answer> {
  let last = performance.now();
  let waited = 0;
  for (;;) {
    const outcome = await orPause(answer);
    if (outcome) return outcome.value;
    const now = performance.now();
    waited += Math.min(now - last, LONGEST_WAIT_MILLISECONDS);
    last = now;
    if (waited > 1000 * PATIENCE_SECONDS) {
      throw new Error(`the denoiser did not answer within ${PATIENCE_SECONDS} s at t = ${t}`);
    }
    yield fraction;
  }
}

/** The value that the promise resolves to, or null if it takes longer than a moment. */
function orPause<Answer>(answer: PromiseLike<Answer>): Promise<{ value: Answer } | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const pause = new Promise<null>((resolve) => {
    timer = setTimeout(resolve, PAUSE_MILLISECONDS, null);
  });
  return Promise.race([answer.then((value) => ({ value })), pause]).finally(() => clearTimeout(timer));
}
