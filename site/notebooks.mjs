// Notebooks of the book's lessons, made of the same markup as the pages: text as Markdown, and after each figure its NumPy code with
// what it prints. They run without a network.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lackOfPython, runScripts } from '../tools/python/python.mjs';
import { blocksOf, parseMarkup } from './markdown.mjs';

const MODULE = readFileSync(join(import.meta.dirname, '../examples/python/diffusion_noise.py'), 'utf8');
/** The code of figures imports the module by its name; in a notebook it is the notebook itself. */
const REGISTRATION = `
import sys

sys.modules["diffusion_noise"] = sys.modules[__name__]  # cells below import it from here`;
const LICENSE = '[MIT License](https://opensource.org/license/mit)';

/**
 * The notebook of a page, without outputs.
 *
 * @param source - the page's markup, the code of each figure in it, and what a notebook says of itself.
 * @param page - its title and its address.
 */
export function notebookOf({ markup, codeOf, words }, { title, url }) {
  const cells = [markdownCell(`# ${title}\n\n${words.origin(url, LICENSE)}`)];
  cells.push(markdownCell(words.noise), codeCell(`${MODULE.trimEnd()}\n${REGISTRATION}`));
  let text = [];
  const endText = () => {
    if (text.length > 0) cells.push(markdownCell(text.join('\n\n')));
    text = [];
  };
  for (const block of blocksOf(parseMarkup(markup), url)) {
    if (block.kind === 'heading') endText();
    if (block.kind !== 'figure') {
      // The first cell has the title.
      if (block.kind !== 'heading' || block.level > 1) text.push(block.text);
      continue;
    }
    const code = block.record === null ? null : codeOf(block.name, block.record);
    if (block.text !== '') text.push(block.text);
    if (code === null) text.push(words.onPage(url));
    else {
      endText();
      cells.push(codeCell(code));
    }
  }
  endText();
  return {
    cells: cells.map((cell, index) => ({ id: `cell-${index + 1}`, ...cell })),
    metadata: {
      kernelspec: { display_name: 'Python 3', language: 'python', name: 'python3' },
      language_info: { name: 'python', file_extension: '.py', mimetype: 'text/x-python' },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
}

function markdownCell(text) {
  return { cell_type: 'markdown', metadata: {}, source: linesOf(text) };
}

function codeCell(code) {
  return { cell_type: 'code', execution_count: null, metadata: {}, outputs: [], source: linesOf(code) };
}

/** Each with its line break but the last, as notebooks are saved. */
function linesOf(text) {
  return text.match(/.*\n|.+$/g) ?? [];
}

/**
 * Runs the cells of notebooks and puts what they print into them.
 *
 * @returns why they have no outputs; null if they have.
 * @throws Error if a cell fails.
 */
export function runNotebooks(notebooks) {
  const lack = lackOfPython();
  if (lack) return lack;
  const cellsOf = ({ cells }) => cells.filter(({ cell_type: type }) => type === 'code');
  const outcomes = runScripts(notebooks.map((notebook) => cellsOf(notebook).map(({ source }) => source.join(''))));
  for (const [index, { printed, error }] of outcomes.entries()) {
    if (error) throw new Error(`a cell of the notebook ${notebooks[index].cells[0].source[0]} fails\n${error}`);
    for (const [place, cell] of cellsOf(notebooks[index]).entries()) {
      cell.execution_count = place + 1;
      if (printed[place] !== '')
        cell.outputs = [{ name: 'stdout', output_type: 'stream', text: linesOf(printed[place]) }];
    }
  }
  return null;
}
