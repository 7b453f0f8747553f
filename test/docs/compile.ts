import ts from 'typescript';
import type { Snippet } from './pages.js';

const root = process.cwd();
const ENTRIES = {
  'diffusion-figures': 'src/index.ts',
  'diffusion-figures/core': 'src/core/index.ts',
  'diffusion-figures/tensor': 'src/tensor/index.ts',
  'diffusion-figures/faces': 'src/faces/index.ts',
  'diffusion-figures/define': 'src/define/index.ts',
  'diffusion-figures/teach': 'src/teach/index.ts',
  'diffusion-figures/messages': 'src/messages/index.ts',
  'diffusion-figures/learn': 'src/learn/index.ts',
  'diffusion-figures/schedulers': 'src/schedulers/index.ts',
  'diffusion-figures/masked': 'src/masked/index.ts',
  'diffusion-figures/testing': 'src/testing/index.ts',
  'diffusion-figures/embed': 'src/embed/index.ts',
  'diffusion-figures/figures/NoiseTriptych': 'src/figures/NoiseTriptych/index.tsx',
  // The same package under the name that users install.
  '@playwright/test': 'node_modules/playwright/test.d.ts',
};

const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  moduleDetection: ts.ModuleDetectionKind.Force,
  jsx: ts.JsxEmit.ReactJSX,
  strict: true,
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  noEmit: true,
  allowJs: true,
  types: ['node'],
  paths: Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [name, [`${root}/${file}`]])),
};

/** The complaints of the compiler about snippets, as a user of the package would get them: `place: message`. */
export function complaintsAbout(snippets: readonly Snippet[]): string[] {
  const files = new Map(snippets.map((snippet, index) => [`${root}/stories/Docs/snippet-${index}.tsx`, snippet]));
  const host = ts.createCompilerHost(options);
  const { fileExists, readFile, getSourceFile } = host;
  host.fileExists = (path) => files.has(path) || fileExists(path);
  host.readFile = (path) => files.get(path)?.code ?? readFile(path);
  host.getSourceFile = (path, ...rest) => {
    const snippet = files.get(path);
    return snippet ? ts.createSourceFile(path, snippet.code, options.target ?? 99) : getSourceFile(path, ...rest);
  };
  const program = ts.createProgram([...files.keys(), `${root}/.storybook/modules.d.ts`], options, host);
  return [...files].flatMap(([path, { place }]) => {
    const source = program.getSourceFile(path);
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return found.map(({ messageText }) => `${place}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
  });
}
