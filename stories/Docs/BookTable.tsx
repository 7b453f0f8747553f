import book from './book.json' with { type: 'json' };
import { Table } from './Table.js';

/** What `npm run bench -- --book --write` has measured. */
export function BookTable() {
  const seconds = (milliseconds: number) => `${(milliseconds / 1000).toFixed(1)} s`;
  const rows = book.rows.map((row) => [
    `${row.title}, ${row.site}`,
    seconds(row.readable),
    seconds(row.alive),
    String(row.requests),
    `${row.kilobytes} kB`,
    `${row.scripts} kB`,
    `${row.fonts} kB`,
    row.moved.toFixed(3),
    String(row.words),
  ]);
  const head = [
    'page',
    'readable',
    'interactive',
    'requests',
    'all',
    'scripts',
    'fonts',
    'shift',
    'words without scripts',
  ];
  return <Table wide label="The book beside the Storybook" head={head} rows={rows} />;
}
