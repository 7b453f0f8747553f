// The markup of a page as Markdown, by its elements alone: it knows no component of a page.

const VOID = new Set(['area', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'source', 'track', 'wbr']);
const TOKEN = /<!--[\s\S]*?-->|<\/([\w-]+)\s*>|<([\w-]+)((?:\s+[^\s=>"']+(?:="[^"]*")?)*)\s*(\/?)>|[^<]+|</g;
const ATTRIBUTE = /([^\s=]+)(?:="([^"]*)")?/g;

/** What React writes as a tree of `{ tag, attributes, children }` and texts. */
export function parseMarkup(markup) {
  const root = { tag: 'root', attributes: {}, children: [] };
  const open = [root];
  for (const [token, closing, tag, attributes = '', isClosed] of markup.matchAll(TOKEN)) {
    const parent = open.at(-1);
    if (token.startsWith('<!--')) continue;
    if (closing) {
      const at = open.findLastIndex((node) => node.tag === closing);
      if (at > 0) open.length = at;
    } else if (tag) {
      const node = { tag, attributes: attributesOf(attributes), children: [] };
      parent.children.push(node);
      if (!isClosed && !VOID.has(tag)) open.push(node);
    } else parent.children.push(decoded(token));
  }
  return root;
}

function attributesOf(text) {
  return Object.fromEntries(
    [...text.matchAll(ATTRIBUTE)].map(([, name, value]) => [name.toLowerCase(), decoded(value ?? '')]),
  );
}

const NAMED = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function decoded(text) {
  // What keeps a formula and the sign after it in one line on a page.
  return text
    .replaceAll('\u2060', '')
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (entity, hex, decimal, name) =>
      name ? (NAMED[name] ?? entity) : String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10)),
    );
}

const BLOCKS = new Set([
  ...[
    'root',
    'article',
    'aside',
    'blockquote',
    'details',
    'div',
    'dl',
    'fieldset',
    'figcaption',
    'figure',
    'footer',
    'form',
  ],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'li', 'main', 'ol', 'p', 'pre', 'section', 'table', 'ul'],
]);
/** What does nothing in a notebook, or is no text. */
const LEFT_OUT = new Set([
  ...[
    'audio',
    'button',
    'canvas',
    'dialog',
    'iframe',
    'img',
    'input',
    'link',
    'meta',
    'nav',
    'noscript',
    'output',
    'script',
  ],
  ...['select', 'style', 'svg', 'template', 'textarea', 'video'],
]);
const CONTROLS = new Set(['input', 'select', 'textarea', 'button', 'output']);

function isNode(child) {
  return typeof child !== 'string';
}

function classesOf({ attributes }) {
  return (attributes.class ?? '').split(/\s+/);
}

function find(node, test) {
  if (test(node)) return node;
  for (const child of node.children.filter(isNode)) {
    const found = find(child, test);
    if (found) return found;
  }
  return null;
}

/** The outermost of a kind, in their order. */
function all(node, test) {
  return test(node) ? [node] : node.children.filter(isNode).flatMap((child) => all(child, test));
}

function isLeftOut(node) {
  const { tag, attributes } = node;
  const isHidden = 'hidden' in attributes || attributes['aria-hidden'] === 'true' || attributes.role === 'status';
  // The list of a reader's answers: a notebook knows none.
  const isSheet = classesOf(node).includes('df-sheet');
  return (
    LEFT_OUT.has(tag) ||
    isSheet ||
    (isHidden && !isFormula(node)) ||
    (tag === 'label' && !isOption(node) && hasControl(node))
  );
}

function hasControl(node) {
  return find(node, ({ tag }) => CONTROLS.has(tag)) !== null;
}

/** An answer that a reader may choose. */
function isOption(node) {
  return node.tag === 'label' && find(node, isChoice) !== null;
}

function isChoice({ tag, attributes }) {
  return tag === 'input' && /^(?:radio|checkbox)$/.test(attributes.type ?? '');
}

function isFormula(node) {
  return classesOf(node).some((name) => name === 'katex' || name === 'katex-display');
}

