import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

// One colour for one thing, in prose as in figures: see src/ui/ink.ts.

/** What has a colour wherever it stands. */
const COLOURED = /x_0|\\epsilon|\\beta|\\alpha|\\mu|p_\\theta/;
/** TeX within TeX: a symbol of the library or of the page, or what is inked. */
const FILLED = /\$\{(?:[^{}`]|`[^`]*`|\{[^{}]*\})*\}/g;
const INKED = /(?:inked|kept|added)\((?:'\w+', )?(?:String\.raw|r)`[^`]*`\)/g;
const RAW = /(?:String\.raw|\br)`([^`]*)`/g;

const pages = ['stories/Learn', 'stories/Notebook', 'stories/Translated'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    // A derivation's lines are evaluated as they are written, and not coloured yet.
    .filter((name) => /\.(mdx|tsx)$/.test(name) && !/derivations\b/.test(name))
    .map((name) => `${folder}/${name}`),
);

it('every symbol of a page has its colour', () => {
  expect(pages.length).toBeGreaterThan(20);
  const bare = pages.flatMap((path) => {
    const filled = readFileSync(path, 'utf8').replace(INKED, '""').replace(FILLED, '');
    const formulas = [...filled.matchAll(RAW)].map(([, tex]) => tex as string);
    return formulas.filter((tex) => COLOURED.test(tex)).map((tex) => `${path}: ${tex}`);
  });
  expect(bare).toEqual([]);
});
