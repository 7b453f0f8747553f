import { resolve } from 'node:path';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { filesOf, KINDS } from '../../scripts/new-figure.mjs';

/** What the compiler says of files that are not on the disk. */
function complaintsAbout(files: Readonly<Record<string, string>>): string[] {
  const { config } = ts.readConfigFile('tsconfig.json', ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent({ ...config, include: ['src/*.ts'] }, ts.sys, process.cwd());
  const texts = new Map(Object.entries(files).map(([path, text]) => [resolve(path), text]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, directoryExists } = host;
  const folders = [...texts.keys()].map((path) => path.slice(0, path.lastIndexOf('/')));
  host.fileExists = (path) => texts.has(path) || fileExists(path);
  host.directoryExists = (path) => folders.includes(path) || (directoryExists?.(path) ?? true);
  host.readFile = (path) => texts.get(path) ?? readFile(path);
  const program = ts.createProgram([...texts.keys(), resolve('src/embed/vite.d.ts')], options, host);
  const sources = [...texts.keys()].map((path) => program.getSourceFile(path));
  return sources
    .flatMap((source) => [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)])
    .map(({ file, messageText }) => `${file?.fileName}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
}

it('npm run new-figure writes files of each kind that compile, and a line of the registry', () => {
  const scaffolds = KINDS.map((kind) => filesOf(`New${kind.charAt(0).toUpperCase()}${kind.slice(1)}`, kind));
  const names = ['NewPanels', 'NewChart', 'NewPoints'];
  for (const [index, files] of scaffolds.entries()) {
    const name = names[index] as string;
    const type = `new-${KINDS[index]}`;
    expect(files['src/figures/registry.ts']).toContain(`  MeanComparison: 'mean-comparison',\n  ${name}: '${type}',\n`);
  }
  const files = Object.assign({}, ...scaffolds) as Record<string, string>;
  delete files['src/figures/registry.ts'];
  // The stories and tests import what `npm run figures` adds to the index.
  const exported = names.map((name) => `export { ${name} } from './figures/${name}/index.js';`);
  files['src/index.ts'] = [ts.sys.readFile('src/index.ts'), ...exported].join('\n');
  expect(complaintsAbout(files)).toEqual([]);
});
