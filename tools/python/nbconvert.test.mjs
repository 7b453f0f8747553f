// Notebooks as files: HTML with live figures and no kernel, and PDF with still pictures. `npm run test:python` runs it.
import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { chromium } from 'playwright';
import { DRAWING_FLAGS, findBrowser } from '../../scripts/browser.mjs';
import { pathOf } from '../../scripts/build/paths.mjs';
import { notebookOf } from './jupyter.mjs';

const PAGE = 'http://notebook.test/notebook.html';
const REQUIRE = 'https://cdnjs.cloudflare.com/ajax/libs/require.js/2.1.10/require.min.js';
/** What a page of nbconvert loads, by the packages that its addresses name. */
const PACKAGES = ['@jupyter-widgets/html-manager@1.0.15', 'requirejs@2.3.8', 'anywidget'];

const folder = mkdtempSync(join(tmpdir(), 'diffusion-figures-nbconvert-'));
after(() => rmSync(folder, { recursive: true, force: true }));

function convert(to, more = {}) {
  const notebook = notebookOf(
    'import numpy as np\nfrom diffusion_figures import NoiseTriptych, ScheduleChart',
    'NoiseTriptych(t=200, image=np.linspace(-1, 1, 48).reshape(6, 8))',
    'ScheduleChart(t=300, caption="A schedule.")',
  );
  writeFileSync(join(folder, 'notebook.ipynb'), notebook);
  const words = ['-m', 'nbconvert', '--execute', '--to', to, 'notebook.ipynb'];
  const { status, stderr } = spawnSync(process.env.PYTHON, words, {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, ...more },
  });
  assert.equal(status, 0, stderr);
}

/** Unpacks packages of npm, and returns their folders; null without a network. */
function unpacked(names) {
  const folders = names.map((name) => {
    const into = join(folder, name.replace(/\W/g, '-'));
    mkdirSync(into);
    const { status, stdout } = spawnSync('npm', ['pack', '--silent', name], { cwd: into, encoding: 'utf8' });
    if (status !== 0) return null;
    execFileSync('tar', ['-xzf', stdout.trim()], { cwd: into });
    return join(into, 'package');
  });
  return folders.includes(null) ? null : folders;
}

test('HTML keeps live figures without a kernel', async (context) => {
  const version = execFileSync(process.env.PYTHON, ['-c', 'import anywidget; print(anywidget.__version__)']);
  const folders = unpacked([...PACKAGES.slice(0, 2), `anywidget@${String(version).trim()}`]);
  if (!folders) return context.skip('npm’s registry does not answer');
  const [manager, require, anywidget] = folders;
  convert('html');
  // Debian's nbconvert takes RequireJS from a file of the system, which no page of the web may load.
  const html = readFileSync(join(folder, 'notebook.html'), 'utf8').replace(/file:[^"]*require\.min\.js/, REQUIRE);
  console.log(`two figures as HTML: ${(html.length / 1e6).toFixed(1)} MB`);
  assert.equal(html.match(/DecompressionStream/g).length, 1);
  const browser = await chromium.launch({ ...findBrowser(), args: DRAWING_FLAGS });
  try {
    const page = await browser.newPage();
    const errors = [];
    page.on('pageerror', ({ message }) => errors.push(message));
    const files = [
      [PAGE, html],
      [/\/require\.js\//, readFileSync(join(require, 'require.js'), 'utf8')],
      [/html-manager/, readFileSync(join(manager, 'dist', 'embed-amd.js'), 'utf8')],
      [/\/anywidget@/, readFileSync(join(anywidget, 'dist', 'index.js'), 'utf8')],
    ];
    await page.route('**', (route) => {
      const file = files.find(([address]) => route.request().url().match(address));
      return file
        ? route.fulfill({
            body: file[1],
            contentType: file[0] === PAGE ? 'text/html; charset=utf-8' : 'text/javascript',
          })
        : route.abort();
    });
    await page.goto(PAGE);
    const [triptych, chart] = [page.locator('.df-widget').first(), page.locator('.df-widget').nth(1)];
    await triptych.locator('canvas').nth(2).waitFor();
    await chart.getByRole('slider').first().press('ArrowRight');
    assert.equal(await chart.getByRole('slider').first().getAttribute('aria-valuenow'), '301');
    assert.equal(await page.getByText('kernel').count(), 0, 'the page says nothing of a kernel');
    assert.deepEqual(errors, []);
  } finally {
    await browser.close();
  }
});

test('PDF has a still picture of each figure', { timeout: 120_000 }, (context) => {
  // The command of the npm package, as one that is installed has it.
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  const command = `#!/bin/sh\nexec "${process.execPath}" "${pathOf('dist/render/command.js')}" "$@"\n`;
  writeFileSync(join(bin, 'diffusion-figures'), command, { mode: 0o755 });
  const { executablePath, env: inBrowser } = findBrowser();
  const path = `${bin}:${process.env.PATH}`;
  const env = { ...inBrowser, CHROMIUM_PATH: executablePath, DIFFUSION_FIGURES_STILL: 'pdf', PATH: path };
  const has = (program) => spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
  if (!has('pandoc')) return context.skip('pandoc is not installed');
  convert('latex', env);
  const tex = readFileSync(join(folder, 'notebook.tex'), 'utf8');
  const pictures = [...tex.matchAll(/\{(notebook_files\/[^}]*\.pdf)\}/g)].map(([, path]) => path);
  assert.equal(pictures.length, 2);
  for (const path of pictures) assert.match(readFileSync(join(folder, path), 'latin1'), /^%PDF-/);
  if (!has('xelatex')) return context.skip('LaTeX alone was written: xelatex is not installed');
  convert('pdf', env);
  assert.match(readFileSync(join(folder, 'notebook.pdf'), 'latin1'), /^%PDF-/);
});
