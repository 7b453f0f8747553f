import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';

const isBuilt = existsSync('dist');
if (!isBuilt) console.log('the imports of the build are not tested, as there is no dist; npm run build makes it');

it.skipIf(!isBuilt)('has in the build every file that another imports or has the address of', () => {
  const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.js'));
  expect(files.length).toBeGreaterThan(300);
  const missing = files.flatMap((path) => {
    const imports = readFileSync(join('dist', path), 'utf8').matchAll(
      /^(?:import|export)\b[^'"`;]*?(?:from )?['"](\.{1,2}\/[^'"]+)['"]|\b(?:import|new URL)\((?:\/\*.*?\*\/ ?)?['"](\.{1,2}\/[\w./-]+)['"][,)]/gm,
    );
    return [...imports].flatMap(([, first, late]) => {
      const target = join('dist', dirname(path), (first ?? late) as string);
      return existsSync(target) ? [] : [`${path}: ${first ?? late}`];
    });
  });
  expect(missing).toEqual([]);
});