/** The TeX of a formula. Colours are those of the page, and MathJax writes them in another way. */
function texOf(node) {
  const annotation = find(node, ({ tag }) => tag === 'annotation');
  const tex = annotation ? annotation.children.join('') : '';
  return tex
    .replace(/\\textcolor\{[^{}]*\}/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * The blocks of a page in their order: headings with their level, texts, and figures with their caption, name and record.
 *
 * @param url - the address of the page, to which its links are relative.
 */
export function blocksOf(root, url) {
  return [...blocksIn(root, url)];
}

function* blocksIn(node, url) {
  let inline = [];
  const flush = function* () {
    const text = inlineOf(inline, url).trim();
    inline = [];
    if (text !== '') yield { kind: 'text', text };
  };
  for (const child of node.children) {
    if (isNode(child) && isLeftOut(child)) continue;
    if (isNode(child) && isBlock(child)) {
      yield* flush();
      yield* blockOf(child, url);
    } else inline.push(child);
  }
  yield* flush();
}

/** A block, or an inline element that holds one. */
function isBlock(node) {
  if (BLOCKS.has(node.tag) || isOption(node) || classesOf(node).includes('katex-display')) return true;
  if (isFormula(node)) return false;
  return node.children.some((child) => isNode(child) && !isLeftOut(child) && isBlock(child));
}

function* blockOf(node, url) {
  const { tag, attributes } = node;
  const [, level] = /^h([1-6])$/.exec(tag) ?? [];
  const text = (written) => (written === '' ? [] : [{ kind: 'text', text: written }]);
  if (level)
    yield { kind: 'heading', level: Number(level), text: `${'#'.repeat(level)} ${inlineOf(node.children, url)}` };
  else if (classesOf(node).includes('katex-display')) yield* text(`$$${texOf(node)}$$`);
  else if (isEquation(node)) yield* text(equationOf(node));
  else if (tag === 'figure') yield figureOf(node, url);
  else if (tag === 'pre') yield* text(`\`\`\`\n${plainText(node).trimEnd()}\n\`\`\``);
  else if (tag === 'hr') yield* text('---');
  else if (tag === 'ul' || tag === 'ol') yield* text(listOf(node, url));
  else if (tag === 'dl') yield* text(termsOf(node, url));
  else if (tag === 'table') yield* text(tableOf(node, url));
  else if (tag === 'blockquote') yield* text(joined(node, url).replace(/^/gm, '> '));
  else if (attributes.role === 'toolbar' || isOfControls(node)) return;
  else if (tag === 'details') yield* text(closedOf(node, url));
  else if (tag === 'fieldset') yield* text(optionsOf(node, url));
  else if (isOption(node)) yield* text(`- ${inlineOf(node.children, url).trim()}`);
  else yield* merged(blocksIn(node, url));
}

/** Of what a reader fills in, the options to choose from: how to draw or to type an answer is of no use in a notebook. */
function optionsOf(node, url) {
  return all(node, isOption)
    .map((option) => `- ${inlineOf(option.children, url).trim()}`)
    .join('\n');
}

/** Options follow each other as one list. */
function* merged(blocks) {
  let list = null;
  for (const block of blocks) {
    const isItem = block.kind === 'text' && block.text.startsWith('- ') && !block.text.includes('\n\n');
    if (isItem && list) list.text += `\n${block.text}`;
    else {
      if (list) yield list;
      list = isItem ? { ...block } : null;
      if (!isItem) yield block;
    }
  }
  if (list) yield list;
}

/** Controls with their labels, and no text beside them: what moves the figures of a page. */
function isOfControls(node) {
  const isText = ({ tag }) => /^(?:p|h[1-6]|ul|ol|table|figure|details|pre|blockquote)$/.test(tag);
  return hasOuterControl(node) && (node.tag === 'details' || !find(node, isText));
}

/** Whether controls are in it that are neither a figure's nor those of a question or an equation. */
function hasOuterControl(node) {
  const { tag, attributes } = node;
  if (tag === 'figure' || tag === 'fieldset' || 'data-question' in attributes || isEquation(node)) return false;
  return (
    (CONTROLS.has(tag) && !isChoice(node)) || node.children.some((child) => isNode(child) && hasOuterControl(child))
  );
}

function isEquation(node) {
  return classesOf(node).includes('df-equation');
}

/** A numbered formula. Where its terms are buttons, the whole of it comes before them. */
function equationOf(node) {
  const isWhole = (one) => classesOf(one).includes('df-formula');
  const wholes = all(node, isWhole).flatMap((one) => find(one, isFormula) ?? []);
  const formulas = (wholes.length > 0 ? wholes : all(node, isFormula)).map(texOf);
  const number = find(node, (one) => classesOf(one).includes('df-equation-number'));
  const tag = number ? ` \\tag{${plainText(number).replace(/[()\s]/g, '')}}` : '';
  return formulas.map((tex, index) => `$$${tex}${index === formulas.length - 1 ? tag : ''}$$`).join('\n\n');
}

function joined(node, url) {
  return [...merged(blocksIn(node, url))]
    .map(({ text }) => text)
    .filter((text) => text !== '')
    .join('\n\n');
}

/** A figure inside a list, a table or a closed text is its caption. */
function figureOf(node, url) {
  const caption = find(node, ({ tag }) => tag === 'figcaption');
  const record = find(node, ({ attributes }) => 'data-record' in attributes);
  return {
    kind: 'figure',
    name: node.attributes['data-figure'] ?? '',
    record: record ? Number(record.attributes['data-record']) : null,
    text: caption ? inlineOf(caption.children, url).trim() : '',
  };
}

function listOf(node, url) {
  const items = node.children.filter((child) => isNode(child) && child.tag === 'li');
  return items
    .map((item, index) => {
      const mark = node.tag === 'ol' ? `${Number(node.attributes.start ?? 1) + index}. ` : '- ';
      return mark + joined(item, url).replace(/\n(?=.)/g, `\n${' '.repeat(mark.length)}`);
    })
    .join('\n');
}

function termsOf(node, url) {
  const all = node.children.flatMap((child) => (isNode(child) && child.tag === 'div' ? child.children : [child]));
  const parts = all.filter((child) => isNode(child) && /^d[td]$/.test(child.tag));
  return parts
    .map((part) => (part.tag === 'dt' ? `- **${inlineOf(part.children, url).trim()}**` : `  ${joined(part, url)}`))
    .join('\n');
}

function tableOf(node, url) {
  const rows = rowsIn(node).map((row) =>
    row.children
      .filter((child) => isNode(child) && /^t[hd]$/.test(child.tag))
      .map((cell) =>
        joined(cell, url)
          .replace(/\s*\n\s*/g, ' ')
          .replaceAll('|', '\\|'),
      ),
  );
  const width = Math.max(0, ...rows.map((row) => row.length));
  if (width === 0) return '';
  const line = (cells) => `| ${Array.from({ length: width }, (_, i) => cells[i] ?? '').join(' | ')} |`;
  const [head, ...body] = rows;
  return [line(head), line(Array(width).fill('---')), ...body.map(line)].join('\n');
}

function rowsIn(node) {
  return node.children.filter(isNode).flatMap((child) => (child.tag === 'tr' ? [child] : rowsIn(child)));
}

/** Closed in a notebook too. What is between its tags is Markdown again after an empty line. */
function closedOf(node, url) {
  const isSummary = (child) => isNode(child) && child.tag === 'summary';
  const summary = node.children.find(isSummary);
  const rest = { ...node, children: node.children.filter((child) => !isSummary(child)) };
  const title = summary ? plainText(summary).trim() : '';
  return `<details>\n<summary>${escapedHtml(title)}</summary>\n\n${joined(rest, url)}\n\n</details>`;
}

function escapedHtml(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function plainText(child) {
  if (!isNode(child)) return child;
  if (isFormula(child)) return texOf(child);
  return isLeftOut(child) ? '' : child.children.map(plainText).join('');
}

const MARKS = { em: '*', i: '*', strong: '**', b: '**', del: '~~' };

function inlineOf(children, url) {
  return children
    .map((child) => inlineText(child, url))
    .join('')
    .replace(/[^\S\u00a0\u202f]+/g, ' ');
}

function inlineText(child, url) {
  if (!isNode(child)) return child.replace(/[\\`*_[\]<$]/g, '\\$&');
  if (isFormula(child)) return texOf(child) === '' ? '' : `$${texOf(child)}$`;
  if (isLeftOut(child)) return '';
  const { tag, attributes } = child;
  if (tag === 'br') return ' ';
  if (tag === 'code') return `\`${plainText(child)}\``;
  const inside = inlineOf(child.children, url);
  if (tag === 'a' && attributes.href) return `[${inside}](${new URL(attributes.href, url).href})`;
  const mark = MARKS[tag];
  return mark && inside.trim() !== '' ? wrapped(inside, mark) : inside;
}

/** Marks stand at the words, as Markdown wants them. */
function wrapped(text, mark) {
  const [, before, inside, after] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text);
  return `${before}${mark}${inside}${mark}${after}`;
}
