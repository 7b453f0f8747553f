// The kernel works on one chunk at a time, in a memory of fixed size that stays in the processor's cache.
// The host copies a chunk in, calls the functions of index.ts, and copies the result out.

/** Maximum values per chunk: a multiple of 16 (one group of noise) and of 12 (four painted pixels). */
export const CHUNK: i32 = 12288;

/** Bytes of a float32 and of a vector of four. */
export const FLOAT: usize = 4;
export const VECTOR: usize = 16;

/** Below it, from address 1024 on, the compiler keeps the constants: a few hundred bytes. */
const ARRAYS: usize = 2048;

// Where the arrays of a chunk begin.
const CHUNK_BYTES: usize = <usize>CHUNK * FLOAT;
/** x; after `addNoise` or `blend` the updated values; after `paint` their pixels. */
export const X: usize = ARRAYS;
/** y, or the reference that `distance` compares with. */
export const Y: usize = X + CHUNK_BYTES;
/** z. */
export const NOISE: usize = Y + CHUNK_BYTES;
