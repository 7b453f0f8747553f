// Finds the engines of this machine, and installs what is missing where that is possible.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium, firefox, webkit } from 'playwright';
import { findBrowser } from '../../scripts/browser.mjs';
import { startFirefox } from './drivers/firefox.mjs';
import { startPlaywright } from './drivers/playwright.mjs';
import { startWebKit } from './drivers/webkit.mjs';

const CHROMIUM_SCRIPT = fileURLToPath(new URL('../../scripts/browser.mjs', import.meta.url));
const FIREFOX_PATHS = [
  process.env.FIREFOX_PATH,
  '/usr/bin/firefox-esr',
  '/usr/bin/firefox',
  '/Applications/Firefox.app/Contents/MacOS/firefox',
];

/** Each engine: `find` returns how to start it, or nothing if it is missing. */
const ENGINES = {
  chromium: {
    find: () => ifThere(findBrowser(), (browser) => startPlaywright(chromium, browser)),
    install: () => run(process.execPath, CHROMIUM_SCRIPT),
    howTo: 'npm run browser',
  },
  firefox: {
    find: () =>
      ownOf(firefox) ||
      ifThere(
        FIREFOX_PATHS.find((path) => path && existsSync(path)),
        startFirefox,
      ),
    install: () => installPackages('firefox-esr'),
    howTo: 'apt-get install firefox-esr, or npx playwright install firefox',
  },
  webkit: {
    find: () => ownOf(webkit) || ifThere(webkitPaths(), startWebKit),
    install: () => installPackages('webkit2gtk-driver', 'xvfb'),
    howTo: 'apt-get install webkit2gtk-driver xvfb, or npx playwright install webkit',
  },
};
export const NAMES = Object.keys(ENGINES);

/** Starts an engine and resolves to its driver, or to `{ skipped }` with the reason. */
export async function startEngine(name, progress) {
  const { find, install, howTo } = ENGINES[name];
  const found = find() || installed(install, find, progress);
  return found ? found() : { skipped: `not on this machine: ${howTo}` };
}

function installed(install, find, progress) {
  try {
    progress('installing');
    install();
  } catch (error) {
    progress(error.message);
  }
  return find();
}

/** Debian's packages, where this process may install them. */
function installPackages(...packages) {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  run('apt-get', 'update', '-q');
  run('apt-get', 'install', '-y', '-q', '--no-install-recommends', ...packages);
}

function run(command, ...args) {
  execFileSync(command, args, { stdio: ['ignore', 2, 2] });
}

function ifThere(what, start) {
  return what && (() => start(what));
}

/** The browser that `npx playwright install` has fetched. */
function ownOf(type) {
  return ifThere(existsSync(type.executablePath()), () => startPlaywright(type));
}

function webkitPaths() {
  const folders = existsSync('/usr/lib') ? readdirSync('/usr/lib') : [];
  const browsers = folders.map((folder) => `/usr/lib/${folder}/webkit2gtk-4.1/MiniBrowser`);
  const paths = { browser: browsers.find(existsSync), driver: '/usr/bin/WebKitWebDriver', display: '/usr/bin/Xvfb' };
  return Object.values(paths).every((path) => path && existsSync(path)) ? paths : undefined;
}
