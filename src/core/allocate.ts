const BYTES_PER_GIGABYTE = 1e9;

/**
 * A new array of `length` float32 values.
 *
 * @throws RangeError that states the size if the allocation fails.
 */
export function allocateValues(length: number): Float32Array {
  try {
    return new Float32Array(length);
  } catch {
    const size = (length * Float32Array.BYTES_PER_ELEMENT) / BYTES_PER_GIGABYTE;
    throw new RangeError(`no memory for ${length} values (${size.toFixed(1)} GB): use a smaller image or resolution`);
  }
}
