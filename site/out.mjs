// The folder that the book is written to. The build replaces it as a whole, so it must be one that a book was written to before.
import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readlinkSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

const DEFAULT = 'site-static';
/** The next build recognizes its own folder by this file. */
export const MARKER = '.diffusion-figures-book';

/** Resolves all links in a path. The end of the path need not exist yet. */
function realOf(path, links = 40) {
  if (existsSync(path)) return realpathSync.native(path);
  // Writing to a link whose target is missing creates the target.
  const isLink = lstatSync(path, { throwIfNoEntry: false })?.isSymbolicLink() ?? false;
  if (isLink && links > 0) return realOf(resolve(dirname(path), readlinkSync(path)), links - 1);
  return dirname(path) === path ? path : join(realOf(dirname(path), links), relative(dirname(path), path));
}

function isInside(path, folder) {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** Returns what is expected in place of a folder that the build may not replace, for its error message, and null for one that it may. */
export function objectionTo(folder, repository) {
  const [out, root] = [realOf(folder), realOf(repository)];
  if (isInside(root, out)) return 'a folder that does not contain this repository';
  if (isInside(out, root) && out !== join(root, DEFAULT)) return `a folder outside this repository, or ${DEFAULT}`;
  if (!existsSync(out)) return null;
  if (!lstatSync(out).isDirectory()) return 'a folder';
  const names = readdirSync(out);
  if (names.includes('.git')) return 'a folder without .git';
  if (names.length > 0 && !names.includes(MARKER)) return 'an empty folder, or one that an earlier build has written';
  return null;
}

/** Puts a finished book in place of the last one. */
export function replaceFolder(folder, repository, book) {
  // The build has taken minutes, in which others may have put something there.
  const expected = objectionTo(folder, repository);
  if (expected) throw new Error(`invalid --out: ${folder}; expected ${expected}`);
  const out = realOf(folder);
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  cpSync(book, out, { recursive: true });
  writeFileSync(join(out, MARKER), 'npm run book replaces this folder as a whole.\n');
}

/** The part of a version that a patch leaves alone: 0.3 of 0.3.1. */
export function minorOf(version) {
  return version.split('.', 2).join('.');
}

/**
 * Puts the books of released versions into a book, those of book-0.3.1.tar.gz at v/0.3/, and writes the newest version for their
 * pages. The last patch of a minor version has its book.
 */
export function addBooks(folder, books) {
  const versions = readdirSync(books)
    .flatMap((name) => /^book-(\d+\.\d+\.\d+)\.tar\.gz$/.exec(name)?.[1] ?? [])
    .sort((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  const last = new Map(versions.map((version) => [minorOf(version), version]));
  for (const [minor, version] of last) {
    const place = join(folder, 'v', minor);
    mkdirSync(place, { recursive: true });
    execFileSync('tar', ['-xzf', join(books, `book-${version}.tar.gz`), '-C', place]);
  }
  const [newest] = [...last.keys()].slice(-1);
  if (newest) writeFileSync(join(folder, 'versions.json'), `${JSON.stringify({ newest })}\n`);
  return `books of ${last.size} versions`;
}
