// Says what a translation lacks, from the built package: `npm run languages`, or `npm run languages -- it` for one.
import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { pathOf } from './build/paths.mjs';

/** What is wrong with a translation, a line for each message: it is missing, not in English, or other gaps are in it. */
export function faultsOf(english, messages) {
  const unknown = Object.keys(messages).filter((key) => !Object.hasOwn(english, key));
  const faults = Object.entries(english).flatMap(([key, text]) => {
    const own = messages[key];
    if (!own) return [`missing: ${key}: ${text}`];
    return gapsOf(own) === gapsOf(text) ? [] : [`other gaps: ${key}: ${text} | ${own}`];
  });
  return [...faults, ...unknown.map((key) => `unknown: ${key}`)];
}

/** The names of a text's gaps, each once: a language may say one of them twice. */
function gapsOf(text) {
  const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  return [...new Set(names)].sort().join();
}

const load = (name) => import(pathToFileURL(pathOf(`dist/messages/${name}.js`)).href);

async function main(asked) {
  const { english } = await load('index');
  const files = readdirSync(pathOf('dist/messages'));
  const known = files.flatMap((file) => /^(?!index)(.*)\.js$/.exec(file)?.[1] ?? []);
  for (const language of asked.length > 0 ? asked : known) {
    if (!known.includes(language)) throw new Error(`there is no src/messages/${language}.ts in the build`);
    const faults = faultsOf(english, (await load(language)).messages);
    console.log(`${language}: ${Object.keys(english).length} messages, ${faults.length} to mend`);
    for (const fault of faults) console.log(`  ${fault}`);
  }
}

if (process.argv[1] === import.meta.filename) await main(process.argv.slice(2));
