// What each ability costs, and when. The file that --write makes is shown in the docs, and tests hold the library to it.
//
//   node tools/bytes/run.mjs             prints the table, with the bytes that differ from the file
//   node tools/bytes/run.mjs --write     writes it as well
import { readFile, writeFile } from 'node:fs/promises';
import { weighImports, weighStages } from './parts.mjs';

const FILE = new URL('../../stories/Docs/bytes.json', import.meta.url);

const stated = new Map(JSON.parse(await readFile(FILE, 'utf8')).map(({ part, bytes }) => [part, bytes]));
const parts = [...(await weighStages()), ...(await weighImports())];
for (const { part, when, bytes } of parts) {
  const more = bytes - (stated.get(part) ?? 0);
  const change = more === 0 ? '' : `${more > 0 ? '+' : ''}${more} B`;
  console.log(`${(bytes / 1000).toFixed(1).padStart(5)} kB  ${change.padStart(8)}  ${part.padEnd(45)} ${when}`);
}
if (process.argv.includes('--write')) await writeFile(FILE, `${JSON.stringify(parts, null, 2)}\n`);
