// Checks, builds and packs the library and its Python package. The Release workflow publishes the very files that this has checked.
//
//   npm run release                if nothing keeps them from being published
//   npm run release -- --dry-run   in any case, and lists what would be published and what a person has to do
import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { newestSection } from './changelog.mjs';
import { changesetFiles, lockFaults, tagExists, uncommitted } from './release/checkout.mjs';
import { allowsNode, missingPaths, staleLockFields, undeclaredPackages } from './release/manifest.mjs';
import { inKilobytes, machinePaths, pack } from './release/tarball.mjs';
import { repositoryOf, staleFiles } from './repository.mjs';

const { values: options } = parseArgs({ options: { 'dry-run': { type: 'boolean' } } });
const isDry = options['dry-run'] ?? false;
const root = fileURLToPath(new URL('..', import.meta.url));
const manifest = readJson('package.json');
const repository = repositoryOf(manifest);
const name = `${manifest.name}@${manifest.version}`;
const tag = `v${manifest.version}`;
/** The exit status of build-python.mjs where Python has no build tools. */
const LACKS_TOOLS = 2;
/** Where the tarball stays. */
const folder = join(root, 'release');

const open = [...openInRepository(), ...openInVersion()];
if (!isDry && open.length > 0) stop(`${name} cannot be published:`, ...open.map((point) => `  - ${point}`));
checkCheckout();
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder);
run('npm', 'run', 'build');
check('the build changes no committed file', uncommitted(root));
// Its `npm pack` would build again.
run('npm', 'run', 'package', '--ignore-scripts');
const tarball = pack(root, folder);
checkTarball(tarball);
const python = buildPython();
report();

function checkCheckout() {
  const node = process.versions.node;
  check('the working tree is clean', uncommitted(root));
  check(`Node ${node} is ${manifest.engines.node}`, allowsNode(manifest, node) ? [] : ['take a later Node']);
  const lock = readJson('package-lock.json');
  check('package-lock.json is in step', [...staleLockFields(manifest, lock), ...lockFaults(root)]);
}

function checkTarball({ path, files }) {
  const paths = files.map((file) => file.path);
  check('the tarball has each path of exports, types and imports', missingPaths(manifest, paths));
  check('the packages of imports are dependencies', undeclaredPackages(manifest));
  check('no file names a folder of this machine', machinePaths(root, path, paths));
}

/** Builds the Python package. Returns a line for each file, or the reason why there is none. */
function buildPython() {
  const { status, stderr } = spawnSync('npm', ['run', '--silent', 'build:python'], { cwd: root, encoding: 'utf8' });
  if (isDry && status === LACKS_TOOLS) return [`not built: ${stderr.trim()}`];
  if (status !== 0) stop(`npm run build:python failed: ${stderr.trim()}`);
  const files = readdirSync(join(root, 'python/dist')).map((file) => `python/dist/${file}`);
  return files.map((file) => `${file}, ${inKilobytes(statSync(join(root, file)).size)}`);
}

/** What has to be done before anything can be published. */
function openInRepository() {
  const stale = staleFiles(root).map(([path]) => path);
  return [
    repository.isPlaceholder &&
      `write the owner into repository.url of package.json, where ${manifest.repository.url} is a placeholder, and run npm run release:version`,
    stale.length > 0 && `run npm run release:version: ${stale.join(' and ')} lack the address of the repository`,
  ].filter(Boolean);
}

/** What has to be done before this version is published. */
function openInVersion() {
  const { version, date } = newestSection(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'));
  const changesets = changesetFiles(root);
  return [
    changesets.length > 0 && `run npm run release:version: ${changesets.length} changesets are left`,
    version !== manifest.version && `the newest section of CHANGELOG.md is of ${version}, not of ${manifest.version}`,
    !date && `write the date of ${version} into CHANGELOG.md: "## ${version} – year-month-day"`,
    tagExists(root, tag) && `raise the version: the tag ${tag} exists already`,
  ].filter(Boolean);
}

function report() {
  const { path, size, unpackedSize, files } = tarball;
  const { slug, book } = repository;
  const sizes = `${inKilobytes(size)}, unpacked ${inKilobytes(unpackedSize)}, ${files.length} files`;
  const steps = [
    ...openInRepository(),
    'once, in the settings of the repository on GitHub: create the environments npm and pypi, both for the branch main alone, pypi with ' +
      `required reviewers; let Pages come from GitHub Actions, and the website of the repository be ${book}; ` +
      'allow GitHub Actions to create pull requests; turn on private vulnerability reporting',
    `once, on npm: npm stage publish release/${basename(path)}, and npm stage reject what it staged, which leaves an empty package; ` +
      `npm trust github ${manifest.name} --repo ${slug} --file release.yml --env npm --allow-stage-publish; disallow tokens in its settings`,
    `once, on PyPI: add a pending publisher of ${manifest.name} with the repository ${slug}, the workflow release.yml and the environment pypi`,
    ...openInVersion(),
    'merge into main, and run the workflow Release there',
    'approve the staged package on npmjs.com, then the deployment to pypi in the run of the workflow',
  ];
  const lines = [
    `${isDry ? 'would be' : 'to be'} published from ${slug}, as ${tag}:`,
    `  npm   ${name}: release/${basename(path)}, ${sizes}`,
    ...python.map((line) => `  PyPI  ${line}`),
    ...(isDry ? ['', 'a person has to:', ...steps.map((step, index) => `  ${index + 1}. ${step}`)] : []),
  ];
  console.log(`\n${lines.join('\n')}`);
  const summary = process.env.GITHUB_STEP_SUMMARY;
  if (summary) appendFileSync(summary, `\`\`\`text\n${lines.join('\n')}\n\`\`\`\n`);
}

function check(what, faults) {
  console.log(`${faults.length > 0 ? 'FAILED' : 'ok    '}  ${what}`);
  if (faults.length > 0) stop(...faults.map((fault) => `        ${fault}`));
}

function readJson(path) {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}

function run(program, ...args) {
  console.log(`\n> ${[program, ...args].join(' ')}`);
  const { status } = spawnSync(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
  if (status !== 0) stop(`${[program, ...args].join(' ')} failed`);
}

/** Ends the release without a stack: the message says it all. */
function stop(...lines) {
  console.error(lines.join('\n'));
  rmSync(folder, { recursive: true, force: true });
  process.exit(1);
}
