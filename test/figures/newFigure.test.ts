import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { filesOf, KINDS } from '../../scripts/new-figure.mjs';
import { complaintsIn, programOf } from '../support/compiler.js';

/** The rules of the project for types. */
const { options } = ts.parseJsonConfigFileContent(
  { ...ts.readConfigFile('tsconfig.json', ts.sys.readFile).config, include: ['src/*.ts'] },
  ts.sys,
  process.cwd(),
);

it('npm run new-figure writes files of each kind that compile, and a line of the registry', () => {
  const scaffolds = KINDS.map((kind) => filesOf(`New${kind.charAt(0).toUpperCase()}${kind.slice(1)}`, kind));
  const names = ['NewPanels', 'NewChart', 'NewPoints'];
  for (const [index, files] of scaffolds.entries()) {
    const name = names[index] as string;
    const type = `new-${KINDS[index]}`;
    expect(files['src/registry.ts']).toContain(`  MeanComparison: 'mean-comparison',\n  ${name}: '${type}',\n`);
  }
  const files = Object.assign({}, ...scaffolds) as Record<string, string>;
  delete files['src/registry.ts'];
  // The stories and tests import what `npm run figures` adds to the index.
  const exported = names.map((name) => `export { ${name} } from './figures/${name}/index.js';`);
  files['src/index.ts'] = [readFileSync('src/index.ts', 'utf8'), ...exported].join('\n');
  const program = programOf(files, options, ['src/embed/vite.d.ts']);
  expect(complaintsIn(program, Object.keys(files))).toEqual([]);
  // A bundler does without, Node does not.
  const imported = Object.values(files).flatMap((text) =>
    [...text.matchAll(/from '(\.[^']*)'/g)].map(([, path]) => path),
  );
  expect(imported.filter((path) => !/\.(js|json|css)$/.test(path ?? ''))).toEqual([]);
});
