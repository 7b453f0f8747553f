// Finds the Chromium that tests run in. On Linux on x64 it comes from the npm registry, in a pinned version and with the
// libraries that it needs; elsewhere it is Playwright's own. Nothing of the system is installed, and of its fonts none count.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright';

const FONTS = fileURLToPath(new URL('../test/fonts/fonts.conf', import.meta.url));
const PACKAGE = fileURLToPath(new URL('../node_modules/@sparticuz/chromium/package.json', import.meta.url));
const CACHE = fileURLToPath(new URL('../node_modules/.cache/chromium', import.meta.url));

/** Text looks alike on every machine: no hinting, no colours of a screen's subpixels, no profile of a monitor. */
export const DRAWING_FLAGS = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'];

/**
 * What launches the browser, to be spread into Playwright's options: CHROMIUM_PATH, else the pinned one, else Playwright's.
 * `isPinned` tells whether it is the one in which the pictures under test/ were taken. LATE_PRESSES=1 makes each press return a second late:
 * see scripts/steady.mjs. Null where there is none yet.
 */
export function findBrowser() {
  const chosen = process.env.CHROMIUM_PATH;
  const folder = pinnedFolder();
  const pinned = folder && join(folder, 'chromium');
  const path = chosen ?? pinned ?? chromium.executablePath();
  if (!existsSync(path)) {
    if (chosen) throw new Error(`invalid CHROMIUM_PATH: ${chosen}; expected the path of a Chromium`);
    return null;
  }
  const isPinned = path === pinned;
  const libraries = isPinned ? { LD_LIBRARY_PATH: join(folder, 'al2023', 'lib') } : {};
  const env = { ...process.env, FONTCONFIG_FILE: FONTS, ...libraries };
  return { executablePath: path, env, isPinned, slowMo: process.env.LATE_PRESSES === '1' ? 1000 : 0 };
}

/** Where the pinned browser is unpacked; null where it does not run. A new version gets a new folder. */
function pinnedFolder() {
  if (process.platform !== 'linux' || process.arch !== 'x64' || !existsSync(PACKAGE)) return null;
  return join(CACHE, JSON.parse(readFileSync(PACKAGE, 'utf8')).version);
}

/** The browser, which is installed where there is none yet; null, with a message, where that fails. */
export function findOrInstallBrowser() {
  const found = findBrowser();
  if (found) return found;
  try {
    console.error('There is no Chromium for the tests yet: it is installed.');
    install();
  } catch (error) {
    console.error(`Chromium could not be installed: ${error.message.split('\n')[0]}`);
  }
  return findBrowser();
}

/** Unpacks the pinned browser, 200 MB, or fetches Playwright's. */
function install() {
  const folder = pinnedFolder();
  if (folder) unpack(folder);
  else execFileSync('npx', ['playwright', 'install', 'chromium'], { stdio: 'inherit', shell: true });
}

/** The package unpacks into the folder for temporary files, and its libraries only where it believes to be on AWS. */
function unpack(folder) {
  const unfinished = `${folder}-${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  const script = "import('@sparticuz/chromium').then(({ default: chromium }) => chromium.executablePath())";
  const env = { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs20.x' };
  execFileSync(process.execPath, ['--eval', script], {
    env,
    stdio: 'inherit',
    cwd: fileURLToPath(new URL('..', import.meta.url)),
  });
  rmSync(folder, { recursive: true, force: true });
  renameSync(unfinished, folder);
}

const started = process.argv[1] && pathToFileURL(realpathSync(process.argv[1])).href;
if (import.meta.url === started) {
  const found = findOrInstallBrowser();
  if (!found) throw new Error('no Chromium could be installed: set CHROMIUM_PATH to one');
  // Standard output is for the results of what this is run before.
  console.error(`Chromium: ${found.executablePath}`);
}
