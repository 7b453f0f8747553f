import { complaint, invalid } from '../core/check.js';

/** Values as float32, the lowest byte first. */
export function toBase64(values: Float32Array): string {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  for (const [i, value] of values.entries()) view.setFloat32(4 * i, value, true);
  let text = '';
  for (let i = 0; i < view.byteLength; i++) text += String.fromCharCode(view.getUint8(i));
  return btoa(text);
}

/**
 * The inverse of `toBase64`.
 *
 * @param name - what error messages call the text.
 * @throws RangeError unless it holds `length` finite values.
 */
export function fromBase64(name: string, text: string, length: number): Float32Array {
  const bytes = 4 * length;
  const expected = `base64 of ${length} finite float32 values`;
  if (typeof text !== 'string') throw invalid(name, text, expected);
  const binary = decoded(text);
  if (binary === null) throw invalid(name, text, expected);
  if (binary.length !== bytes) throw complaint(name, `${binary.length} bytes`, `${bytes}, ${expected}`);
  const view = new DataView(new ArrayBuffer(bytes));
  for (let i = 0; i < bytes; i++) view.setUint8(i, binary.charCodeAt(i));
  const values = Float32Array.from({ length }, (_, i) => view.getFloat32(4 * i, true));
  const broken = values.findIndex((value) => !Number.isFinite(value));
  if (broken >= 0) throw complaint(name, `value ${broken} is ${values[broken]}`, expected);
  return values;
}

/** The bytes as characters, or null if the text is not base64. */
function decoded(text: string): string | null {
  try {
    return atob(text);
  } catch {
    return null;
  }
}
