// Compares the engines with each other, and writes what was found: a table for people, one object for programs.
import { createHash } from 'node:crypto';
import { aligned } from '../bench/report.mjs';

/** Adds to each engine's failures the hashes that are not the first engine's. */
export function compare(results) {
  const [first, ...others] = results.filter((result) => result.noise && result.canvases);
  for (const other of others) {
    for (const part of ['noise', 'canvases']) {
      for (const [name, hash] of Object.entries(first[part])) {
        if (other[part][name] === hash) continue;
        other.failures.push(`${part} of ${name}: ${short(other[part][name])}, in ${first.engine} ${short(hash)}`);
      }
    }
  }
}

/** An engine's line; `ok` is null for a skipped engine. */
export function asJson({ engine, version, skipped, noise, canvases, failures, ...counts }) {
  if (skipped) return { engine, skipped, ok: null };
  const { stories = 0, ready = 0, errors = 0, controls = 0, controlFailures = 0, journeys = 0, moves = null } = counts;
  const hashes = { noiseHash: hashOf(noise), canvasHash: hashOf(canvases) };
  const ok = failures.length === 0;
  return {
    ...{ engine, version, stories, ready, errors, ...hashes, controls, controlFailures, journeys, moves },
    ...{ ok, failures },
  };
}

export function tableOf(engines) {
  const head = [
    'engine',
    'version',
    'stories',
    'ready',
    'errors',
    'noise hash',
    'canvas hash',
    'controls',
    'journeys',
    'ok',
  ];
  return aligned([head, ...engines.map(line)]);
}

function line({ engine, skipped, version, stories, ready, errors, noiseHash, canvasHash, controls, journeys, ok }) {
  if (skipped) return [engine, 'skipped', ...Array(8).fill('–')];
  return [
    engine,
    version,
    stories,
    ready,
    errors,
    short(noiseHash),
    short(canvasHash),
    controls,
    journeys,
    ok ? 'yes' : 'NO',
  ];
}

/** What was measured, the failures, and the reasons for what was skipped, one a line. */
export function notesOf(engines) {
  return engines.flatMap(({ engine, skipped, moves, failures }) =>
    skipped
      ? [`${engine}: skipped, ${skipped}`]
      : [...(moves ? [`${engine}: ${movesIn(moves)}`] : []), ...failures.map((failure) => `${engine}: ${failure}`)],
  );
}

function movesIn({ frames, longest, at }) {
  return `while t moves on the notebook's page all in view follows within ${frames} frame${frames === 1 ? '' : 's'}; longest task ${longest?.toFixed(1)} ms, at ${at}`;
}

/** One hash of several, null if there are none. Sorted, since WebDriver returns the members of an object in any order. */
function hashOf(hashes = {}) {
  const entries = Object.entries(hashes).sort(([a], [b]) => (a < b ? -1 : 1));
  return entries.length > 0 ? createHash('sha256').update(JSON.stringify(entries)).digest('hex') : null;
}

function short(hash) {
  return hash?.slice(0, 8) ?? '–';
}
