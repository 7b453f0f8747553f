// The table for people, and the object for programs.

const COLUMNS = [
  'build',
  'server',
  'serverHtml',
  'stills',
  'hydration',
  'ready',
  'use',
  'cls',
  'kbBefore',
  'kbOnSight',
  'dark',
  'csp',
  'print',
  'noscript',
  'ok',
];

/** A row of a site with these findings; what does not apply is null. */
export function rowOf(site, findings) {
  const values = Object.fromEntries(COLUMNS.slice(0, -1).map((column) => [column, findings[column] ?? null]));
  const { versions = {}, kbStyle = null, skipped = null, faults = [], seconds } = findings;
  const ok = skipped !== null || (findings.build === true && faults.length === 0);
  return { site, versions, ...values, ok, kbStyle, seconds, skipped, faults };
}

/** A Markdown table, then what is wrong. */
export function tableOf(rows) {
  const cells = rows.map((row) => [row.site, ...COLUMNS.map((column) => cellOf(row, column))]);
  const lines = [['site', ...COLUMNS], ['-', ...COLUMNS.map(() => '-')], ...cells];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  const padded = lines.map((line, row) => line.map((cell, i) => cell.padEnd(widths[i], row === 1 ? '-' : ' ')));
  const faults = rows.flatMap(({ site, faults }) => faults.map((fault) => `${site}: ${fault}`));
  const skipped = rows.filter((row) => row.skipped).map(({ site, skipped }) => `${site}: skipped: ${skipped}`);
  return [...padded.map((line) => `| ${line.join(' | ')} |`), '', ...skipped, ...faults].join('\n');
}

function cellOf(row, column) {
  const value = row[column];
  if (row.skipped) return column === 'ok' ? 'skipped' : '–';
  if (value === null) return '–';
  if (typeof value === 'boolean') return value ? 'yes' : 'NO';
  return value.toFixed(column === 'cls' ? 4 : 1);
}
