import type { Greeting } from '../../core/thread.js';
import { fillAlong, type Stretch } from './fill.js';

// The second thread of `fillThread.ts`. The build makes one file of it with all that it imports.

addEventListener('message', async ({ data }: MessageEvent<Stretch>) => {
  const turns = fillAlong(data);
  let turn = await turns.next();
  while (!turn.done) turn = await turns.next();
  postMessage(turn.value, { transfer: [turn.value.buffer] });
});

postMessage('ready' satisfies Greeting);
