// Notebooks of the book's lessons, made of the same markup as the pages: text as Markdown; each figure as a widget, and after its
// caption its NumPy code with what it prints.
import { lackOfPython, runScripts } from '../tools/python/python.mjs';
import { blocksOf, parseMarkup } from './markdown.mjs';

/** Where the package is there already, it asks no network. */
const INSTALL = '%pip install -q diffusion-figures';
const LICENSE = '[MIT License](https://opensource.org/license/mit)';

/**
 * The notebook of a page, without outputs.
 *
 * @param source - the page's markup, the code of each figure in it, and what a notebook says of itself.
 * @param page - its title and its address.
 */
export function notebookOf({ markup, cellsOf, words }, { title, url }) {
  const cells = [markdownCell(`# ${title}\n\n${words.origin(url, LICENSE)}`)];
  cells.push(markdownCell(words.setup), codeCell(INSTALL, 'install'));
  let text = [];
  const endText = () => {
    if (text.length > 0) cells.push(markdownCell(text.join('\n\n')));
    text = [];
  };
  const addCode = (...cell) => {
    endText();
    cells.push(codeCell(...cell));
  };
  for (const block of blocksOf(parseMarkup(markup), url)) {
    if (block.kind === 'heading') endText();
    if (block.kind !== 'figure') {
      // The first cell has the title.
      if (block.kind !== 'heading' || block.level > 1) text.push(block.text);
      continue;
    }
    const { figure, numbers } = block.record === null ? NO_CELLS : cellsOf(block.name, block.record);
    if (figure !== null) addCode(figure, 'figure');
    if (block.text !== '') text.push(block.text);
    if (figure === null) text.push(words.onPage(url));
    if (numbers !== null) addCode(numbers, 'numbers');
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

const NO_CELLS = { figure: null, numbers: null };

function markdownCell(text) {
  return { cell_type: 'markdown', metadata: {}, source: linesOf(text) };
}

/** @param tag - what the cell is: `install`, `figure` or `numbers`. */
function codeCell(code, tag) {
  return { cell_type: 'code', execution_count: null, metadata: { tags: [tag] }, outputs: [], source: linesOf(code) };
}

/** Each with its line break but the last, as notebooks are saved. */
function linesOf(text) {
  return text.match(/.*\n|.+$/g) ?? [];
}

/**
 * Runs the cells of numbers and puts what they print into them. The other cells need a notebook.
 *
 * @returns why they have no outputs; null if they have.
 * @throws Error if a cell fails.
 */
export function runNotebooks(notebooks) {
  const lack = lackOfPython();
  if (lack) return lack;
  const cellsOf = ({ cells }) => cells.filter(({ metadata }) => metadata.tags?.includes('numbers'));
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
