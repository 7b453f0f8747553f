import type { Greeting } from '../../core/thread.js';
import { hasFastKernel } from '../kernel/host.js';
import type { Question } from './helper.js';
import { walkPoints } from './walk.js';

// The second thread. The build makes one file of it with all that it imports.

addEventListener('message', ({ data: { walk, range } }: MessageEvent<Question>) => {
  const steps = walkPoints(walk, range);
  let step = steps.next();
  while (!step.done) step = steps.next();
  postMessage(step.value, { transfer: [step.value.buffer] });
});

// Without the fast kernel its results would differ by rounding.
const greeting: Greeting = hasFastKernel() ? 'ready' : 'unable';
postMessage(greeting);
