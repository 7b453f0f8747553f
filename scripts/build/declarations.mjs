import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { pathOf } from './paths.mjs';

const TYPED_ARRAY = /\b((?:Big)?(?:Float|Int|Uint)\d+(?:Clamped)?Array)<ArrayBuffer(?:Like)?>/g;

/** Typed arrays have been generic since TypeScript 5.7; the compiler writes that where it infers. Ours hold from 5.4 on. */
export function plainTypedArrays() {
  for (const path of readdirSync(pathOf('dist'), { recursive: true }).filter((path) => path.endsWith('.d.ts'))) {
    const file = pathOf(`dist/${path}`);
    const text = readFileSync(file, 'utf8');
    const plain = text.replaceAll(TYPED_ARRAY, '$1');
    if (plain !== text) writeFileSync(file, plain);
  }
}
