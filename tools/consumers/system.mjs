// What a site needs from the operating system.
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { runCommand } from './commands.mjs';

/** Installs Debian packages that are missing; returns why that is impossible, or null if all are there. */
export async function missingPackages(packages) {
  const missing = packages.filter((name) => !isInstalled(name));
  if (missing.length === 0) return null;
  const what = `${missing.join(' and ')} not installed`;
  if (!existsSync('/usr/bin/apt-get')) return `${what}, and no apt-get to install with`;
  if (process.getuid?.() !== 0) return `${what}; as root: apt-get install ${missing.join(' ')}`;
  try {
    await runCommand(['apt-get', 'update', '-q'], '/');
    await runCommand(['apt-get', 'install', '-y', '-q', '--no-install-recommends', ...missing], '/');
    return null;
  } catch (error) {
    return `${what}: ${error.message.split('\n')[0]}`;
  }
}

function isInstalled(name) {
  try {
    return execFileSync('dpkg-query', ['-W', '-f', '$'.concat('{Status}'), name], {
      encoding: 'utf8',
      stdio: 'pipe',
    }).includes('ok installed');
  } catch {
    return false;
  }
}
