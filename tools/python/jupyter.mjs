// A real JupyterLab or Notebook 7: the server, its kernels, and its page in a browser.
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { DRAWING_FLAGS, findBrowser } from '../../scripts/browser.mjs';

const START_LIMIT = 60_000;
/** The address of a notebook, and the class of the settings. */
const APPS = {
  jupyterlab: { page: 'lab/tree', settings: 'LabApp' },
  notebook: { page: 'notebooks', settings: 'JupyterNotebookApp' },
};

/** A notebook of code cells as a file's text. */
export function notebookOf(...sources) {
  const cells = sources.map((source, index) => ({
    cell_type: 'code',
    id: `cell-${index}`,
    metadata: {},
    execution_count: null,
    outputs: [],
    source,
  }));
  const kernelspec = { name: 'python3', display_name: 'Python 3', language: 'python' };
  return JSON.stringify({ cells, metadata: { kernelspec }, nbformat: 4, nbformat_minor: 5 });
}

/**
 * Starts JupyterLab or Notebook with the kernel of a virtual environment, on an address of this machine alone.
 *
 * @param app - `jupyterlab` or `notebook`.
 * @param python - the interpreter of the virtual environment.
 * @param folder - an empty folder for notebooks and settings.
 */
export async function startJupyter({ app, python, folder, env = process.env }) {
  const { page, settings } = APPS[app];
  const port = await freePort();
  const token = randomBytes(16).toString('hex');
  const own = ['config', 'data', 'runtime', 'notebooks'].map((name) => join(folder, name));
  for (const path of own) mkdirSync(path, { recursive: true });
  const [config, data, runtime, notebooks] = own;
  const silent = { '@jupyterlab/apputils-extension:announcements': true };
  mkdirSync(join(config, 'labconfig'), { recursive: true });
  writeFileSync(join(config, 'labconfig', 'page_config.json'), JSON.stringify({ disabledExtensions: silent }));
  const words = [
    ['-m', app, '--no-browser', '--allow-root', '--ip=127.0.0.1', `--port=${port}`],
    [
      `--IdentityProvider.token=${token}`,
      `--ServerApp.root_dir=${notebooks}`,
      `--${settings}.expose_app_in_browser=True`,
    ],
    ['--LabApp.extension_manager=readonly'],
  ].flat();
  const server = spawn(python, words, {
    cwd: notebooks,
    env: { ...env, JUPYTER_CONFIG_DIR: config, JUPYTER_DATA_DIR: data, JUPYTER_RUNTIME_DIR: runtime },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let log = '';
  server.stderr.on('data', (text) => (log = (log + text).slice(-20_000)));
  await untilAnswers(`http://127.0.0.1:${port}/api?token=${token}`, () => {
    if (server.exitCode !== null) throw new Error(`${app} has ended:\n${log}`);
  });
  const found = findBrowser();
  const browser = await chromium.launch({ ...found, args: DRAWING_FLAGS });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  // The figure must need no network.
  await context.route(
    (url) => url.hostname !== '127.0.0.1',
    (route) => route.abort(),
  );
  return {
    log: () => log,
    write: (name, text) => writeFileSync(join(notebooks, name), text),
    path: (name) => join(notebooks, name),
    open: async (name) =>
      openNotebook(await context.newPage(), `http://127.0.0.1:${port}/${page}/${name}?token=${token}&reset`, name),
    /** Ends the kernels, the server and the browser. */
    stop: async () => {
      await browser.close();
      server.kill('SIGTERM');
      await new Promise((settle) => (server.exitCode === null ? server.once('exit', settle) : settle()));
    },
  };
}

async function freePort() {
  const server = createServer();
  await new Promise((settle) => server.listen(0, '127.0.0.1', settle));
  const { port } = server.address();
  await new Promise((settle) => server.close(settle));
  return port;
}

async function untilAnswers(address, check) {
  const end = Date.now() + START_LIMIT;
  while (Date.now() < end) {
    check();
    const answer = await fetch(address).catch(() => null);
    if (answer?.ok) return;
    await new Promise((settle) => setTimeout(settle, 200));
  }
  throw new Error(`the server has not answered within ${START_LIMIT / 1000} s`);
}

/** A notebook in a tab of the browser. */
async function openNotebook(page, address, name) {
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto(address);
  const isReady = page.waitForFunction((path) => {
    const panel = globalThis.jupyterapp?.shell.currentWidget;
    return panel?.context?.path === path && panel.context.sessionContext.session?.kernel?.status === 'idle';
  }, name);
  await isReady.catch(({ message }) => {
    throw new Error([`the page has not opened ${name}: ${message}`, ...errors].join('\n'));
  });
  // Errors before are the host's own.
  errors.length = 0;
  const cell = (index) => page.locator('.jp-Notebook .jp-CodeCell').nth(index);
  const command = (id, words = {}) =>
    page.evaluate(([id, words]) => globalThis.jupyterapp.commands.execute(id, words), [id, words]);
  return {
    page,
    errors,
    cell,
    command,
    /** The figures below a cell. */
    figures: (index) =>
      cell(index)
        .locator('.df-widget')
        .filter({ hasNot: page.locator('.df-question') }),
    /** Runs a cell until the kernel has answered. */
    run: async (index) => {
      await page.evaluate(
        (index) => (globalThis.jupyterapp.shell.currentWidget.content.activeCellIndex = index),
        index,
      );
      await command('notebook:run-cell');
    },
    /** The number of the run of a cell, and its outputs. */
    result: (index) =>
      page.evaluate((index) => {
        const { model } = globalThis.jupyterapp.shell.currentWidget.content.widgets[index];
        return { count: model.executionCount, outputs: model.outputs.toJSON() };
      }, index),
    /** Runs lines in the kernel, past all cells, and returns what they print. */
    ask: (code) =>
      page.evaluate(async (code) => {
        const { kernel } = globalThis.jupyterapp.shell.currentWidget.context.sessionContext.session;
        const future = kernel.requestExecute({ code, store_history: false });
        let printed = '';
        future.onIOPub = ({ header, content }) => {
          if (header.msg_type === 'stream') printed += content.text;
          if (header.msg_type === 'error') printed += `${content.ename}: ${content.evalue}`;
        };
        await future.done;
        return printed.trim();
      }, code),
    save: () => command('docmanager:save'),
    close: () => page.close(),
  };
}
