// Runs the NumPy snippets of all figures, as their menus copy them, and compares each number with `core`: `npm run python`.
import { readdirSync } from 'node:fs';
import { pathFrom } from '../../dist/core/gaussianPath.js';
import * as core from '../../dist/core/index.js';
import { timeAtShare } from '../../dist/core/timestep.js';
import { definitionOf } from '../../dist/figure/defineFigure.js';
import { playedChain, rowChain } from '../../dist/figures/ReverseChain/chain.js';
import { equalScales } from '../../dist/figures/shared/crossings.js';
import * as streams from '../../dist/figures/shared/shownState.js';
import { pythonOf } from '../../dist/serialize/python.js';
import { checkSnippets } from './check.mjs';
import { lackOfPython } from './python.mjs';

const SHOWN = 5;

const lack = lackOfPython();
if (lack) {
  console.error(`The snippets cannot be run: ${lack}.`);
  process.exit(1);
}
const definitions = new Map();
for (const figure of readdirSync(new URL('../../dist/figures', import.meta.url))) {
  if (!/^[A-Z]/.test(figure)) continue;
  const module = await import(`../../dist/figures/${figure}/index.js`);
  for (const member of Object.values(module)) {
    const definition = definitionOf(member);
    if (definition) definitions.set(definition.name, definition);
  }
}
const library = { core, streams, equalScales, timeAtShare, playedChain, rowChain, definitions, pythonOf };
const results = checkSnippets({ ...library, pathOfOptions: pathFrom });
for (const { name, snippets, numbers, noise, wrong } of results) {
  const counted = `${name.padEnd(24)} ${snippets} snippets, ${numbers} numbers, ${noise} values of noise`;
  console.log(wrong.length === 0 ? `${counted}: equal` : `${counted}: ${wrong.length} differ`);
  for (const fault of wrong.slice(0, SHOWN)) console.log(`    ${fault}`);
}
const checked = new Set(results.map(({ name }) => name));
const without = [...definitions.keys()].filter((name) => !checked.has(name)).sort();
console.log(`Without a snippet: ${without.join(', ')}.`);
if (results.some(({ wrong }) => wrong.length > 0)) process.exit(1);
