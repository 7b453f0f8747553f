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
    await render(pictures, { folder, onWritten: (file) => console.log(relative(process.cwd(), file)) });
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return error instanceof SyntaxError ? 2 : 1;
  }
}
