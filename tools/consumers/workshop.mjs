// Packs the library, and makes of each site what a stranger would have: a folder outside this repository, with the
// packed library installed.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findBrowser } from '../../scripts/browser.mjs';
import { runCommand } from './commands.mjs';

const repository = fileURLToPath(new URL('../..', import.meta.url));
const sites = fileURLToPath(new URL('sites', import.meta.url));
const shared = fileURLToPath(new URL('shared', import.meta.url));
const plugins = fileURLToPath(new URL('../../examples/stills', import.meta.url));
const LIBRARY = 'diffusion-figures';
const INSTALL = ['npm', 'install', '--no-audit', '--no-fund', '--prefer-offline', '--no-package-lock'];
const EMBED = ['embed.js', 'embed', 'fonts'];

/** An empty folder for everything, outside the repository, so that nothing resolves to its node_modules. */
export function makeWorkshop() {
  return mkdtempSync(join(tmpdir(), 'diffusion-figures-consumers-'));
}

/** Packs this repository as `npm publish` would; returns the tarball's path. */
export async function packLibrary(workshop) {
  await runCommand(['npm', 'pack', '--pack-destination', workshop], repository);
  return join(
    workshop,
    readdirSync(workshop).find((name) => name.endsWith('.tgz')),
  );
}

/** Why a site cannot be built on this machine. */
export class Unbuildable extends Error {}

/**
 * Copies, installs and builds a site; returns its folder.
 *
 * @throws Unbuildable if there is no Node for it: a site may bring one as an optional dependency.
 */
export async function buildSite(name, site, { workshop, tarball }) {
  const folder = join(workshop, name);
  for (const source of [site.from, name]) {
    if (source) cpSync(join(sites, source), folder, { recursive: true, filter: isSource });
  }
  for (const place of site.images) copyInto(join(folder, place), 'coffee.jpg');
  copyInto(join(folder, site.layout), 'layout.css');
  await runCommand([...INSTALL, tarball], folder);
  const version = nodeOf(folder);
  if (Number.parseInt(version, 10) < (site.node ?? 0)) {
    throw new Unbuildable(`needs Node ${site.node}; this is ${version}, and the package node could not be installed`);
  }
  if (site.embedIn) takeEmbed(folder, join(folder, site.embedIn));
  if (site.plugin) cpSync(join(plugins, site.plugin.from), join(folder, site.plugin.to));
  if (site.build) await runCommand(site.build, folder, drawing());
  return folder;
}

/** With what a site that draws stills finds the browser of these tests. */
export function drawing() {
  const { executablePath, env } = findBrowser();
  return { ...env, CHROMIUM_PATH: executablePath };
}

/** The installed versions of what a site's package.json names. */
export function versionsOf(folder) {
  const { dependencies = {}, devDependencies = {} } = readJson(join(folder, 'package.json'));
  const names = Object.keys({ ...dependencies, ...devDependencies });
  const versions = names.map((name) => [name, readJson(join(folder, 'node_modules', name, 'package.json')).version]);
  return Object.fromEntries(versions);
}

/** The version of the Node that runs the scripts of a site. */
function nodeOf(folder) {
  const PATH = [join(folder, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  return execFileSync('node', ['-p', 'process.versions.node'], {
    encoding: 'utf8',
    env: { ...process.env, PATH },
  }).trim();
}

export function clearWorkshop(workshop) {
  rmSync(workshop, { recursive: true, force: true });
}

/** What somebody has built in place stays out. */
function isSource(path) {
  return !/node_modules|[/\\](dist|out|build|_build|\.next|\.astro|\.docusaurus)$/.test(path.slice(sites.length));
}

function copyInto(folder, file) {
  mkdirSync(folder, { recursive: true });
  cpSync(join(shared, file), join(folder, file));
}

function takeEmbed(folder, target) {
  const dist = join(folder, 'node_modules', LIBRARY, 'dist');
  for (const part of EMBED) {
    if (!existsSync(join(dist, part))) throw new Error(`the package has no dist/${part}`);
    cpSync(join(dist, part), join(target, part), { recursive: true });
  }
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'));
}
