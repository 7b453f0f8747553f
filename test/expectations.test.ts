import { readdirSync, readFileSync } from 'node:fs';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { PATIENCE_MILLISECONDS } from './support/patience.js';

// A test guards nothing unless something in it can fail. This finds the tests in which neither `expect` nor a helper that calls it stands.

const TESTS = new Set(['it', 'test', 'itExhaustively']);
/** What fails a test: these throw, or wait for what does not come. */
const CHECKS = ['expect', 'expectStated', 'waitFor', 'execFileSync'];

interface Declared {
  readonly name: string;
  readonly called: ReadonlySet<string>;
}

const paths = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((path) => /\.tsx?$/.test(path));
const sources = paths.map((path) => {
  return ts.createSourceFile(path, readFileSync(`test/${path}`, 'utf8'), ts.ScriptTarget.Latest, true);
});

it('no test is without an expectation', () => {
  const failing = failingFunctions(sources.flatMap(declaredIn));
  const empty = sources.flatMap((source) => testsIn(source).filter(({ called }) => !meets(called, failing)));
  expect(empty.map(({ name }) => name)).toEqual([]);
});

/** The time limit of a test in vite.config.ts. */
const TEST_MILLISECONDS = 300_000;
const WAITS = new Set(['waitFor', 'poll']);

it('no test or wait has a shorter time limit than the default', () => {
  const shorter = sources.flatMap((source) => {
    const found: string[] = [];
    walk(source, (node) => {
      if (!ts.isCallExpression(node)) return;
      const { expression } = node;
      const isWait = ts.isPropertyAccessExpression(expression) && WAITS.has(expression.name.text);
      if (!isWait && !TESTS.has(rootOf(expression))) return;
      const usual = isWait ? PATIENCE_MILLISECONDS : TEST_MILLISECONDS;
      if (node.arguments.every((argument) => limitIn(argument) >= usual)) return;
      const { line } = source.getLineAndCharacterOfPosition(node.getStart());
      found.push(`${source.fileName}:${line + 1}`);
    });
    return found;
  });
  expect(shorter).toEqual([]);
});

/** The milliseconds that an argument names, as a number or as `timeout` of its options. */
function limitIn(argument: ts.Expression): number {
  if (ts.isNumericLiteral(argument)) return Number(argument.text);
  if (!ts.isObjectLiteralExpression(argument)) return Number.POSITIVE_INFINITY;
  const given = argument.properties.find((property) => property.name?.getText() === 'timeout');
  return given && ts.isPropertyAssignment(given) ? limitIn(given.initializer) : Number.POSITIVE_INFINITY;
}

function meets(called: ReadonlySet<string>, failing: ReadonlySet<string>): boolean {
  return [...called].some((name) => failing.has(name));
}

/** The names of all functions that can fail a test, as they call one that can. */
function failingFunctions(functions: readonly Declared[]): Set<string> {
  const failing = new Set(CHECKS);
  for (let before = -1; before < failing.size; ) {
    before = failing.size;
    for (const { name, called } of functions) if (meets(called, failing)) failing.add(name);
  }
  return failing;
}

function declaredIn(source: ts.SourceFile): Declared[] {
  const found: Declared[] = [];
  walk(source, (node) => {
    if (ts.isFunctionDeclaration(node) && node.name) found.push({ name: node.name.text, called: callsIn(node) });
    if (ts.isVariableDeclaration(node) && ts.isIdentifier(node.name) && node.initializer)
      found.push({ name: node.name.text, called: callsIn(node.initializer) });
  });
  return found;
}

/** The tests of a file, each named by its place. */
function testsIn(source: ts.SourceFile): Declared[] {
  const found: Declared[] = [];
  walk(source, (node) => {
    if (!ts.isCallExpression(node) || !TESTS.has(rootOf(node.expression))) return;
    if (node.expression.getText() === 'it.skip') return; // says why it is skipped
    const body = node.arguments.find((argument) => ts.isArrowFunction(argument) || ts.isFunctionExpression(argument));
    if (!body) return;
    const { line } = source.getLineAndCharacterOfPosition(node.getStart());
    found.push({ name: `${source.fileName}:${line + 1}`, called: callsIn(body) });
  });
  return found;
}

/** The names that are called somewhere in a node: `f` of f(x), of f.each(x)(y) and of a.f(x). */
function callsIn(node: ts.Node): Set<string> {
  const names = new Set<string>();
  walk(node, (inner) => {
    if (!ts.isCallExpression(inner)) return;
    names.add(rootOf(inner.expression));
    if (ts.isPropertyAccessExpression(inner.expression)) names.add(inner.expression.name.text);
    // Handed over, as in vi.waitFor(check).
    for (const argument of inner.arguments) if (ts.isIdentifier(argument)) names.add(argument.text);
  });
  return names;
}

/** The identifier in which an expression begins: `it` of it.each([…])(…). */
function rootOf(node: ts.Expression): string {
  if (ts.isIdentifier(node)) return node.text;
  if (ts.isCallExpression(node) || ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node))
    return rootOf(node.expression);
  if (ts.isTaggedTemplateExpression(node)) return rootOf(node.tag);
  return '';
}

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node);
  ts.forEachChild(node, (child) => walk(child, visit));
}
