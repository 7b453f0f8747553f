// Packs the library, and looks into what was packed.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Packs what is built already; returns the tarball's path, its size, and its files with theirs. */
export function pack(root, folder) {
  const options = ['--json', '--ignore-scripts', '--pack-destination', folder];
  const output = execFileSync('npm', ['pack', ...options], { cwd: root, encoding: 'utf8' });
  const [{ filename, size, unpackedSize, files }] = Object.values(JSON.parse(output));
  return { path: join(folder, filename), size, unpackedSize, files };
}

/** The packed files that name the checkout or the home folder of the machine that built them. */
export function machinePaths(root, tarball, paths) {
  const folder = mkdtempSync(join(tmpdir(), 'release-'));
  execFileSync('tar', ['-xzf', tarball, '-C', folder]);
  const found = paths.flatMap((path) => {
    const text = readFileSync(join(folder, 'package', path), 'latin1');
    return foldersIn(text, [root, homedir()]).map((named) => `${path} names ${named}`);
  });
  rmSync(folder, { recursive: true });
  return found;
}

/** Those of some absolute folders that a text names, alone or as the beginning of a path. */
export function foldersIn(text, folders) {
  return folders
    .map((folder) => folder.replace(/[\\/]+$/, ''))
    .filter((folder) => folder && new RegExp(`(?<![\\w.-])${escaped(folder)}(?![\\w-])`).test(text));
}

function escaped(text) {
  return text.replaceAll(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}

export function inKilobytes(bytes) {
  return `${(bytes / 1000).toFixed(1)} kB`;
}
