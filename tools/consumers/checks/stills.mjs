// Whether a site that draws its figures as files has them, where readers without scripts, and those of its PDF, see them.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../commands.mjs';
import { withPage } from '../pages.mjs';
import { drawing } from '../workshop.mjs';

/** Of a figure of the usual width, twice as many as CSS pixels. */
const PIXELS_ACROSS = 2 * (720 + 32);

export async function checkStills({ browser, site, folder, output, address }) {
  if (!site.stills) return { stills: null, faults: [] };
  const faults = wrongFiles(join(output, site.stills));
  if (site.embedded) faults.push(...(await withoutScript(browser, site, address)));
  if (site.latex) faults.push(...(await wrongInPdf(site, folder)));
  return { stills: faults.length === 0, faults: faults.map((fault) => `stills: ${fault}`) };
}

function wrongFiles(stills) {
  const files = readdirSync(stills).filter((file) => file.endsWith('.png'));
  const wrong = files.filter((file) => readFileSync(join(stills, file)).readUInt32BE(16) !== PIXELS_ACROSS);
  return files.length === 0 ? ['none was drawn'] : wrong.map((file) => `${file} is not ${PIXELS_ACROSS} pixels wide`);
}

/** Every figure shows its still. */
async function withoutScript(browser, site, address) {
  const faults = [];
  for (const path of [...site.pages, ...Object.values(site.others)]) {
    const count = (page) =>
      page
        .locator('diffusion-figure')
        .evaluateAll((figures) => figures.filter((figure) => !figure.querySelector('img')?.naturalWidth).length);
    const missing = await withPage(browser, address + path, count, { javaScriptEnabled: false });
    if (missing > 0) faults.push(`${missing} figures of ${path} show none`);
  }
  return faults;
}

/** The document that LaTeX reads has a picture in place of every element. */
async function wrongInPdf({ latex, others, pages }, folder) {
  await runCommand(latex, folder, drawing());
  const made = readdirSync(join(folder, '_latex'));
  const text = readFileSync(
    join(
      folder,
      '_latex',
      made.find((file) => file === 'diffusion.tex'),
    ),
    'utf8',
  );
  const named = [...text.matchAll(/sphinxincludegraphics(?:\[[^\]]*\])?\{\{([^}]+)\}(\.pdf)\}/g)];
  const missing = named.map(([, name, ending]) => name + ending).filter((file) => !made.includes(file));
  const sources = [...pages, ...Object.values(others)].map((path) => path.replace('.html', ''));
  const figures = sources.flatMap((name) => elementsIn(folder, name)).length;
  return [
    ...missing.map((file) => `${file} is not there`),
    ...(named.length === figures ? [] : [`the PDF has ${named.length} pictures of ${figures} figures`]),
  ];
}

function elementsIn(folder, name) {
  const source = readdirSync(folder).find((file) => file === `${name}.md` || file === `${name}.ipynb`);
  return readFileSync(join(folder, source), 'utf8').match(/<diffusion-figure/g) ?? [];
}
