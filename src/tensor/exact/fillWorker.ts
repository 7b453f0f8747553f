import type { Greeting } from '../../core/thread.js';
import { fillAlong, type Stretch } from './fill.js';

// The second thread of `fillThread.ts`. The build makes one file of it with all that it imports.

async function answer(stretch: Stretch): Promise<void> {
  const turns = fillAlong(stretch);
  let turn = await turns.next();
  while (!turn.done) turn = await turns.next();
  postMessage(turn.value, { transfer: [turn.value.buffer] });
}

// The page hears of errors, but of no promise that rejects: it would wait until its patience ends.
addEventListener('message', ({ data }: MessageEvent<Stretch>) => void answer(data).catch(reportError));

postMessage('ready' satisfies Greeting);
