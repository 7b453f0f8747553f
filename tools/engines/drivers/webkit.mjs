// A WebKitGTK of the system by plain WebDriver, on a display of its own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { createInterface } from 'node:readline';
import { pointsBetween } from './page.mjs';

const SCREEN = '1280x1024x24';
const WINDOW = { x: 0, y: 0, width: 1100, height: 940 };
const START_LIMIT = 15_000;
/** What WebDriver calls the keys whose name is not the character that they write. */
const KEYS = {
  Space: ' ',
  Backspace: '\uE003',
  Tab: '\uE004',
  Enter: '\uE007',
  Escape: '\uE00C',
  PageUp: '\uE00E',
  PageDown: '\uE00F',
  End: '\uE010',
  Home: '\uE011',
  ArrowLeft: '\uE012',
  ArrowUp: '\uE013',
  ArrowRight: '\uE014',
  ArrowDown: '\uE015',
};

/** @param paths - of the programs: `{ display, driver, browser }`. */
export async function startWebKit(paths) {
  const children = [];
  const stop = () => {
    for (const child of children.splice(0)) child.kill();
  };
  // Also when this process is interrupted: they would outlive it.
  process.once('exit', stop);
  const start = async () => {
    try {
      return await startSession(paths, await startDisplay(paths.display, children), children);
    } catch (error) {
      stop();
      throw error;
    }
  };
  let session = await start();
  const { version } = session;
  return {
    ...driverOf((...command) => session(...command)),
    version,
    // The session ends when a page crashes or hangs.
    restart: async () => {
      stop();
      session = await start();
    },
    close: () => session('DELETE', '').finally(stop),
  };
}

/** Starts a virtual screen, which chooses a free number and writes it to its standard output. */
async function startDisplay(path, children) {
  const options = ['-displayfd', '1', '-screen', '0', SCREEN, '-nolisten', 'tcp'];
  const child = spawn(path, options, { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  const [number] = await once(createInterface(child.stdout), 'line', { signal: AbortSignal.timeout(START_LIMIT) });
  return `:${number}`;
}

async function startSession({ driver, browser }, display, children) {
  const port = await freePort();
  const env = { ...process.env, DISPLAY: display, GDK_BACKEND: 'x11' };
  children.push(spawn(driver, [`--port=${port}`], { env, stdio: 'ignore' }));
  const address = `http://127.0.0.1:${port}`;
  await answers(`${address}/status`);
  const browserOptions = { binary: browser, args: ['--automation'] };
  const { sessionId, capabilities } = await request(`${address}/session`, 'POST', {
    capabilities: { alwaysMatch: { 'webkitgtk:browserOptions': browserOptions } },
  });
  const session = (method, command, body) => request(`${address}/session/${sessionId}${command}`, method, body);
  session.version = capabilities.browserVersion;
  await session('POST', '/window/rect', WINDOW);
  return session;
}

function driverOf(session) {
  const act = (type, id, actions, parameters) =>
    session('POST', '/actions', { actions: [{ type, id, actions, parameters }] });
  const point = (...actions) => act('pointer', 'mouse', actions, { pointerType: 'mouse' });
  const touch = (...actions) => act('pointer', 'finger', actions, { pointerType: 'touch' });
  return {
    open: (url) => session('POST', '/url', { url }),
    evaluate: (expression) => session('POST', '/execute/sync', { script: `return ${expression};`, args: [] }),
    press: (key) => {
      const value = KEYS[key] ?? key;
      return act('key', 'keyboard', [
        { type: 'keyDown', value },
        { type: 'keyUp', value },
      ]);
    },
    hover: (at) => point(moveTo(at)),
    click: (at) => point(moveTo(at), DOWN, UP),
    drag: (from, to) => point(moveTo(from), DOWN, moveTo(to, 100), UP),
    tap: (at) => touch(moveTo(at), DOWN, UP),
    swipe: (from, to) => touch(moveTo(from), DOWN, ...pointsBetween(from, to).map((at) => moveTo(at, 25)), UP),
    chooseFile: async (selector, path) => {
      const element = await session('POST', '/element', { using: 'css selector', value: selector });
      await session('POST', `/element/${Object.values(element)[0]}/value`, { text: path });
    },
    resize: (width = WINDOW.width) => session('POST', '/window/rect', { ...WINDOW, width }),
  };
}

const DOWN = { type: 'pointerDown', button: 0 };
const UP = { type: 'pointerUp', button: 0 };

function moveTo({ x, y }, duration = 0) {
  return { type: 'pointerMove', origin: 'viewport', x: Math.round(x), y: Math.round(y), duration };
}

async function request(url, method, body = {}) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(url, { method, headers, ...(method === 'POST' && { body: JSON.stringify(body) }) });
  const { value } = await response.json();
  if (!response.ok) throw new Error(`${value.error}: ${value.message}`);
  return value;
}

/** Waits until a server answers. */
async function answers(url) {
  const end = performance.now() + START_LIMIT;
  for (;;) {
    try {
      return await request(url, 'GET');
    } catch (error) {
      if (performance.now() > end) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}
