// Whether the built html holds the figures and their typeset formulas, before any script.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FIGURES = ['schedule-chart', 'noise-triptych', 'source-image', 'forward-grid', 'point-process', 'train-denoiser'];

/** Of sites that are rendered on a server alone. */
export function checkServerHtml({ site, output }) {
  if (!site.isServerRendered) return { serverHtml: null, faults: [] };
  const faults = site.pages.flatMap((page) => {
    const html = readFileSync(join(output, page, 'index.html'), 'utf8');
    const missing = FIGURES.filter((name) => !new RegExp(`<figure[^>]*data-figure="${name}"`).test(html));
    const equation = html.match(/data-equation="forward-jump"[\s\S]*?df-equation-number/)?.[0] ?? '';
    const triptych = html.match(/<figure[^>]*data-figure="noise-triptych"[\s\S]*?<\/figure>/)?.[0] ?? '';
    const hasFormula = /df-formula-scale[\s\S]*?class="katex/.test(triptych);
    return [
      ...missing.map((name) => `server html: ${page || 'index'} has no ${name}`),
      ...(equation.includes('class="katex') ? [] : [`server html: ${page || 'index'} has no typeset equation`]),
      ...(hasFormula ? [] : [`server html: ${page || 'index'} has no formula above the panels`]),
    ];
  });
  return { serverHtml: faults.length === 0, faults };
}
