import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes a file whole or not at all, in a folder that is made for it. One that it replaces keeps its permissions. */
export function writeWhole(file: string, bytes: Uint8Array): void {
  // The temporary name does not extend the file's name, because the longer name may exceed the file system's limit.
  const part = join(dirname(file), `.${randomUUID()}.part`);
  try {
    makeFolder(dirname(file));
    const mode = statSync(file, { throwIfNoEntry: false })?.mode;
    writeFileSync(part, bytes, mode === undefined ? {} : { mode: 0o600 });
    if (mode !== undefined) chmodSync(part, mode);
    renameSync(part, file);
  } catch (error) {
    if (existsSync(part)) rmSync(part);
    throw new Error(`cannot be written: ${(error as NodeJS.ErrnoException).code}`);
  }
}

/**
 * Makes a folder and its parents. Node's own recursive way never ends where a file system takes no folders, as in
 * /proc.
 */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
