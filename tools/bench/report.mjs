// Tables for people.
import { median } from './statistics.mjs';
import { judge } from './targets.mjs';
import { NAMES, timeOf } from './works.mjs';

const OTHERS = NAMES.slice(1);
const VERDICTS = new Map([
  [true, 'met   '],
  [false, 'MISSED'],
  [null, '–     '],
]);

const HEAD = ['work', 'size', 'ours', ...OTHERS.flatMap((name) => [name, '× faster'])];

/** The main table, its head first: medians, and how many times faster ours is. */
export function cellsOfRows(rows) {
  const body = rows.map((row) => [row.work, row.size, cell(row, 'ours'), ...OTHERS.flatMap((name) => pair(row, name))]);
  return [HEAD, ...body];
}

export function tableOfRows(rows, verbose) {
  const lines = [
    aligned(cellsOfRows(rows)),
    '',
    'Medians in ms. ~ : 1000 times the measured step, as the chain takes too long.',
  ];
  return [...lines, '', 'Repeats of which these are the medians', repeats(rows, verbose)].join('\n');
}

function pair(row, name) {
  const theirs = timeOf(row, name);
  return theirs === null ? ['–', ''] : [cell(row, name), Number((theirs / timeOf(row, 'ours')).toPrecision(3))];
}

function cell(row, name) {
  return `${row.entries[name]?.scaled ? '~' : ''}${milliseconds(timeOf(row, name))}`;
}

function repeats(rows, verbose) {
  const lines = rows.map((row) => [row.work, row.size, ...NAMES.map((name) => count(row.entries[name], verbose))]);
  return aligned([['work', 'size', ...NAMES], ...lines]);
}

function count(entry, verbose) {
  if (!entry) return '–';
  const { times } = entry;
  const range = `${milliseconds(Math.min(...times))} … ${milliseconds(Math.max(...times))}`;
  return verbose ? `${times.length} (${range})` : times.length;
}

export function tableOfScrubs(rows) {
  const lines = rows
    .filter((row) => row.scrubs)
    .flatMap(({ size, scrubs }) =>
      scrubs.map((scrub) => [
        size,
        milliseconds(scrub.longest),
        milliseconds(scrub.processor),
        scrub.frames,
        scrub.repaints,
        scrub.settled ? 'yes' : 'NO',
      ]),
    );
  return aligned([
    ['size', 'longest task', 'of it on the processor', 'frames', 'repaints', 'last t painted'],
    ...lines,
  ]);
}

export function tablesOfGrowth({ pixels, steps }) {
  const numbers = (row) => [milliseconds(row.milliseconds), row.megabytes.toFixed(2)];
  return [
    aligned([['pixels', 'panel, ms', 'alive, MB'], ...pixels.map((row) => [`×${row.factor}`, ...numbers(row)])]),
    '',
    aligned([['steps', 'chain, ms', 'alive, MB'], ...steps.map((row) => [row.steps, ...numbers(row)])]),
  ].join('\n');
}

/** One line a start, and below those of each folder their medians. */
export function tableOfBook({ load, rounds, rows }) {
  const head = [
    'page',
    'site',
    'readable, s',
    'answers, s',
    'requests',
    'kB',
    'scripts',
    'fonts',
    'shift',
    'words without scripts',
  ];
  const lines = rows.map((row) => [
    row.title,
    row.site,
    (row.readable / 1000).toFixed(1),
    (row.alive / 1000).toFixed(1),
    ...[row.requests, row.kilobytes, row.scripts, row.fonts].map(String),
    row.moved.toFixed(3),
    String(row.words),
  ]);
  return `${aligned([head, ...lines])}\nmedians of ${rounds}, load ${load}`;
}

export function tableOfStarts(starts) {
  const numbers = ({ load, answered, first, reload, processor }) => [
    load,
    (answered + first.milliseconds) / 1000,
    first.milliseconds / 1000,
    reload.milliseconds / 1000,
    processor ?? Number.NaN,
    first.requests,
    first.kilobytes,
  ];
  const line = (name, values) => [name, ...values.map((value, column) => value.toFixed(column < 5 ? 1 : 0))];
  const folders = [...new Set(starts.map(({ folder }) => folder))];
  const medians = folders.map((folder) => {
    const own = starts.filter((start) => start.folder === folder).map(numbers);
    return line(
      `median of ${folder}`,
      own[0].map((_, column) => median(own.map((values) => values[column]))),
    );
  });
  const head = ['start', 'load', 'from the command, s', 'opened, s', 'reload, s', 'processor, s', 'requests', 'kB'];
  return aligned([head, ...starts.map((start) => line(start.folder, numbers(start))), ...medians]);
}

export function verdict(rows) {
  return judge(rows)
    .map(({ text, met }) => `${VERDICTS.get(met)}  ${text}`)
    .join('\n');
}

export function milliseconds(value) {
  return value == null ? '–' : value >= 1000 ? value.toFixed(0) : value.toPrecision(3);
}

/** A Markdown table, head first, with padded columns: the first aligned left, all others right. */
export function aligned([head, ...body]) {
  const rows = [head, ...body];
  const widths = head.map((_, column) => Math.max(4, ...rows.map((row) => String(row[column]).length)));
  const pad = (value, column) =>
    column === 0 ? String(value).padEnd(widths[column]) : String(value).padStart(widths[column]);
  const rules = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [head.map(pad), rules, ...body.map((row) => row.map(pad))].map((row) => `| ${row.join(' | ')} |`).join('\n');
}
