// `node tools/python/myst.mjs`, after `npm run build`: builds the site of examples/myst with mystmd and drives it in a browser, offline.
// MYST_THEME names the folder of a built theme (github.com/myst-templates/book-theme), MYST the command, which is `myst` by default.
// Cells are executed where PYTHON has jupyter_server, ipykernel and the package diffusion_figures.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { delimiter, extname, join } from 'node:path';
import { chromium } from 'playwright';
import { DRAWING_FLAGS, findBrowser } from '../../scripts/browser.mjs';
import { pathOf } from '../../scripts/build/paths.mjs';

const { MYST_THEME: theme, MYST: command = 'myst', PYTHON: python = 'python3', SHOTS: shots } = process.env;
const TYPES = { '.html': 'text/html', '.js': 'text/javascript', '.css': 'text/css', '.json': 'application/json' };

const lacking = [
  [!theme, 'MYST_THEME, the folder of a built theme'],
  [spawnSync(command, ['--version']).status !== 0, `the command ${command}: npm install --global mystmd`],
  [!existsSync(pathOf('dist/anywidget.js')), 'dist/anywidget.js: npm run build'],
  [!findBrowser(), 'a Chromium: npm run browser'],
].find(([isLacking]) => isLacking);
if (lacking) {
  console.log(`not run: a site of MyST, which needs ${lacking[1]}`);
  process.exit();
}

const folder = mkdtempSync(join(tmpdir(), 'diffusion-figures-myst-'));
const faults = [];
try {
  const isExecuted = await build();
  const server = createServer(serve).listen(0, '127.0.0.1');
  await once(server, 'listening');
  await drive(`http://127.0.0.1:${server.address().port}`, isExecuted);
  server.close();
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const fault of faults) console.error(fault);
process.exitCode = faults.length > 0 ? 1 : 0;

/** @returns whether its cells were executed. */
async function build() {
  cpSync(pathOf('examples/myst'), folder, { recursive: true });
  cpSync(pathOf('examples/stills/myst.mjs'), join(folder, 'diffusion-figure.mjs'));
  cpSync(pathOf('dist/anywidget.js'), join(folder, 'anywidget.js'));
  cpSync(pathOf('.storybook/static/favicon.svg'), join(folder, 'favicon.svg'));
  const config = join(folder, 'myst.yml');
  const site = `template: ${theme}\n  options:\n    favicon: favicon.svg`;
  writeFileSync(config, readFileSync(config, 'utf8').replace('template: book-theme', site));

  // mystmd runs `python`.
  const bin = join(folder, '.bin');
  mkdirSync(bin);
  const executable = execFileSync(python, ['-c', 'import sys; print(sys.executable)'], { encoding: 'utf8' }).trim();
  symlinkSync(executable, join(bin, 'python'));
  writeFileSync(join(bin, 'jupyter_server_config.json'), '{"ServerApp": {"allow_root": true, "open_browser": false}}');
  const isExecuted =
    spawnSync(executable, ['-c', 'import anywidget, diffusion_figures, ipykernel, jupyter_server']).status === 0;
  if (!isExecuted)
    console.log(`not run: cells, as ${python} lacks anywidget, diffusion_figures, ipykernel or jupyter_server`);
  const env = { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, JUPYTER_CONFIG_DIR: bin };
  const words = ['build', '--html', ...(isExecuted ? ['--execute'] : [])];
  await run(words, env);
  return isExecuted;
}

/** mystmd leaves the servers running that it starts, so they end with its group. */
async function run(words, env) {
  const child = spawn(command, words, { cwd: folder, env, detached: true, stdio: ['ignore', 'ignore', 'inherit'] });
  const [code] = await once(child, 'exit');
  try {
    process.kill(-child.pid);
  } catch {
    // None was left.
  }
  if (code !== 0) throw new Error(`${command} ${words.join(' ')} ended with ${code}`);
}

function serve({ url }, response) {
  const path = join(folder, '_build/html', decodeURIComponent(new URL(url, 'http://localhost').pathname));
  const file = existsSync(path) && statSync(path).isDirectory() ? join(path, 'index.html') : path;
  if (!existsSync(file)) response.writeHead(404).end();
  else
    response
      .writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' })
      .end(readFileSync(file));
}

async function drive(address, isExecuted) {
  const { executablePath, env } = findBrowser();
  const browser = await chromium.launch({ executablePath, env, args: DRAWING_FLAGS });
  try {
    for (const colorScheme of ['light', 'dark']) {
      const { page, asked } = await openPage(browser, colorScheme);
      await page.goto(address);
      const moved = await checkFigures(page);
      await shoot(page, `index-${colorScheme}`);
      await checkKept(page, moved);
      await page.goto(`${address}/notebook`);
      if (isExecuted) await expect(page.getByText('0.49228517244880304'), 'the output of the cell');
      if (isExecuted)
        await expect(page.getByText('a Jupyter kernel connection is required'), 'a note in place of the widget');
      await shoot(page, `notebook-${colorScheme}`);
      console.log(`${colorScheme}: asked of other hosts, in vain: ${[...asked].sort().join(', ') || 'nothing'}`);
      await page.close();
    }
  } finally {
    await browser.close();
  }
}

/** A page that reaches no other host. The console also tells what the theme asks of others in vain. */
async function openPage(browser, colorScheme) {
  const page = await browser.newPage({ colorScheme, viewport: { width: 1280, height: 900 } });
  const asked = new Set();
  page.on('pageerror', (error) => faults.push(`error of the page: ${error}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && isOwn(message.location().url)) faults.push(`console: ${message.text()}`);
  });
  await page.route('**/*', (route) => {
    const url = route.request().url();
    if (isOwn(url)) return route.continue();
    asked.add(new URL(url).hostname);
    return route.abort();
  });
  return { page, asked };
}

function isOwn(url) {
  return !URL.canParse(url) || new URL(url).hostname === '127.0.0.1';
}

async function checkFigures(page) {
  await expect(page.locator('.df-widget figure[data-state="ready"]').nth(2), 'three figures that are ready');
  const markers = page.locator('.df-widget').getByRole('slider');
  const [one, other] = [markers.nth(0), markers.nth(1)];
  const before = await one.getAttribute('aria-valuenow');
  await one.focus();
  await page.keyboard.press('ArrowRight');
  const [after, others] = await Promise.all([one, other].map((marker) => marker.getAttribute('aria-valuenow')));
  if (Number(after) !== Number(before) + 1) faults.push(`the marker went from ${before} to ${after}`);
  if (others !== before) faults.push(`the other figure's marker went from ${before} to ${others}`);
  console.log(`the marker of one figure went from t = ${before} to ${after}, that of the other stays at ${others}`);
  return { marker: one, value: after };
}

/** The theme makes all widgets anew when the colors change. */
async function checkKept(page, { marker, value }) {
  const old = await page.locator('.df-widget').first().elementHandle();
  await page.getByRole('button', { name: /theme/i }).first().click();
  await page.waitForFunction((element) => !element.isConnected, old, { timeout: 30_000 });
  await expect(page.locator('.df-widget figure[data-state="ready"]').first(), 'a figure in the other colors');
  const kept = await marker.getAttribute('aria-valuenow');
  if (kept !== value) faults.push(`a change of colors took the marker from ${value} to ${kept}`);
}

async function expect(locator, what) {
  await locator.waitFor({ timeout: 30_000 }).catch(() => faults.push(`the page lacks ${what}`));
}

async function shoot(page, name) {
  if (shots) await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true });
}
