// What a reader and an author meet in a notebook: the Python package in a real JupyterLab or Notebook 7, driven by a browser.
// `npm run test:python` runs it, and says in the environment where Python, JupyterLab and the browser are.
import assert from 'node:assert/strict';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { pathOf } from '../../scripts/build/paths.mjs';
import { documentedCells } from './documented.mjs';
import { notebookOf, startJupyter } from './jupyter.mjs';

const FIGURE = 'from diffusion_figures import ScheduleChart\nfigure = ScheduleChart(t=200)\nfigure';
const CUT = /kernel does not answer/;
const folder = mkdtempSync(join(tmpdir(), 'diffusion-figures-lab-'));
let lab;
/** When the server was started. */
let start;

before(async () => {
  start = performance.now();
  lab = await startJupyter({ app: process.env.JUPYTER_APP ?? 'jupyterlab', python: process.env.PYTHON, folder });
  // What the docs say that a reader has in the folder of the notebooks: a picture, and the command of the npm package.
  copyFileSync(pathOf('test/screenshots/controls-imagepicker-default-light.png'), lab.path('cat.png'));
  mkdirSync(lab.path('node_modules/.bin'), { recursive: true });
  symlinkSync(pathOf('dist/render/command.js'), lab.path('node_modules/.bin/diffusion-figures'));
});
after(async () => {
  await lab?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A notebook whose first cell shows a chart, which has been run. */
async function opened(name, ...more) {
  lab.write(name, notebookOf(FIGURE, ...more));
  const notebook = await lab.open(name);
  await notebook.run(0);
  await shown(notebook.figures(0));
  return notebook;
}

/** Waits for the slider of a chart. */
async function shown(figure, count = 1) {
  await figure
    .getByRole('slider')
    .nth(count - 1)
    .waitFor();
  assert.equal(await figure.count(), count);
}

/** Waits until a check passes. */
async function until(what, check) {
  const end = Date.now() + 15_000;
  while (!(await check())) {
    assert.ok(Date.now() < end, what);
    await new Promise((settle) => setTimeout(settle, 100));
  }
}

const tOf = (figure) => figure.getByRole('slider').first().getAttribute('aria-valuenow');
const press = (figure, key) => figure.getByRole('slider').first().press(key);

test('three lines show a figure, without a network', async () => {
  lab.write('first.ipynb', notebookOf('from diffusion_figures import NoiseTriptych\n\nNoiseTriptych(t=200)'));
  const notebook = await lab.open('first.ipynb');
  const asked = performance.now();
  await notebook.run(0);
  await notebook.figures(0).locator('canvas').nth(2).waitFor();
  const [fromStart, fromCell] = [start, asked].map((time) => ((performance.now() - time) / 1000).toFixed(1));
  console.log(`from the start of Jupyter to the first figure: ${fromStart} s, from the run of the cell: ${fromCell} s`);
  assert.deepEqual(notebook.errors, []);
  await notebook.close();
});

test('a reader’s choice reaches Python, and Python’s all views', async () => {
  const notebook = await opened('views.ipynb', 'figure', 'figure.t = 700');
  const [first, second] = [notebook.figures(0), notebook.figures(1)];
  await notebook.run(1);
  await shown(second);
  await press(first, 'ArrowUp');
  await until(
    'Python hears of 201',
    async () => (await notebook.ask('print(figure.t, figure.value)')) === "201 {'t': 201}",
  );
  await until('the second view follows', async () => (await tOf(second)) === '201');
  await notebook.run(2);
  await until('both follow Python', async () => (await tOf(first)) === '700' && (await tOf(second)) === '700');
  assert.deepEqual(notebook.errors, []);
  await notebook.close();
});

test('a cell that runs again replaces its figure', async () => {
  const notebook = await opened('again.ipynb');
  await press(notebook.figures(0), 'ArrowUp');
  for (let i = 0; i < 3; i++) await notebook.run(0);
  await shown(notebook.figures(0));
  await until('the new figure has the t of the cell', async () => (await tOf(notebook.figures(0))) === '200');
  await press(notebook.figures(0), 'ArrowDown');
  await until('Python hears the new figure', async () => (await notebook.ask('print(figure.t)')) === '199');
  await notebook.close();
});

test('a restarted kernel leaves the figure at work, and running the cell connects a new one', async () => {
  const notebook = await opened('restart.ipynb');
  await notebook.page.evaluate(() =>
    globalThis.jupyterapp.shell.currentWidget.context.sessionContext.session.kernel.restart(),
  );
  const figure = notebook.figures(0);
  await press(figure, 'ArrowUp');
  await until('the figure still moves', async () => (await tOf(figure)) === '201');
  await figure.getByText(CUT).waitFor();
  await notebook.run(0);
  await shown(figure);
  assert.equal(await figure.getByText(CUT).count(), 0);
  await press(figure, 'ArrowDown');
  await until('Python hears of 199', async () => (await notebook.ask('print(figure.t)')) === '199');
  await notebook.close();
});

test('a closed tab loses nothing while the kernel runs', async () => {
  const notebook = await opened('closed.ipynb');
  await press(notebook.figures(0), 'ArrowUp');
  await until('Python hears of 201', async () => (await notebook.ask('print(figure.t)')) === '201');
  await notebook.save();
  await notebook.close();
  const again = await lab.open('closed.ipynb');
  await shown(again.figures(0));
  assert.equal(await tOf(again.figures(0)), '201');
  await press(again.figures(0), 'ArrowUp');
  await until('Python hears of 202', async () => (await again.ask('print(figure.t)')) === '202');
  await again.close();
});

test('a copied notebook shows figures once its cells run', async () => {
  const notebook = await opened('original.ipynb');
  await notebook.save();
  copyFileSync(lab.path('original.ipynb'), lab.path('copy.ipynb'));
  await notebook.close();
  const copy = await lab.open('copy.ipynb');
  assert.equal(await copy.figures(0).count(), 0);
  await copy.cell(0).getByText('Error displaying widget: model not found').waitFor();
  await copy.run(0);
  await shown(copy.figures(0));
  await copy.close();
});

test('a notebook that is saved with its widgets has the program once, and shows them before its cells run', async () => {
  const notebook = await opened('kept.ipynb', 'ScheduleChart(t=400)', 'ScheduleChart(t=500)');
  await notebook.command('@jupyter-widgets/jupyterlab-manager:saveWidgetState');
  for (const cell of [1, 2, 0, 1, 2]) {
    await notebook.run(cell);
    await shown(notebook.figures(cell));
  }
  await press(notebook.figures(0), 'ArrowUp');
  await until('Python hears of 201', async () => (await notebook.ask('print(figure.t)')) === '201');
  await notebook.save();
  copyFileSync(lab.path('kept.ipynb'), lab.path('kept-copy.ipynb'));
  const saved = readFileSync(lab.path('kept.ipynb'), 'utf8');
  console.log(
    `a notebook that is saved with three figures, whose cells ran twice: ${(saved.length / 1e6).toFixed(2)} MB`,
  );
  assert.equal(saved.match(/DecompressionStream/g).length, 1);
  await notebook.close();
  const copy = await lab.open('kept-copy.ipynb');
  await shown(copy.figures(0));
  assert.equal(await tOf(copy.figures(0)), '201');
  await press(copy.figures(0), 'ArrowUp');
  await until('the figure moves', async () => (await tOf(copy.figures(0))) === '202');
  for (const cell of [1, 2]) await shown(copy.figures(cell));
  assert.deepEqual(copy.errors, []);
  await copy.close();
});

const PROGRAM_OF_PAGE = /^diffusion-figures\/packed@/;

test('a page that has lost the program gets it from the kernel', async () => {
  const notebook = await opened('lost.ipynb', 'ScheduleChart(t=400)');
  // The page closes the model of the program, and the kernel does not know it.
  await notebook.ask('figure._program.comm.close()');
  await notebook.page.evaluate(
    ([source]) => {
      const name = Object.keys(globalThis).find((key) => new RegExp(source).test(key));
      delete globalThis[name];
    },
    [PROGRAM_OF_PAGE.source],
  );
  await notebook.run(1);
  await shown(notebook.figures(1));
  await press(notebook.figures(0), 'ArrowUp');
  await until('the first figure is at work', async () => (await notebook.ask('print(figure.t)')) === '201');
  assert.deepEqual(notebook.errors, []);
  await notebook.close();
});

const IMAGE = 'from diffusion_figures import SourceImage\nfigure = SourceImage(image="none.png")\nfigure';

test('errors: Python’s in the cell, the page’s in the figure and in Python', async () => {
  const notebook = await opened('errors.ipynb', 'figure.schedule = "cosin"', IMAGE, 'figure.image = None');
  await notebook.run(1);
  await notebook.cell(1).getByText("invalid schedule: 'cosin'; expected").first().waitFor();
  await notebook.run(2);
  await notebook
    .figures(2)
    .getByText(/none\.png/)
    .first()
    .waitFor();
  await until('Python hears of it', async () => (await notebook.ask('print(figure.error)')).includes('none.png'));
  await notebook.run(3);
  await until('it is over', async () => (await notebook.ask('print(repr(figure.error))')) === "''");
  await notebook.close();
});

const DENOISER = `import time
import numpy as np
from diffusion_figures import Denoiser, DenoiserField

asked = []
wait = 0

def to_the_left(x_t, t):
    """A denoiser that predicts x0 at (-1, 0)."""
    asked.append((t, len(x_t)))
    time.sleep(wait)
    if t == 13:
        raise RuntimeError("no prediction at 13")
    return np.broadcast_to(np.float32([-1, 0]), x_t.shape)

figure = DenoiserField(denoiser=Denoiser(to_the_left, predicts="x0"), t=500)
figure`;

test('a denoiser in Python is asked in batches, and told when a reader moves t', async () => {
  lab.write('denoiser.ipynb', notebookOf(DENOISER));
  const own = await lab.open('denoiser.ipynb');
  await own.run(0);
  const figure = own.figures(0);
  await figure.locator('figure[data-state=ready]').waitFor();
  const asked = JSON.parse(await own.ask('import json; print(json.dumps(asked))'));
  assert.ok(asked.length > 0 && asked.every(([t, count]) => t === 500 && count <= 256), JSON.stringify(asked));
  await own.ask('asked.clear(); wait = 1; figure.t = 300');
  await figure.getByText(/kernel is computing a prediction/).waitFor();
  await own.ask('figure.t = 250; figure.t = 200; wait = 0');
  await until(
    'the last t is predicted',
    async () => (await own.ask('print(any(t == 200 for t, _ in asked))')) === 'True',
  );
  await figure.locator('figure[data-state=ready]').waitFor();
  assert.equal(
    await own.ask('print(any(t == 250 for t, _ in asked))'),
    'False',
    't = 250 was asked, which nobody waited for',
  );
  await own.ask('figure.t = 13');
  await figure
    .getByText(/to_the_left raised RuntimeError: no prediction at 13/)
    .first()
    .waitFor();
  await until('Python hears of it', async () => (await own.ask('print(figure.error)')).includes('no prediction at 13'));
  await own.close();
});

const QUESTION = `from diffusion_figures import Choice

asked = Choice("Which?", {"one": "First", "two": "Second"}, answer="one", misconception="The second comes first.")
asked`;

test('a reader’s answer to a question reaches Python and the other views', async () => {
  lab.write('question.ipynb', notebookOf(QUESTION, 'asked'));
  const notebook = await lab.open('question.ipynb');
  for (const index of [0, 1]) await notebook.run(index);
  const [first, second] = [0, 1].map((index) => notebook.cell(index).locator('.df-question'));
  await first.getByText('Second', { exact: true }).click();
  await first.getByRole('button', { name: 'Check' }).click();
  await until('Python hears of it', async () => (await notebook.ask('print(asked.chosen)')) === 'two');
  await second.getByText('Not quite.').waitFor();
  assert.equal(await notebook.ask('print(asked.is_right, asked.first_chosen)'), 'False two');
  await notebook.ask('asked.chosen = "one"');
  await first.getByText('Right.').waitFor();
  assert.deepEqual(notebook.errors, []);
  await notebook.close();
});

const TRAJECTORY = `import numpy as np
from diffusion_figures import Recorder

recorder = Recorder()
for step in range(5):
    recorder.add(np.full((6, 8), 1 - step / 4), 4 - step, np.zeros((6, 8)))
recorder.add(np.zeros((6, 8)))
figure = recorder.trajectory()
figure`;

test('the states of a loop in Python are shown, and a reader’s step reaches Python', async () => {
  lab.write('trajectory.ipynb', notebookOf(TRAJECTORY));
  const notebook = await lab.open('trajectory.ipynb');
  await notebook.run(0);
  const figure = notebook.figures(0);
  await figure.locator('figure[data-state=ready]').waitFor();
  await figure
    .getByRole('img', { name: /state x_t at step 2 of 5, t = 2; RMS difference from the last state: 0\.500/ })
    .first()
    .waitFor();
  await press(figure, 'ArrowUp');
  await until('Python hears of step 3', async () => (await notebook.ask('print(figure.step)')) === '3');
  assert.deepEqual(notebook.errors, []);
  await notebook.close();
});

/** How many figures the value of a cell's last expression shows that are not closed: a comparison of trajectories has two. */
const COUNTER = `def _figures_of(count):
    from diffusion_figures._figure import Figure
    value = Out.get(count)
    figures = value.figures if hasattr(value, "figures") else [value]
    return sum(isinstance(figure, Figure) and figure.comm is not None for figure in figures)`;

/** What the canvases of points of a figure show; empty for a figure that has none. */
const pointsOf = (widget) =>
  widget.locator('.df-scatter-canvas').evaluateAll((canvases) => canvases.map((canvas) => canvas.toDataURL()).join());

/**
 * Scrolls to a figure, as a figure out of view does not compute, and waits until it is ready. Returns how light its text is, and how
 * many canvases it has.
 */
async function readyIn(widget) {
  const figure = widget.locator('figure').first();
  await figure.scrollIntoViewIfNeeded();
  await widget.locator('figure[data-state=ready]').first().waitFor();
  assert.deepEqual(await widget.getByRole('alert').allTextContents(), []);
  return figure.evaluate((element) => {
    const pixel = new OffscreenCanvas(1, 1).getContext('2d');
    pixel.fillStyle = getComputedStyle(element.querySelector('.df-caption')).color;
    pixel.fillRect(0, 0, 1, 1);
    const [red] = pixel.getImageData(0, 0, 1, 1).data;
    return { red, scheme: getComputedStyle(element).colorScheme, canvases: element.querySelectorAll('canvas').length };
  });
}

async function setTheme(notebook, theme) {
  await notebook.command('apputils:change-theme', { theme: `JupyterLab ${theme}` });
  await notebook.page.locator(`body[data-jp-theme-light=${theme === 'Light'}]`).waitFor({ state: 'attached' });
}

for (const path of ['stories/Docs/Notebooks.mdx', 'python/README.md'])
  test(`the cells of ${path} run, and their figures follow JupyterLab into the dark`, async () => {
    const { own, cells, left } = documentedCells(path, process.env.PYTHON);
    lab.write('documented.ipynb', notebookOf(...cells));
    const notebook = await lab.open('documented.ipynb');
    await setTheme(notebook, 'Light');
    assert.equal(await notebook.ask(`${own}\n${COUNTER}`), '');

    const counts = [];
    /** The figures below a cell, as many as its value has. */
    const figuresOf = async (index) => {
      const figures = notebook.figures(index);
      const expected = Number(await notebook.ask(`print(_figures_of(${counts[index]}))`));
      await until(`${expected} figures of ${cells[index]}`, async () => (await figures.count()) === expected);
      return figures.all();
    };
    for (const [index, source] of cells.entries()) {
      await notebook.run(index);
      const { count, outputs } = await notebook.result(index);
      counts.push(count);
      const bad = outputs.filter(({ output_type, name }) => output_type === 'error' || name === 'stderr');
      assert.deepEqual(bad, [], source);
      for (const figure of await figuresOf(index)) await readyIn(figure);
      for (const [, name] of source.matchAll(/"([\w-]+\.(?:html|png|svg|gif))"/g))
        assert.ok(existsSync(lab.path(name)), name);
    }

    const figures = (await Promise.all(cells.map((_, index) => figuresOf(index)))).flat();
    assert.ok(figures.length > 1);
    const inLight = [];
    for (const figure of figures) inLight.push({ ...(await readyIn(figure)), points: await pointsOf(figure) });
    await setTheme(notebook, 'Dark');
    for (const [index, figure] of figures.entries()) {
      const light = inLight[index];
      assert.ok(light.red < 128, `the text is ${light.red} in light`);
      // JupyterLab names the theme before its styles are there.
      await until('the text is light', async () => (await readyIn(figure)).red > 128);
      const dark = await readyIn(figure);
      assert.deepEqual([light.scheme, dark.scheme], ['light', 'dark']);
      assert.equal(dark.canvases, light.canvases);
      if (light.points)
        await until('the points have other colors', async () => (await pointsOf(figure)) !== light.points);
    }
    assert.deepEqual(notebook.errors, []);
    await notebook.close();
    console.log(`${path}: ${cells.length} of ${cells.length + left.length} cells, ${figures.length} open figures`);
    for (const cell of left) console.log(`not run: ${cell}`);
  });
