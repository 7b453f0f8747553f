import type { Filming } from '../../film/filming.js';
import type { Run, Task } from './training.js';
import type { Training } from './useTraining.js';

/** Samples come with a report, as `learn/training.ts` makes one after so many steps. It is not imported: no page loads it before a reader trains. */
const REPORT = 25;
/** Before the first step, and when it has ended. */
const ENDS = 2;

export interface Trainable {
  readonly task: Task;
  readonly start: Training<Task, Run>['start'];
  readonly stop: () => void;
  /** Resolves when the page shows a training that is as asked. */
  readonly whenShown: (is: (training: Training<Task, Run>) => boolean) => Promise<void>;
}

/** Trains, and draws samples at as many steps as a film has moments. It waits for each of these. A film that ends early ends the training. */
export function filmOfTraining({ task, start, stop, whenShown }: Trainable): Filming {
  return async (most, onMoment, signal) => {
    signal.throwIfAborted();
    signal.addEventListener('abort', stop);
    const sampling = REPORT * Math.ceil(task.steps / REPORT / (most - ENDS));
    const count = Math.ceil(task.steps / sampling) + ENDS;
    await start({ ...task, sampling }, async (run) => {
      const isFirst = run.step === 0 && !run.isSlow;
      const isMoment = isFirst || (run.samples?.step === run.step && run.distances === null);
      if (!isMoment) return;
      await whenShown((shown) => shown.run === run);
      await onMoment(count);
    });
    signal.throwIfAborted();
    await whenShown(({ phase }) => phase !== 'running');
    await onMoment(count);
  };
}
