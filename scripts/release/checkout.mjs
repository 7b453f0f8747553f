// What git and npm say about the checkout.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** The changesets' files, relative to the root. */
export function changesetFiles(root) {
  return readdirSync(join(root, '.changeset'))
    .filter((name) => name.endsWith('.md') && name !== 'README.md')
    .map((name) => `.changeset/${name}`);
}

/** Files that are changed or unknown to git: what is published must be what was committed. */
export function uncommitted(root) {
  return outputOf(root, 'git', 'status', '--porcelain').split('\n').filter(Boolean);
}

export function tagExists(root, tag) {
  return outputOf(root, 'git', 'tag', '--list', tag) !== '';
}

/** Installs the packages where there are none yet, else tries to; returns what npm says of a lock file that does not fit. */
export function lockFaults(root) {
  const isInstalled = existsSync(join(root, 'node_modules'));
  try {
    outputOf(root, 'npm', 'ci', '--loglevel=error', ...(isInstalled ? ['--dry-run', '--ignore-scripts'] : []));
    return [];
  } catch ({ stderr, message }) {
    return [stderr?.trim() || message];
  }
}

function outputOf(cwd, program, ...args) {
  return execFileSync(program, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}
