import { toRadii, turnRadii } from './boxMuller';
import { FLOAT, NOISE, VECTOR } from './memory';

// The hashes of four neighbouring blocks run side by side, one per lane. Each gives four words, and word k of
// all lanes becomes the k-th vector of the group of 16 values, so nothing is transposed.

const MULTIPLIER: i32 = 1664525;
const INCREMENT: i32 = 1013904223;
const HASH_CONSTANT: i32 = 0x9e3779b9;
const LANES: i32 = 4;
const GROUP: usize = 4 * VECTOR;

/** Fills the noise array of the chunk with the values of blocks `block`, `block` + 1, …; see process/noise.ts. */
export function fillNoise(count: i32, block: i32, seed: i32, stream: i32): void {
  // The first round of pcg4d on seed, stream and constant is the same for all blocks.
  const firstY = seed * MULTIPLIER + INCREMENT;
  const firstZ = stream * MULTIPLIER + INCREMENT;
  const firstW = HASH_CONSTANT * MULTIPLIER + INCREMENT;
  const ys = i32x4.splat(firstY);
  const zs = i32x4.splat(firstZ);
  const ws = i32x4.splat(firstW);

  // It is linear in the block number, block · MULTIPLIER + …, so the next four blocks are one addition away.
  const lanes = i32x4.mul(i32x4(0, 1, 2, 3), i32x4.splat(MULTIPLIER));
  let xs = i32x4.add(lanes, i32x4.splat(block * MULTIPLIER + INCREMENT + firstY * firstW));
  const step = i32x4.splat(LANES * MULTIPLIER);

  const end = NOISE + <usize>count * FLOAT;
  for (let address = NOISE; address < end; address += GROUP) {
    storeWords(address, xs, ys, zs, ws);
    xs = i32x4.add(xs, step);
  }
  toRadii(NOISE, end);
  turnRadii(NOISE, end);
}

/** The rest of pcg4d, with x as it is after its first mixing; see core/pcg4d.ts. */
// @ts-ignore: decorator
@inline
function storeWords(address: usize, x: v128, y: v128, z: v128, w: v128): void {
  y = i32x4.add(y, i32x4.mul(z, x));
  z = i32x4.add(z, i32x4.mul(x, y));
  w = i32x4.add(w, i32x4.mul(y, z));

  x = v128.xor(x, i32x4.shr_u(x, 16));
  y = v128.xor(y, i32x4.shr_u(y, 16));
  z = v128.xor(z, i32x4.shr_u(z, 16));
  w = v128.xor(w, i32x4.shr_u(w, 16));

  x = i32x4.add(x, i32x4.mul(y, w));
  y = i32x4.add(y, i32x4.mul(z, x));
  z = i32x4.add(z, i32x4.mul(x, y));
  w = i32x4.add(w, i32x4.mul(y, z));

  v128.store(address, x);
  v128.store(address + VECTOR, y);
  v128.store(address + 2 * VECTOR, z);
  v128.store(address + 3 * VECTOR, w);
}
