import { invalid } from '../core/check.js';
import { fromBase64 } from './base64.js';
import { createDenoiser, FORMAT, VERSION } from './denoiser.js';
import type { DenoiserJSON, PointDenoiser } from './types.js';
import { expandWeights, WEIGHTS } from './weights.js';

/**
 * The denoiser that `toJSON` was called on; it predicts and samples the same, bit for bit.
 *
 * ```ts
 * const text = JSON.stringify(denoiser);
 * const same = denoiserFromJSON(JSON.parse(text));
 * ```
 *
 * @param json - what `toJSON` gave, perhaps after a way through text.
 * @throws RangeError that names what is missing or wrong.
 */
export function denoiserFromJSON(json: DenoiserJSON): PointDenoiser {
  if (typeof json !== 'object' || json === null) throw invalid('json', json, 'what toJSON of a denoiser gave');
  if (json.format !== FORMAT) throw invalid('json.format', json.format, `'${FORMAT}'`);
  if (json.version !== VERSION) throw invalid('json.version', json.version, `${VERSION}`);
  const { mean, scale, pointsGiven, pointsUsed } = json;
  if (!Array.isArray(mean) || mean.length !== 2 || !mean.every(Number.isFinite)) {
    throw invalid('json.mean', mean, 'two finite numbers');
  }
  if (!(Number.isFinite(scale) && scale > 0)) throw invalid('json.scale', scale, 'a number above 0');
  const counts = { pointsGiven, pointsUsed };
  for (const [name, count] of Object.entries(counts)) {
    if (!(Number.isInteger(count) && count >= 2)) throw invalid(`json.${name}`, count, 'an integer of at least 2');
  }
  const weights = expandWeights(fromBase64('json.weights', json.weights, WEIGHTS));
  return createDenoiser({ weights, mean: [mean[0], mean[1]], scale, given: pointsGiven, used: pointsUsed });
}
