// Opens every story in Chromium, Firefox and WebKit, and compares noise and pixels between them.
//
//   npm run test:engines                          a table, and the failures below it
//   npm run test:engines -- --engine firefox      one engine; may be repeated
//   npm run test:engines -- --only journeys       one part of it: stories, journeys, texts, numbers, moves; may be repeated
//   npm run test:engines -- --story histogram     the stories and pages whose id contains this, and their journeys
//   npm run test:engines -- --storybook FOLDER    a Storybook that is already built
//   npm run -s test:engines -- --json             one JSON object on standard output
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildPage, buildStorybook } from './build.mjs';
import { checkEngine, PARTS } from './checks.mjs';
import { NAMES, startEngine } from './engines.mjs';
import { JOURNEYS } from './journeys/index.mjs';
import { asJson, compare, notesOf, tableOf } from './report.mjs';
import { serve } from './serve.mjs';

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean' },
    engine: { type: 'string', multiple: true, default: NAMES },
    only: { type: 'string', multiple: true, default: PARTS },
    story: { type: 'string', default: '' },
    storybook: { type: 'string' },
  },
});
checkNames('engine', options.engine, NAMES);
checkNames('only', options.only, PARTS);

const begun = performance.now();
/** Progress goes to standard error, so that standard output holds only results. */
const progress = (text) => console.error(`${((performance.now() - begun) / 1000).toFixed(0).padStart(4)} s  ${text}`);

const folder = mkdtempSync(join(tmpdir(), 'diffusion-figures-'));
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

const folders = {
  storybook: options.storybook ?? join(folder, 'storybook'),
  page: join(folder, 'page'),
  inPage: fileURLToPath(new URL('inPage', import.meta.url)),
  axe: dirname(createRequire(import.meta.url).resolve('axe-core')),
};
progress('building');
if (!options.storybook) await buildStorybook(folders.storybook);
await buildPage(folders.page);
const { entries } = JSON.parse(readFileSync(join(folders.storybook, 'index.json'), 'utf8'));
const chosen = Object.values(entries).filter(({ id }) => id.includes(options.story));
const server = await serve(folders);
try {
  const results = [];
  for (const name of options.engine) results.push({ engine: name, ...(await check(name)) });
  report(results);
} finally {
  server.stop();
}

function checkNames(option, given, names) {
  const unknown = given.find((name) => !names.includes(name));
  if (unknown) throw new Error(`invalid --${option}: ${unknown}; expected ${names.join(', ')}`);
}

/** What was found in one engine. One that is there and does not start has failed. */
async function check(name) {
  const tell = (text) => progress(`${name}: ${text}`);
  let driver;
  try {
    driver = await startEngine(name, tell);
    if (driver.skipped) return driver;
    tell(driver.version);
    const journeys = JOURNEYS.filter(({ story }) => story.includes(options.story));
    const plan = { address: server.address, entries: chosen, journeys, parts: options.only, progress: tell };
    return { version: driver.version, ...(await checkEngine(driver, plan)) };
  } catch (error) {
    return { version: driver?.version, failures: [error.message] };
  } finally {
    await driver?.close?.().catch((error) => tell(error.message));
  }
}

function report(results) {
  compare(results);
  const engines = results.map(asJson);
  progress('done');
  if (options.json) console.log(JSON.stringify({ engines }, null, 1));
  else console.log([`\n${tableOf(engines)}\n`, ...notesOf(engines)].join('\n'));
  if (!engines.some(({ ok }) => ok) || engines.some(({ ok }) => ok === false)) process.exitCode = 1;
}
