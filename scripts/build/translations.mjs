import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pathOf } from './paths.mjs';

/** Writes each translation as a module, `dist/messages/de.js`: not every bundler reads an import of JSON. */
export function inlineTranslations() {
  for (const file of readdirSync(pathOf('dist/locales'))) {
    const module = pathOf(`dist/messages/${file.replace('.json', '.js')}`);
    const json = readFileSync(pathOf(`dist/locales/${file}`), 'utf8').trim();
    writeFileSync(module, `export const messages = ${json};\n`);
    rmSync(`${module}.map`);
  }
  rmSync(pathOf('dist/locales'), { recursive: true });
}
