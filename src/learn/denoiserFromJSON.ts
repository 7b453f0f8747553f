import { invalid } from '../base/check.js';
import { createDenoiser, type DenoiserParts, FORMAT, VERSION } from './denoiser.js';
import { createFlowDenoiser, FLOW_VERSION } from './flowDenoiser.js';
import type { DenoiserJSON, FlowDenoiser, FlowDenoiserJSON, PointDenoiser } from './types.js';
import { expandWeights, fromBase64, WEIGHTS } from './weights.js';

/**
 * The denoiser that `toJSON` was called on; it predicts and samples the same, bit for bit.
 *
 * ```ts
 * const text = JSON.stringify(denoiser);
 * const same = denoiserFromJSON(JSON.parse(text));
 * ```
 *
 * @param json - what `toJSON` gave, perhaps after a way through text: of version 1 on the schedule, of version 2 on a flow.
 * @throws RangeError that names what is missing or wrong.
 */
export function denoiserFromJSON(json: DenoiserJSON): PointDenoiser;
export function denoiserFromJSON(json: FlowDenoiserJSON): FlowDenoiser;
export function denoiserFromJSON(json: DenoiserJSON | FlowDenoiserJSON): PointDenoiser | FlowDenoiser;
export function denoiserFromJSON(json: DenoiserJSON | FlowDenoiserJSON): PointDenoiser | FlowDenoiser {
  return readDenoiser(json, 'json');
}

/**
 * The denoiser of a JSON, as `denoiserFromJSON` gives it.
 *
 * @param name - what error messages call the JSON.
 */
export function readDenoiser(json: DenoiserJSON | FlowDenoiserJSON, name: string): PointDenoiser | FlowDenoiser {
  const parts = partsFromJSON(json, name);
  return json.version === FLOW_VERSION ? createFlowDenoiser(parts) : createDenoiser(parts);
}

/** Returns the checked parts of a denoiser from its JSON. */
export function partsFromJSON(json: DenoiserJSON | FlowDenoiserJSON, name = 'json'): DenoiserParts {
  if (typeof json !== 'object' || json === null) throw invalid(name, json, 'what toJSON of a denoiser gave');
  if (json.format !== FORMAT) throw invalid(`${name}.format`, json.format, `'${FORMAT}'`);
  const { version, mean, scale, pointsGiven, pointsUsed } = json;
  if (version !== VERSION && version !== FLOW_VERSION) {
    throw invalid(`${name}.version`, version, `${VERSION} or ${FLOW_VERSION}`);
  }
  if (version === FLOW_VERSION && json.path !== 'flow') throw invalid(`${name}.path`, json.path, "'flow'");
  if (!Array.isArray(mean) || mean.length !== 2 || !mean.every(Number.isFinite)) {
    throw invalid(`${name}.mean`, mean, 'two finite numbers');
  }
  if (!(Number.isFinite(scale) && scale > 0)) throw invalid(`${name}.scale`, scale, 'a number above 0');
  const counts = { pointsGiven, pointsUsed };
  for (const [key, count] of Object.entries(counts)) {
    if (!(Number.isInteger(count) && count >= 2)) throw invalid(`${name}.${key}`, count, 'an integer of at least 2');
  }
  const weights = expandWeights(fromBase64(`${name}.weights`, json.weights, WEIGHTS));
  return { weights, mean: [mean[0], mean[1]], scale, given: pointsGiven, used: pointsUsed };
}
