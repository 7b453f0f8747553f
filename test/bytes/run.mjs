// Prints what each ability costs, and when: node test/bytes/run.mjs
import { weighParts } from './parts.mjs';

for (const { part, when, bytes } of await weighParts()) {
  console.log(`${(bytes / 1000).toFixed(1).padStart(5)} kB  ${part.padEnd(32)} ${when}`);
}
