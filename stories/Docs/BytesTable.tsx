import parts from './bytes.json' with { type: 'json' };
import { Table } from './Table.js';

/** What each ability costs, as `node tools/bytes/run.mjs --write` has found it. */
export function BytesTable() {
  const rows = parts.map(({ part, when, bytes }) => [named(part), `${(bytes / 1000).toFixed(1)}\u00a0kB`, when]);
  return <Table label="Size of each part" head={['part', 'gzip', 'when']} rows={rows} />;
}

/** Exports are written as code. */
function named(part: string): string {
  return part.replace(/^\w+(, \w+)*$/, (names) => names.replace(/\w+/g, '`$&`'));
}
