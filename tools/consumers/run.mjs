// Builds small sites with the packed library, as its users do, and looks at them in Chromium.
//
//   npm run test:consumers                      Vite, Next and a bare page
//   npm run test:consumers -- --all             all thirteen sites
//   npm run test:consumers -- --site docusaurus one of them; may be repeated
//   npm run -s test:consumers -- --json         one JSON object on standard output
//
// --screenshots FOLDER writes each page light, dark, narrow, printed and without script. --tarball FILE takes a packed
// library instead of packing this one. --keep leaves the built sites, and says where.
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { checkCsp } from './checks/csp.mjs';
import { checkDark } from './checks/dark.mjs';
import { checkNoscript } from './checks/noscript.mjs';
import { checkPrint } from './checks/print.mjs';
import { checkDevelopment, checkReady } from './checks/ready.mjs';
import { checkServer } from './checks/server.mjs';
import { checkServerHtml } from './checks/serverHtml.mjs';
import { checkStills } from './checks/stills.mjs';
import { checkUse } from './checks/use.mjs';
import { checkVisual } from './checks/visual.mjs';
import { checkWeight } from './checks/weight.mjs';
import { launchBrowser } from './pages.mjs';
import { rowOf, tableOf } from './report.mjs';
import { takeScreenshots } from './screenshots.mjs';
import { serve } from './serve.mjs';
import { SITES } from './sites.mjs';
import { missingPackages } from './system.mjs';
import { buildSite, clearWorkshop, makeWorkshop, packLibrary, Unbuildable, versionsOf } from './workshop.mjs';

const { values: options } = parseArgs({
  options: {
    all: { type: 'boolean' },
    json: { type: 'boolean' },
    keep: { type: 'boolean' },
    site: { type: 'string', multiple: true },
    screenshots: { type: 'string' },
    tarball: { type: 'string' },
  },
});
/** A check that has not ended after this many milliseconds never will. */
const CHECK_LIMIT = 150_000;
const CHECKS = [
  checkServer,
  checkServerHtml,
  checkStills,
  checkReady,
  checkUse,
  checkDevelopment,
  checkWeight,
  checkDark,
  checkCsp,
  checkPrint,
  checkNoscript,
  checkVisual,
];
const begun = performance.now();
const secondsSince = (start) => Math.round((performance.now() - start) / 1000);
/** Progress goes to standard error, so that standard output holds only results. */
const progress = (text) => console.error(`${String(secondsSince(begun)).padStart(4)} s  ${text}`);

const names = options.site ?? Object.keys(SITES).filter((name) => options.all || SITES[name].quick);
for (const name of names) {
  if (!Object.hasOwn(SITES, name)) throw new Error(`invalid site: ${name}; expected ${Object.keys(SITES).join(', ')}`);
}
const workshop = makeWorkshop();
const browser = await launchBrowser();
try {
  progress('packing');
  const tarball = options.tarball ? resolve(options.tarball) : await packLibrary(workshop);
  const rows = [];
  for (const name of names) rows.push(await examine(name, tarball));
  console.log(options.json ? JSON.stringify({ sites: rows }, null, 1) : tableOf(rows));
  if (!rows.every(({ ok }) => ok)) process.exitCode = 1;
} finally {
  await browser.close();
  if (options.keep) progress(`the sites are in ${workshop}`);
  else clearWorkshop(workshop);
}

async function examine(name, tarball) {
  const site = SITES[name];
  const start = performance.now();
  const skipped = await missingPackages(site.packages ?? []);
  if (skipped) return rowOf(name, { skipped });
  progress(`${name}: installing and building`);
  const findings = { build: true, faults: [] };
  const folder = await buildSite(name, site, { workshop, tarball }).catch((error) => {
    if (error instanceof Unbuildable) return { skipped: error.message };
    findings.build = false;
    findings.faults.push(`build: ${error.message}`);
  });
  if (folder?.skipped) return rowOf(name, folder);
  if (folder) {
    findings.versions = versionsOf(folder);
    await look({ name, site, folder, output: join(folder, site.output) }, findings);
  }
  return rowOf(name, { ...findings, seconds: secondsSince(start) });
}

/** Runs all checks on a built site; one that fails in an unforeseen way does not stop the others. */
async function look(built, findings) {
  const server = await serve(built.output);
  try {
    for (const check of CHECKS) {
      progress(`${built.name}: ${check.name}`);
      const { faults, ...values } = await attempt(check, { ...built, browser, address: server.address });
      Object.assign(findings, values);
      findings.faults.push(...faults);
    }
    if (options.screenshots) {
      await takeScreenshots({ ...built, browser, address: server.address }, resolve(options.screenshots));
    }
  } finally {
    server.stop();
  }
}

async function attempt(check, built) {
  const limit = setTimeout(CHECK_LIMIT, null, { ref: false }).then(() => {
    throw new Error(`not done after ${CHECK_LIMIT / 1000} s`);
  });
  try {
    return await Promise.race([check(built), limit]);
  } catch (error) {
    return { faults: [`${check.name}: ${error.message}`] };
  }
}
