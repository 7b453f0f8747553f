import ts from 'typescript';
import { parseSource, sourceFiles } from '../../support/sourceFiles.js';

/** A message that a user of the package can meet. */
export interface Message {
  /** `src/image/open.ts:51`. */
  place: string;
  /** A part of it that is always the same: `invalid seed`, `is empty (0 bytes)`. */
  part: string;
}

const LONG_ENOUGH = 12;

/** Every message that src makes by `new Error(…)`, `new RangeError(…)`, `invalid(…)`, `complaint(…)`, `checkInteger(…)`. */
export function allMessages(): Message[] {
  return sourceFiles().flatMap((path) => {
    const file = parseSource(path);
    const found: Message[] = [];
    const visit = (node: ts.Node): void => {
      const part = ts.isNewExpression(node) || ts.isCallExpression(node) ? partOf(node) : null;
      const line = file.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      if (part) found.push({ place: `src/${path}:${line}`, part });
      ts.forEachChild(node, visit);
    };
    visit(file);
    return found;
  });
}

function partOf({ expression, arguments: given }: ts.NewExpression | ts.CallExpression): string | null {
  const name = ts.isIdentifier(expression) ? expression.text : '';
  const first = given?.[0];
  if (!first) return null;
  if (/^(invalid|complaint|checkInteger|checkPositiveInteger)$/.test(name)) {
    const [text = ''] = textsOf(first);
    return text.trim() ? `invalid ${text.trim()}` : null;
  }
  if (!/^(Range)?Error$/.test(name)) return null;
  // What follows a colon is advice.
  const texts = textsOf(first)
    .flatMap((text) => text.split(':'))
    .map((text) => text.replace(/[\s(]+$/, '').trim());
  return texts.find((text) => text.length >= LONG_ENOUGH) ?? null;
}

/** The literal parts of a text, in order. */
function textsOf(node: ts.Node): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
  if (ts.isBinaryExpression(node)) return [...textsOf(node.left), ...textsOf(node.right)];
  return [];
}
