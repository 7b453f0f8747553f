import ts from 'typescript';
import { expect, it } from 'vitest';
import { parseSource, sourceFiles } from './support/sourceFiles.js';

// What every file of src keeps to by itself; what it may import is said in boundaries.test.ts.

const files = sourceFiles();

it('finds the files', () => expect(files.length).toBeGreaterThan(40));

it('names no two modules alike but for case, which Windows and macOS cannot tell apart', () => {
  const compiled = files.map((path) => path.replace(/\.tsx?$/, '.js'));
  const alike = (path: string) => compiled.filter((other) => other.toLowerCase() === path.toLowerCase());
  expect(compiled.filter((path) => alike(path).length > 1)).toEqual([]);
});

it('exports by name', () => {
  const nameless = files.flatMap((path) => {
    const file = parseSource(path);
    const lineOf = (node: ts.Node) => file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    return file.statements.filter(exportsNoName).map((node) => `src/${path}:${lineOf(node)}`);
  });
  expect(nameless).toEqual([]);
});

/** `export default …`, and `export * from …`. */
function exportsNoName(node: ts.Statement): boolean {
  if (ts.isExportAssignment(node)) return !node.isExportEquals;
  if (ts.isExportDeclaration(node)) return !node.exportClause;
  const modifiers = ts.canHaveModifiers(node) ? ts.getModifiers(node) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.DefaultKeyword) ?? false;
}

it('takes layout effects from where they are none on a server, of which React 18 would warn', () => {
  const wrong = files.filter((path) => path !== 'hooks/useLayoutEffect.ts' && takesFromReact(path, 'useLayoutEffect'));
  expect(wrong).toEqual([]);
});

function takesFromReact(path: string, name: string): boolean {
  return parseSource(path).statements.some(
    (node) =>
      ts.isImportDeclaration(node) && node.moduleSpecifier.getText() === "'react'" && node.getText().includes(name),
  );
}
