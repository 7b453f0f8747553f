// Packs the pictures under test/screenshots as small as they get without losing a pixel. Packed ones are left as they are.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { losslessCompressPng } from '@napi-rs/image';

const FOLDER = fileURLToPath(new URL('../test/screenshots/', import.meta.url));

let saved = 0;
for (const name of readdirSync(FOLDER)) {
  const path = join(FOLDER, name);
  const picture = readFileSync(path);
  const packed = await losslessCompressPng(picture);
  if (packed.length >= picture.length) continue;
  writeFileSync(path, packed);
  saved += picture.length - packed.length;
}
console.log(`pictures are ${(saved / 1e6).toFixed(1)} MB smaller`);
