import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';

/** One way in which a file reaches another, or a package. */
export interface Arrow {
  /** The importing file, from src: `process/noise.ts`. */
  from: string;
  line: number;
  /** What it reaches: a file from src, or a package as it is named. */
  to: string;
  /** `type` leaves nothing in the built file; `dynamic` is an `import()`. */
  how: 'value' | 'type' | 'dynamic';
}

const root = fileURLToPath(new URL('../../src/', import.meta.url));

/** Every TypeScript file of src, from there. */
export function sourceFiles(): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.endsWith('.d.ts'))
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

export function readSource(path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export function parseSource(path: string): ts.SourceFile {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  return ts.createSourceFile(path, readSource(path), ts.ScriptTarget.Latest, true, kind);
}

/** Everything that a file imports or exports from elsewhere. */
export function arrowsOf(path: string): Arrow[] {
  const file = parseSource(path);
  const arrows: Arrow[] = [];
  const add = (node: ts.Node, specifier: ts.Expression | undefined, how: Arrow['how']) => {
    if (!specifier || !ts.isStringLiteral(specifier)) return;
    const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
    arrows.push({ from: path, line, to: targetOf(path, specifier.text), how });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, isTypeImport(node) ? 'type' : 'value');
    if (ts.isExportDeclaration(node)) add(node, node.moduleSpecifier, node.isTypeOnly ? 'type' : 'value');
    if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node, node.argument.literal, 'type');
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node, node.arguments[0], 'dynamic');
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return arrows;
}

/** `import type …`, and imports whose every name is a `type`. */
function isTypeImport({ importClause }: ts.ImportDeclaration): boolean {
  if (!importClause) return false;
  if (importClause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true;
  const { name, namedBindings } = importClause;
  return (
    !name && !!namedBindings && ts.isNamedImports(namedBindings) && namedBindings.elements.every((e) => e.isTypeOnly)
  );
}

function targetOf(from: string, specifier: string): string {
  if (!specifier.startsWith('.')) return specifier;
  return relative(root, join(root, dirname(from), specifier)).replaceAll('\\', '/');
}
