import { accessSync, constants, existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import type { Browser } from 'playwright-core';

const LINUX = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge'];
const MAC = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
const WINDOWS = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe'];
const FOLDERS = ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'];
/** Text is drawn alike on every screen. */
const FLAGS = ['--font-render-hinting=none', '--disable-lcd-text', '--force-color-profile=srgb'];

/** Starts a browser of this machine: it finds one and installs none. */
export async function startBrowser(): Promise<Browser> {
  const { chromium } = await import('playwright-core').catch(() => {
    throw new Error('rendering needs the package playwright-core: npm install --save-dev playwright-core');
  });
  const executablePath = findBrowser(chromium.executablePath());
  checkTemporary(tmpdir());
  try {
    return await chromium.launch({ executablePath, args: FLAGS });
  } catch (error) {
    throw new Error(`the browser ${executablePath} did not start: ${reasonIn((error as Error).message)}`);
  }
}

/** The browser keeps its profile in this folder. Its driver does not report a missing one. */
function checkTemporary(folder: string): void {
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new Error(`invalid TMPDIR: ${folder}; expected a folder for temporary files that can be written`);
  }
}

/**
 * Returns the browser's last own message, or the reason why it did not run, without the command line that started it.
 */
function reasonIn(message: string): string {
  const said = /\[pid=\d+\]\[err\] (.+)/.exec(message)?.[1];
  const failed = /spawn .*\b(E[A-Z]+)\b/.exec(message)?.[1];
  return said ?? failed ?? 'it ended at once; expected a Chromium';
}

/** CHROMIUM_PATH, else the one that Playwright has fetched, else Chrome, Chromium or Edge. */
function findBrowser(ofPlaywright: string): string {
  const chosen = process.env['CHROMIUM_PATH'];
  if (chosen !== undefined && !existsSync(chosen)) {
    throw new Error(`invalid CHROMIUM_PATH: ${chosen}; expected the path of a Chromium`);
  }
  const found = chosen ?? [ofPlaywright, ...installed()].find((path) => existsSync(path));
  if (found) return found;
  throw new Error(
    'no browser was found: expected Chrome, Chromium or Edge; set CHROMIUM_PATH to one, or run `npx playwright-core install chromium`',
  );
}

function installed(): string[] {
  if (process.platform === 'darwin') return MAC.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (process.platform !== 'win32') return LINUX.flatMap((name) => [`/usr/bin/${name}`, `/snap/bin/${name}`]);
  return FOLDERS.flatMap((folder) => WINDOWS.map((path) => `${process.env[folder]}\\${path}`));
}
