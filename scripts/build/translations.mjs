import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { pathOf } from './paths.mjs';

/** Writes each translation into its module, `dist/locales/de.js`: not every bundler reads an import of JSON. */
export function inlineTranslations() {
  for (const file of readdirSync(pathOf('dist/locales')).filter((name) => name.endsWith('.json'))) {
    const json = readFileSync(pathOf(`dist/locales/${file}`), 'utf8').trim();
    const module = pathOf(`dist/locales/${file.replace('.json', '.js')}`);
    writeFileSync(module, `export const messages = ${json};\n`);
    rmSync(pathOf(`dist/locales/${file}`));
  }
}
