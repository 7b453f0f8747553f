import readme from '../../README.md?raw';
import { Table } from './Table.js';

/** The README's table of speed, which `npm run bench` has printed. */
export function SpeedTable() {
  const section = /^## Speed$[\s\S]*?(?=^## )/m.exec(readme)?.[0] ?? '';
  const lines = section.match(/^\|.*\|$/gm) ?? [];
  const [head = [], , ...rows] = lines.map((line) =>
    line
      .slice(1, -1)
      .split('|')
      .map((cell) => cell.trim()),
  );
  // The work alone is not unique, and neither are the heads of columns.
  const named = rows.map(([work, size, ...numbers]) => [`${work}, ${size}`, ...numbers]);
  const [, , ...systems] = head.map((title, column) => (title === '× faster' ? `× ${head[column - 1]}` : title));
  return <Table wide label="Milliseconds, and how many times faster" head={['work', ...systems]} rows={named} />;
}
