import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const isBuilt = existsSync('dist');
if (!isBuilt) console.log('the declarations are not tested, as there is no dist; npm run build makes it');

it.skipIf(!isBuilt)('declares what TypeScript 5.4 knows: typed arrays are generic only since 5.7', () => {
  const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.d.ts'));
  expect(files.length).toBeGreaterThan(100);
  const generic = files.filter((path) => /\b\w+\d+(?:Clamped)?Array</.test(readFileSync(`dist/${path}`, 'utf8')));
  expect(generic).toEqual([]);
});
