import { HASH_CONSTANT, noiseWords, pcg4d } from '../process/noiseHash.js';

const WORDS = 4;

/** Random numbers in [0, 1), one after the other: the same key gives the same ones. */
export function uniformsOf(seed: number, stream: number): () => number {
  const key = noiseWords({ seed, stream });
  const words = new Uint32Array(WORDS);
  let drawn = 0;
  return () => {
    const word = drawn % WORDS;
    if (word === 0) {
      words[0] = drawn / WORDS;
      words[1] = key.seed;
      words[2] = key.stream;
      words[3] = HASH_CONSTANT;
      pcg4d(words);
    }
    drawn++;
    return (words[word] as number) / 2 ** 32;
  };
}

/** Moves `count` random items to the front, all with the same probability; Fisher & Yates. */
export function shuffle(items: number[] | Uint32Array, count: number, uniform: () => number): void {
  for (let i = 0; i < count && i < items.length - 1; i++) {
    const other = i + Math.floor(uniform() * (items.length - i));
    const item = items[i] as number;
    items[i] = items[other] as number;
    items[other] = item;
  }
}
