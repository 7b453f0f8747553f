// Whether the noise is standard normal, over ten million draws a key.
import { withPage } from './pages.mjs';
import { aligned } from './report.mjs';

const SEEDS = [0, 1, 2, 12345, -0.5];
/** In standard errors: exceeded by chance once in 16,000. */
const ERRORS_LIMIT = 4;
/** Exceeded by chance once in a thousand. */
const KS_LIMIT = 1.95;

export async function measureNoise(browser, address) {
  return withPage(browser, `${address}/ours/ours.html`, async (page) => {
    await page.waitForFunction(() => globalThis.noiseReport);
    const reports = [];
    for (const seed of SEEDS) {
      reports.push({ seed, ...(await page.evaluate((number) => globalThis.noiseReport(number), seed)) });
    }
    return reports;
  });
}

export function tableOfNoise(reports) {
  const lines = reports.map((report) => [...Object.values(report).map(short), isNormal(report) ? 'yes' : 'NO']);
  return aligned([[...Object.keys(reports[0]), 'normal'], ...lines]);
}

export function isNormal({ seed: _, ks, ...errors }) {
  return ks < KS_LIMIT && Object.values(errors).every((error) => Math.abs(error) < ERRORS_LIMIT);
}

function short(value) {
  return Number.isInteger(value) ? value : value.toFixed(2);
}
