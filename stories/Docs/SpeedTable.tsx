import speed from './speed.json' with { type: 'json' };
import { Table } from './Table.js';

/** What `npm run bench -- --write` has measured. */
export function SpeedTable() {
  const [head = [], ...rows] = speed.table;
  // The work alone is not unique, and neither are the heads of columns.
  const named = rows.map(([work, size, ...numbers]) => [`${work}, ${size}`, ...numbers.map(String)]);
  const [, , ...systems] = head.map((title, column) =>
    title === '× faster' ? `× ${head[column - 1]}` : String(title),
  );
  return <Table wide label="Milliseconds, and how many times faster" head={['work', ...systems]} rows={named} />;
}

/** In which browser, on which machine, and when. */
export function SpeedConditions() {
  const { browser, pytorch, cores, processor, date } = speed.machine;
  return `${browser.replace(/(\d+)\..*/, '$1')} and ${pytorch} on the same ${cores} cores of an ${processor} without a GPU, ${date}`;
}
