import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** Writes a file whole or not at all, in a folder that is made for it. */
export function writeWhole(file: string, bytes: Uint8Array): void {
  const part = `${file}.${process.pid}.part`;
  try {
    makeFolder(dirname(file));
    writeFileSync(part, bytes);
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
