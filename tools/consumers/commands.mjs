// Runs the programs that install, build and serve sites.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';

const ENVIRONMENT = {
  ASTRO_TELEMETRY_DISABLED: '1',
  NEXT_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
  CI: '1',
  // Vite, which weighs packages in this process, sets it to production; npm would leave out devDependencies.
  NODE_ENV: undefined,
};
const LINES_SHOWN = 15;
/** A development server that has not answered after this many milliseconds never will. */
const START_LIMIT = 60_000;

/** Runs a program to its end, with more in its environment; if it fails, throws an error with what it wrote. */
export async function runCommand([program, ...args], cwd, environment = {}) {
  const child = start(program, args, cwd, environment);
  const written = collect(child);
  const [code] = await Promise.race([
    once(child, 'close'),
    once(child, 'error').then(([error]) => Promise.reject(error)),
  ]);
  if (code !== 0) {
    throw new Error(`${program} ${args.join(' ')} ended with code ${code}:\n${shortened(written().trim())}`);
  }
}

/** What went wrong is said at the start by some programs, at the end by others. */
function shortened(text) {
  const lines = text.split('\n');
  if (lines.length <= 2 * LINES_SHOWN) return text;
  return [...lines.slice(0, LINES_SHOWN), '…', ...lines.slice(-LINES_SHOWN)].join('\n');
}

/** Starts a development server with `commandOf(port)`; returns its address and a function that stops it. */
export async function startServer(commandOf, cwd, path) {
  const port = String(await freePort());
  const [program, ...args] = commandOf(port);
  const child = start(program, args, cwd);
  const written = collect(child);
  const stop = () => killGroup(child);
  const address = `http://127.0.0.1:${port}`;
  const end = performance.now() + START_LIMIT;
  while (!(await answers(address + path))) {
    if (child.exitCode !== null || performance.now() > end) {
      stop();
      throw new Error(`${program} ${args.join(' ')} does not answer:\n${written().slice(-2000)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return { address, stop };
}

/** In a process group of its own, so that what it starts can be stopped with it. */
function start(program, args, cwd, environment = {}) {
  const env = { ...process.env, ...ENVIRONMENT, ...environment };
  const child = spawn(program, args, { cwd, detached: true, env, stdio: 'pipe' });
  child.stdin.end();
  running.add(child);
  child.once('close', () => running.delete(child));
  return child;
}

const running = new Set();
process.once('exit', () => running.forEach(killGroup));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

function killGroup({ pid }) {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It has ended by itself.
  }
}

function collect({ stdout, stderr }) {
  let text = '';
  for (const stream of [stdout, stderr]) stream.on('data', (data) => (text += data));
  return () => text;
}

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

async function answers(url) {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(20_000) })).ok;
  } catch {
    return false;
  }
}
