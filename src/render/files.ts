import { randomUUID } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes a file whole or not at all, in a folder that is made for it. One that it replaces keeps its permissions. */
export function writeWhole(file: string, bytes: Uint8Array): void {
  // Not the name with an addition, which may be longer than the file system allows.
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

/** With those around it. Node's own recursive way never ends where a file system takes no folders, as in /proc. */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}
