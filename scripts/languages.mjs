// Says what a translation lacks, from the built package: `npm run languages`, or `npm run languages -- it` for one.
import { readdirSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { pathOf } from './build/paths.mjs';

/**
 * What is wrong with a translation, a line for each message: it is missing, not in English, or other gaps are in it. A message that
 * has a form for 1 in English has those here that the language has for whole numbers: `figures.points.few` in Polish.
 */
export function faultsOf(english, messages, lang = 'en') {
  const forms = formsOf(lang);
  const isOneOf = (key) => key.endsWith('.one') && Object.hasOwn(english, key.slice(0, -'.one'.length));
  const wanted = Object.entries(english).flatMap(([key, text]) => {
    if (isOneOf(key)) return [];
    const ofOne = english[`${key}.one`];
    const others = ofOne === undefined ? [] : forms.map((form) => [`${key}.${form}`, ofOne, text]);
    return [[key, text, text], ...others];
  });
  const faults = wanted.flatMap(([key, text, whole]) => {
    const own = messages[key];
    if (!own) return [`missing: ${key}: ${text}`];
    // The number needs not stand in a form that is of one number alone.
    const isRight = key in english && !isOneOf(key) ? gapsOf(own) === gapsOf(text) : isWithin(own, `${whole} {count}`);
    return isRight ? [] : [`other gaps: ${key}: ${text} | ${own}`];
  });
  const keys = new Set(wanted.map(([key]) => key));
  const unknown = Object.keys(messages).filter((key) => !keys.has(key));
  return [...faults, ...unknown.map((key) => `unknown: ${key}`)];
}

const INTEGERS = Array.from({ length: 201 }, (_, count) => count);

/** The forms of a language for whole numbers, but for that which the message itself has. */
function formsOf(lang) {
  const rules = new Intl.PluralRules(lang);
  return [...new Set(INTEGERS.map((count) => rules.select(count)))].filter((form) => form !== 'other').sort();
}

/** The names of a text's gaps, each once: a language may say one of them twice. */
function gapsOf(text) {
  return [...namesIn(text)].sort().join();
}

function isWithin(text, whole) {
  const names = namesIn(whole);
  return [...namesIn(text)].every((name) => names.has(name));
}

function namesIn(text) {
  return new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
}

const load = (name) =>
  import(pathToFileURL(pathOf(name === 'index' ? 'dist/messages/index.js' : `dist/locales/${name}.js`)).href);

async function main(asked) {
  const { english } = await load('index');
  const files = readdirSync(pathOf('dist/locales'));
  const known = files.flatMap((file) => /^(?!index)(.*)\.js$/.exec(file)?.[1] ?? []);
  for (const language of asked.length > 0 ? asked : known) {
    if (!known.includes(language)) throw new Error(`the build has no src/locales/${language}.json`);
    const faults = faultsOf(english, (await load(language)).messages, language);
    console.log(`${language}: ${Object.keys(english).length} messages, ${faults.length} to mend`);
    for (const fault of faults) console.log(`  ${fault}`);
  }
}

if (process.argv[1] === import.meta.filename) await main(process.argv.slice(2));
