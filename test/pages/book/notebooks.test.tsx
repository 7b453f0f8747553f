import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { FigureMenu } from '../../../site/FigureMenu.js';
import { blocksOf, parseMarkup } from '../../../site/markdown.mjs';
import { markupOf } from '../../../site/markup.js';
import { notebookOf, runNotebooks } from '../../../site/notebooks.mjs';
import { RecordsContext } from '../../../site/records.js';
import { widgetOf } from '../../../site/widget.js';
import { wordsIn } from '../../../site/words.js';
import { gaussianNoise } from '../../../src/core/index.js';
import { DiffusionProvider } from '../../../src/index.js';
import type { Shown } from '../../../src/serialize/code.js';
import { pythonOf } from '../../../src/serialize/python.js';
import WhyJump from '../../../stories/Learn/WhyJump.mdx';
import { definitions } from '../../support/definitions.js';
import { type Cell, faultsOf } from '../../support/notebookFaults.js';

const URL = 'https://example.org/learn/why-jump/';

const { ipynb: words } = wordsIn('en');

/** The notebook of a lesson whose figures have their usual props. */
async function notebookOfLesson() {
  let records = 0;
  const markup = (await markupOf(createElement(WhyJump))).replaceAll(
    /data-figure="[^"]*"/g,
    (name) => `${name} data-record="${records++}"`,
  );
  const cellsOf = (name: string) => {
    const propTable = definitions.find((definition) => definition.name === name)?.all;
    const shown = { props: {}, propTable, defaults: {}, t: 500 };
    const snippet = pythonOf(name, shown, [6, 8, 3]);
    return { figure: widgetOf(name, shown, 'en'), numbers: 'code' in snippet ? snippet.code : null };
  };
  return notebookOf({ markup, cellsOf, words }, { title: 'Why jump', url: URL });
}

