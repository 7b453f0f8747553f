// A browser that no debugger is attached to, as a reader has it. Playwright attaches one to each page, and V8 then parses
// the whole bundle once more, to find the line of an Error that React makes while it is evaluated: about 30 ms.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { findBrowser } from '../../scripts/browser.mjs';

const OPTIONS = ['--headless', '--no-sandbox', '--no-first-run', '--remote-debugging-port=0'];

export async function startReader() {
  const profile = await mkdtemp(join(tmpdir(), 'reader-'));
  const { executablePath, env } = findBrowser();
  const browser = spawn(executablePath, [...OPTIONS, `--user-data-dir=${profile}`, 'about:blank'], {
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const address = await addressOf(browser);
  return {
    /** Opens a page, and returns a function that closes it. What the page finds, it has to tell its server. */
    async open(url) {
      const opened = await fetch(`${address}/json/new?${encodeURIComponent(url)}`, { method: 'PUT' });
      const { id } = await opened.json();
      return () => fetch(`${address}/json/close/${id}`);
    },
    async stop() {
      browser.kill();
      await once(browser, 'exit');
      await rm(profile, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

/** Where the browser takes requests, which it says on its standard error. */
function addressOf(browser) {
  return new Promise((resolve, reject) => {
    // Read to its end, as a full pipe would stop the browser.
    createInterface({ input: browser.stderr }).on('line', (line) => {
      const host = /^DevTools listening on ws:\/\/([^/]+)/.exec(line)?.[1];
      if (host) resolve(`http://${host}`);
    });
    browser.on('error', reject);
    browser.on('exit', () => reject(new Error('the browser has ended before it took requests')));
  });
}
