/** Takes all steps of a work; gives what it yielded and its outcome. */
export async function finish<Result>(work: AsyncGenerator<number, Result>, eachStep: () => void = () => {}) {
  const progress: number[] = [];
  for (;;) {
    const step = await work.next();
    if (step.done) return { progress, result: step.value };
    progress.push(step.value);
    eachStep();
  }
}
