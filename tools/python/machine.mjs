// Prepares a Debian machine that does not reach PyPI for the tests of the Python package.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pathOf } from '../../scripts/build/paths.mjs';

const CACHE = pathOf('node_modules/.cache/jupyterlab');
const ANYWIDGET = 'anywidget@0.11.0';
const DEBIAN = [
  [
    'python3-venv',
    'python3-build',
    'python3-hatchling',
    'python3-pytest',
    'python3-hypothesis',
    'python3-numpy',
    'mypy',
    'python3-torch',
    'python3-pandas',
  ],
  ['python3-ipywidgets', 'python3-psygnal', 'python3-ipykernel', 'python3-nbconvert', 'pandoc'],
  ['python3-jupyterlab-server', 'python3-jupyterlab-widgets', 'python3-notebook-shim', 'python3-async-lru'],
].flat();

/** Installs Debian's packages. Debian's JupyterLab depends on its own Node, so it is unpacked, not installed. */
export function installDebian() {
  const apt = (...words) => execFileSync('apt-get', words, { stdio: ['ignore', 'ignore', 'inherit'], cwd: CACHE });
  mkdirSync(CACHE, { recursive: true });
  apt('update');
  apt('install', '--yes', '--no-install-recommends', ...DEBIAN);
  if (existsSync(labFolder())) return;
  apt('download', 'jupyterlab');
  const [file] = readdirSync(CACHE).filter((name) => name.endsWith('.deb'));
  execFileSync('dpkg', ['-x', join(CACHE, file), CACHE]);
}

const labFolder = () => join(CACHE, 'usr', 'share', 'jupyter', 'lab');

/** The environment in which Python finds the JupyterLab that `installDebian` has unpacked; empty if it has not. */
export function debianLab({ PYTHONPATH }) {
  if (!existsSync(labFolder())) return {};
  const packages = join(CACHE, 'usr', 'lib', 'python3', 'dist-packages');
  return { PYTHONPATH: [packages, PYTHONPATH].filter(Boolean).join(':'), JUPYTERLAB_DIR: labFolder() };
}

/** Puts anywidget into a virtual environment: its front end from npm, and a stand-in for its Python side. False without a network. */
export function addAnywidget(environment, python) {
  const folder = mkdtempSync(join(environment, 'anywidget-'));
  try {
    const { status, stdout } = spawnSync('npm', ['pack', '--silent', ANYWIDGET], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) return false;
    execFileSync('tar', ['-xzf', stdout.trim()], { cwd: folder });
    const { version } = JSON.parse(readFileSync(join(folder, 'package', 'package.json'), 'utf8'));
    const written = (name, into) => {
      const text = readFileSync(pathOf(`tools/python/anywidget/${name}`), 'utf8').replaceAll('VERSION', version);
      writeFileSync(join(into, name), text);
    };
    const where = ['-c', 'import sysconfig; print(sysconfig.get_path("purelib"))'];
    written('anywidget.py', execFileSync(python, where, { encoding: 'utf8' }).trim());
    const extension = join(environment, 'share', 'jupyter', 'labextensions', 'anywidget');
    mkdirSync(join(extension, 'static'), { recursive: true });
    written('remoteEntry.js', join(extension, 'static'));
    copyFileSync(join(folder, 'package', 'dist', 'index.js'), join(extension, 'static', 'index.js'));
    const build = { load: './static/remoteEntry.js', extension: './extension' };
    const about = { name: 'anywidget', version, jupyterlab: { _build: build } };
    writeFileSync(join(extension, 'package.json'), JSON.stringify(about));
    return true;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
