import { expect, it } from 'vitest';
import * as core from '../../../src/core/index.js';
import * as tensor from '../../../src/tensor/index.js';
import { read } from './pages.js';

const ours = [core, core.quantity, tensor, core.createSchedule()].flatMap(Object.keys);
/** Members of these, and words that they take. */
const OTHERS = ['table', 'v', 'scale'];

it('maps the names of diffusers to names that there are', () => {
  const [, rows = ''] =
    /label="Names of diffusers[\s\S]*?rows=\{\[([\s\S]*?)\]\}\n/.exec(read('stories/Docs/Notebooks.mdx')) ?? [];
  const cells = [...rows.matchAll(/^ {4}\['.*', '(.*)'\],$/gm)].map(([, cell = '']) => cell);
  expect(cells.length).toBeGreaterThan(15);
  const names = cells.flatMap((cell) =>
    [...cell.matchAll(/`(?:schedule\.)?(\w+)[^`]*`/g)].map(([, name = '']) => name),
  );
  expect(names.filter((name) => !ours.includes(name) && !OTHERS.includes(name))).toEqual([]);
});
