import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { componentDocs } from '../site/componentDocs.js';
import { staleBuild } from './support/staleBuild.js';

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

it.skipIf(!isBuilt)('has a docstring in its types for every component and every prop', () => {
  const all = ['index', 'teach/index'].flatMap((entry) => Object.entries(componentDocs(`dist/${entry}.d.ts`)));
  const components = all.filter(([, { props }]) => props.length > 0);
  expect(components.length).toBeGreaterThan(40);
  const props = components.flatMap(([name, docs]) => [
    { name, description: docs.description },
    ...docs.props.map(({ name: prop, description }) => ({ name: `${name}.${prop}`, description })),
  ]);
  expect(props.filter(({ description }) => description.length < 10).map(({ name }) => name)).toEqual([]);
});

it('tells a build from before a change of the sources', () => {
  const folder = mkdtempSync(join(tmpdir(), 'diffusion-figures-'));
  const write = (path: string, seconds: number) => {
    mkdirSync(join(folder, dirname(path)), { recursive: true });
    writeFileSync(join(folder, path), '');
    utimesSync(join(folder, path), seconds, seconds);
  };
  write('src/index.ts', 100);
  expect(staleBuild(folder)).toBe(undefined);
  write('dist/index.js', 200);
  expect(staleBuild(folder)).toBe(undefined);
  write('src/figures/New/index.tsx', 400);
  write('src/registry.ts', 300);
  expect(staleBuild(folder)).toBe(join('src/figures/New/index.tsx'));
  rmSync(folder, { recursive: true });
});
