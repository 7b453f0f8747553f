#!/usr/bin/env node
import { relative } from 'node:path';
import { readArguments } from './arguments.js';
import { render } from './index.js';
import { USAGE } from './usage.js';

// `diffusion-figures render …`: exits with 0 when all is written, 1 when something is not, 2 when the command is wrong.

process.exitCode = await run(process.argv.slice(2));

async function run(words: readonly string[]): Promise<number> {
  if (words.length === 0 || words.includes('--help') || words.includes('-h')) {
    console.log(USAGE);
    return words.length === 0 ? 2 : 0;
  }
  try {
    const { pictures, folder } = await readArguments(words);
    const onWritten = (file: string) => console.log(relative(process.cwd(), file));
    await render(pictures, { folder, onWritten, onFrame: tellFrame });
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return error instanceof SyntaxError ? 2 : 1;
  }
}

/** How far a film is, in one line that goes away with it: for who watches, not for a log. */
function tellFrame(file: string, frame: number, count: number): void {
  if (!process.stderr.isTTY) return;
  const line = `${relative(process.cwd(), file)}: frame ${frame} of ${count}`;
  process.stderr.write(frame === count ? '\r\x1b[K' : `\r\x1b[K${line}`);
}