describe('the notebook of a lesson', async () => {
  const notebook = await notebookOfLesson();
  const lack = runNotebooks([notebook]);
  if (lack) console.warn(`skipped: ${lack}`);
  const cells = notebook.cells as unknown as Cell[];
  const textOf = ({ source }: Cell) => source.join('');
  const code = cells.filter((cell) => cell.cell_type === 'code');
  const text = cells
    .filter((cell) => cell.cell_type === 'markdown')
    .map(textOf)
    .join('\n\n');

  it('is a notebook by the schema', () => {
    expect(faultsOf(notebook)).toEqual([]);
    expect(faultsOf({ ...notebook, cells: [{ ...cells[0], id: 'a b' }] })).toEqual(['the id a b']);
  });

  it('begins with title, page and license, and installs the package', () => {
    expect(text).toMatch(/^# Why jump\n\n.*\(https:\/\/example\.org\/learn\/why-jump\/\).*MIT License/);
    expect(textOf(code[0] as Cell)).toBe('%pip install -q diffusion-figures');
  });

  it('shows each figure above its caption, and its numbers below', () => {
    const kinds = cells.map(({ cell_type: type, metadata }) => metadata.tags?.[0] ?? type).join(' ');
    expect(kinds.match(/figure \w+ \w+/g)).toEqual(['figure markdown numbers', 'figure markdown numbers']);
    const figures = code.filter(({ metadata }) => metadata.tags?.includes('figure'));
    expect(figures.map(textOf)).toEqual([
      'from diffusion_figures import NoiseTriptych\n\nNoiseTriptych(t=500)',
      'from diffusion_figures import ScheduleChart\n\nScheduleChart(t=500)',
    ]);
    expect(figures.flatMap(({ outputs, execution_count: count }) => [outputs, count])).toEqual([[], null, [], null]);
  });

  it('has the text, the formulas, and the explanations closed', () => {
    expect(text).toContain('\n\n## The noise of many steps\n\n');
    expect(text).toContain('the next state $x_t$ is normal');
    expect(text).toMatch(/\$\$.*\\mathcal\{N\}.*\\tag\{2\}\$\$/);
    expect(text).toContain('[Why one step is not enough](https://example.org/');
    expect(text).toMatch(/<details>\n<summary>.+<\/summary>\n\n[\s\S]+?\n\n<\/details>/);
    expect(text.replaceAll(/<\/?(?:details|summary)>/g, '')).not.toMatch(/<\/?\w+|&\w+;|\\textcolor|undefined/);
  });

  it.skipIf(lack)('has run: each cell of numbers prints what its figure shows', () => {
    const numbers = code.filter(({ metadata }) => metadata.tags?.includes('numbers'));
    expect(numbers.map(({ execution_count: count }) => count)).toEqual([1, 2]);
    const printed = numbers.map(({ outputs }) => outputs?.flatMap((output) => output.text).join('') ?? '');
    const noise = gaussianNoise(6 * 8 * 3, { seed: 0 });
    const mean = noise.reduce((sum, value) => sum + value, 0) / noise.length;
    const sd = Math.sqrt(noise.reduce((sum, value) => sum + (value - mean) ** 2, 0) / noise.length);
    const [, said] = /standard deviation of the noise = (.*)/.exec(printed[0] as string) ?? [];
    expect(Number(said)).toBeCloseTo(sd, 12);
    expect(printed[1]).toContain('t = [0, 500, 999]\n');
  });

  it.skipIf(lack)('says which cell fails', () => {
    const cellsOf = () => ({ figure: null, numbers: '1 / 0' });
    const source = { markup: '<figure data-figure="a" data-record="0"></figure>', cellsOf, words };
    expect(() => runNotebooks([notebookOf(source, { title: 'A', url: URL })])).toThrow(/# A[\s\S]*1 \/ 0[\s\S]*Zero/);
  });
});

describe('markup as Markdown', () => {
  const markdownOf = (markup: string) =>
    blocksOf(parseMarkup(markup), URL).map((block: { text: string }) => block.text);

  it('lists the options of a question before its closed explanation, and leaves its controls out', () => {
    const question = `<div data-question="a"><div>What does <code>a_b</code> do?</div><fieldset role="radiogroup"><div>
      <label><input type="radio" name="r"/><span>It <em>scales</em> the image</span></label>
      <label><input type="radio" name="r"/><span>Nothing</span></label></div>
      <div><button type="button">Check</button></div></fieldset>
      <details><summary><span>Explanation</span></summary><div><p>Because.</p></div></details></div>`;
    expect(markdownOf(question)).toEqual([
      'What does `a_b` do?',
      '- It *scales* the image\n- Nothing',
      '<details>\n<summary>Explanation</summary>\n\nBecause.\n\n</details>',
    ]);
    const curve = '<fieldset><p>Draw your curve.</p><button>Check</button></fieldset>';
    expect(markdownOf(`<div data-question="b"><p>How?</p>${curve}</div><div class="df-sheet">None</div>`)).toEqual([
      'How?',
    ]);
    const bar = '<div><div><button>play</button></div><label>t = <input type="range"/></label></div>';
    expect(markdownOf(`${bar}<p>Text</p>`)).toEqual(['Text']);
  });

  it('keeps lists, tables, code and links, and what Markdown would read as its own', () => {
    expect(markdownOf('<ol start="3"><li>a<ul><li>b</li></ul></li><li>c</li></ol>')).toEqual(['3. a\n\n   - b\n4. c']);
    const row = (tag: string, ...cells: string[]) =>
      `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
    expect(
      markdownOf(`<table><thead>${row('th', 'a', 'b')}</thead><tbody>${row('td', '1|2', '3')}</tbody></table>`),
    ).toEqual(['| a | b |\n| --- | --- |\n| 1\\|2 | 3 |']);
    expect(markdownOf('<pre><code>a &lt; b\n  c</code></pre><p>2 * 3 &lt; $7 <a href="#x">x</a></p>')).toEqual([
      '```\na < b\n  c\n```',
      '2 \\* 3 \\< \\$7 [x](https://example.org/learn/why-jump/#x)',
    ]);
  });
});

it('a server notes what a figure shows, where a notebook is made', () => {
  const records: Shown[] = [];
  const menu = (
    <FigureMenu
      Button={null}
      menu={undefined}
      named={{ figure: 'a figure', captionId: undefined }}
      props={{ t: 7 }}
      propTable={{}}
    />
  );
  const page = (
    <DiffusionProvider seed={4} defaultT={300}>
      {menu}
    </DiffusionProvider>
  );
  expect(renderToStaticMarkup(page)).not.toContain('data-record');
  const markup = renderToStaticMarkup(<RecordsContext value={records}>{page}</RecordsContext>);
  expect(markup).toContain('<span data-record="0"></span>');
  expect(records).toMatchObject([{ props: { t: 7 }, defaults: { seed: 4 }, t: 300 }]);
});
