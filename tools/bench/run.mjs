// Measures this library against PyTorch and against tfjs used plainly, in headless Chromium.
//
//   npm run bench                   tables and a verdict
//   npm run bench -- --verbose      with the minimum and the maximum time of each
//   npm run bench -- --learn        only the training of a network on points, and its samples
//   npm run bench -- --noise        only the test of the noise
//   npm run bench -- --start        only `npm start`: five times until its first picture, and a reload
//   npm run bench -- --book        only the book and the Storybook: how soon pages can be read; with --write for the docs
//   npm run bench -- --write        writes the table that the docs show as well
//   npm run -s bench -- --json      one JSON object on standard output
import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { measureBook } from './book.mjs';
import { buildPages } from './build.mjs';
import { measureGrowth } from './growth.mjs';
import { describeMachine } from './machine.mjs';
import { isNormal, measureNoise, tableOfNoise } from './noise.mjs';
import { launchBrowser, openContender } from './pages.mjs';
import { HOW_TO_INSTALL, startPyTorch } from './pytorch.mjs';
import {
  cellsOfRows,
  tableOfBook,
  tableOfRows,
  tableOfScrubs,
  tableOfStarts,
  tablesOfGrowth,
  verdict,
} from './report.mjs';
import { serve } from './serve.mjs';
import { measureStarts } from './start.mjs';
import { rounded } from './statistics.mjs';
import {
  measureChainStates,
  measureFirstPanel,
  measureLearning,
  measureScrubbing,
  measureWork,
  NAMES,
  SIZES,
  timeOf,
} from './works.mjs';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean' },
    verbose: { type: 'boolean' },
    noise: { type: 'boolean' },
    learn: { type: 'boolean' },
    start: { type: 'boolean' },
    book: { type: 'boolean' },
    // Checkouts to compare, in turn.
    folder: { type: 'string', multiple: true, default: ['.'] },
    write: { type: 'boolean' },
  },
});
/** What the docs' page Performance shows. */
const BOOK = new URL('../../stories/Docs/book.json', import.meta.url);
const SHOWN = new URL('../../stories/Docs/speed.json', import.meta.url);
/** What is done with points, and with how many. */
const POINT_WORKS = {
  'train-step': '256 points',
  'flow-step': '256 points',
  'sample-points': '1000 points',
  'guided-samples': '200 of 500 points',
  'posterior-mean': '2000 of 500 points',
  'flow-map': '100 of 300 points',
  'loss-floors': '40 of 500 points',
  'density-grid': '128 × 128, 500 points',
};

const begun = performance.now();
/** Progress goes to standard error, so that standard output holds only results. */
const progress = (text) => console.error(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${text}`);

if (options.book) {
  await reportBook();
  process.exit();
}
if (options.start) {
  await reportStarts();
  process.exit();
}
progress('building');
await buildPages();
const server = await serve();
const browser = await launchBrowser();
try {
  if (options.noise) await reportNoise();
  else if (options.learn) await reportLearning();
  else await reportAll();
} finally {
  await browser.close();
  server.stop();
}

async function reportBook() {
  const book = await measureBook(3, progress);
  if (options.write) await writeFile(BOOK, `${JSON.stringify(book, null, 2)}\n`);
  console.log(options.json ? JSON.stringify(book, null, 2) : tableOfBook(book));
}

async function reportAll() {
  // Before the other contenders start: a page normally opens alone.
  progress('first-panel');
  const firstPanel = await measureFirstPanel(server);
  const contenders = await startContenders();
  const machine = describeMachine(browser, contenders);
  let rows;
  try {
    rows = [...(await measureAll(contenders)), ...(await measureLearningOf(contenders)), firstPanel];
  } finally {
    for (const contender of contenders) await contender.stop();
  }
  progress('growth');
  const growth = await measureGrowth(browser, server.address);
  if (options.json) {
    console.log(JSON.stringify({ machine, rows: rows.map(asJson), repeats: rows.map(asRepeats), growth }, null, 1));
    return;
  }
  if (options.write) await writeFile(SHOWN, `${JSON.stringify({ machine, table: cellsOfRows(rows) }, null, 2)}\n`);
  console.log(`\n${JSON.stringify(machine, null, 1)}\n\n${tableOfRows(rows, options.verbose)}`);
  console.log(`\nScrubbing t for 3 s at 60 Hz\n${tableOfScrubs(rows)}\n\nGrowth\n${tablesOfGrowth(growth)}\n`);
  await reportNoise();
  console.log(`\nTargets\n${verdict(rows)}\n`);
  progress('done');
}

async function reportLearning() {
  const contenders = await startContenders();
  const machine = describeMachine(browser, contenders);
  let rows;
  try {
    rows = await measureLearningOf(contenders);
  } finally {
    for (const contender of contenders) await contender.stop();
  }
  if (options.json)
    console.log(JSON.stringify({ machine, rows: rows.map(asJson), repeats: rows.map(asRepeats) }, null, 1));
  else console.log(`\n${tableOfRows(rows, options.verbose)}\n\nTargets\n${verdict(rows)}\n`);
}

async function measureLearningOf(contenders) {
  const rows = [];
  for (const [work, size] of Object.entries(POINT_WORKS)) {
    progress(work);
    rows.push(await measureLearning(contenders, work, size));
  }
  return rows;
}

async function reportStarts() {
  const starts = await measureStarts(options.folder, 5, progress);
  console.log(options.json ? JSON.stringify(starts, null, 1) : `\nnpm start, with no caches\n${tableOfStarts(starts)}`);
}

async function startContenders() {
  const pytorch = await startPyTorch();
  if (!pytorch) progress(HOW_TO_INSTALL);
  const tfjs = `${server.address}/tfjs/tfjs.html`;
  return [
    await openContender(browser, `${server.address}/ours/ours.html`, 'ours'),
    ...(pytorch ? [pytorch] : []),
    await openContender(browser, `${tfjs}?backend=wasm`, 'tfjsWasm'),
    await openContender(browser, `${tfjs}?backend=cpu`, 'tfjsCpu'),
  ];
}

async function measureAll(contenders) {
  const rows = [];
  for (const size of Object.keys(SIZES)) {
    for (const work of ['jump', 'grid', 'chain-step', 'panel']) {
      progress(`${work} ${size}`);
      rows.push(await measureWork(contenders, work, size));
    }
    progress(`chain-states ${size}`);
    const steps = rows.find((row) => row.work === 'chain-step' && row.size === size);
    rows.push(await measureChainStates(contenders, steps));
    progress(`longest-task ${size}`);
    rows.push(await measureScrubbing(browser, server.address, contenders, size));
  }
  return rows;
}

function asJson(row) {
  const times = Object.fromEntries(NAMES.map((name) => [name, rounded(timeOf(row, name))]));
  return { work: row.work, size: row.size, ...times, unit: 'ms' };
}

/** The number of repeats behind each median, and the contenders whose chain is a step's time × 1000. */
function asRepeats({ work, size, entries }) {
  const counts = Object.entries(entries).map(([name, { times }]) => [name, times.length]);
  const scaled = Object.keys(entries).filter((name) => entries[name].scaled);
  return { work, size, ...Object.fromEntries(counts), scaled };
}

async function reportNoise() {
  progress('noise');
  const reports = await measureNoise(browser, server.address);
  const text = 'Noise over 1e7 draws a seed: distances from standard normal in standard errors (ks: times √n)';
  console.log(`${text}\n${tableOfNoise(reports)}`);
  if (!reports.every(isNormal)) process.exitCode = 1;
}
