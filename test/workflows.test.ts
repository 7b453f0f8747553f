import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

// GitHub alone runs the workflows; what they name in this repository is checked here.

interface Job {
  readonly uses?: string;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly (string | number | object)[]>> };
  readonly steps?: readonly {
    readonly run?: string;
    readonly uses?: string;
    readonly with?: Record<string, unknown>;
  }[];
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
}

const { load } = createRequire(import.meta.url)('js-yaml') as { load: (text: string) => unknown };
const folder = new URL('../.github/workflows/', import.meta.url);
const { scripts, engines } = JSON.parse(readFileSync('package.json', 'utf8'));
const oldestNode = Number(/\d+/.exec(engines.node)?.[0]);
const files = readdirSync(folder);

const workflowOf = (file: string) => load(readFileSync(new URL(file, folder), 'utf8')) as Workflow;
const jobsOf = (file: string) => Object.values(workflowOf(file).jobs);
const stepsOf = (file: string) => jobsOf(file).flatMap(({ steps }) => steps ?? []);

/** All commands, those in a matrix included. */
function commandsOf(file: string): string[] {
  const inMatrix = jobsOf(file).flatMap(({ strategy }) => Object.values(strategy?.matrix ?? {}).flat());
  return [...stepsOf(file).flatMap(({ run }) => run ?? []), ...inMatrix.map(String)];
}

/** The scripts that a command runs: `npm test`, `npm run name`. */
function scriptsIn(command: string): string[] {
  return [...command.matchAll(/\bnpm (?:(test|start)\b|run (?:-\S+ )*(\S+))/g)].map(
    ([, short, name]) => short ?? name ?? '',
  );
}

it('finds the workflows and what they run', () => {
  expect(files.toSorted()).toEqual(['pages.yml', 'release.yml', 'test.yml']);
  expect(scriptsIn('npm ci && npm test; npm run -s test:engines -- --json')).toEqual(['test', 'test:engines']);
});

it('brings the browser before each script that opens it; `npm test` and the engines bring theirs', () => {
  const opening = ['test:exhaustive', 'bench', 'test:faults', 'test:consumers', 'test:update', 'pictures'];
  expect(opening.filter((name) => !/npm run browser\b/.test(scripts[`pre${name}`] ?? ''))).toEqual([]);
});

describe('every workflow', () => {
  /** What is found in the workflows, each with the name of its file. */
  const found = (of: (file: string) => readonly unknown[]) =>
    files.flatMap((file) => of(file).map((one) => `${file}: ${one}`));

  it('runs scripts of package.json', () => {
    const wrong = found((file) => {
      const named = commandsOf(file).flatMap(scriptsIn);
      return named.length === 0 ? ['none'] : named.filter((name) => !Object.hasOwn(scripts, name));
    });
    expect(wrong).toEqual([]);
  });

  it('takes actions of GitHub alone, by their major version', () => {
    const isTaken = (name: string) => /^(actions\/[\w-]+@v\d+|\.\/\.github\/workflows\/[\w-]+\.yml)$/.test(name);
    const actionsOf = (file: string) => [...jobsOf(file), ...stepsOf(file)].flatMap(({ uses }) => uses ?? []);
    expect(found((file) => actionsOf(file).filter((name) => !isTaken(name)))).toEqual([]);
  });

  it('lets every job ask for what it may write', () => {
    const permissionsOf = (file: string) => Object.values(workflowOf(file).permissions);
    expect(found((file) => permissionsOf(file).filter((permission) => permission !== 'read'))).toEqual([]);
  });

  it('runs on no Node that the package does not support', () => {
    const versionsOf = (file: string) => stepsOf(file).flatMap((step) => step.with?.['node-version'] ?? []);
    expect(
      found((file) =>
        versionsOf(file).filter(
          (version) => !String(version).startsWith('${{ matrix.') && !(Number(version) >= oldestNode),
        ),
      ),
    ).toEqual([]);
  });
});

describe('the tests', () => {
  const { test, container } = workflowOf('test.yml').jobs;
  const matrix = test?.strategy?.matrix ?? {};

  it('run on the oldest Node of package.json and on later ones', () => {
    const versions = (matrix['node'] ?? []).map(Number);
    expect(Math.min(...versions)).toBe(oldestNode);
    expect(versions.length).toBeGreaterThan(1);
  });

  it("are README's two commands: on Ubuntu, on macOS and in a container", () => {
    const readme = readFileSync('README.md', 'utf8');
    const [start, all] = ['npm start', 'npm test'].map(
      (command) => new RegExp(`^npm ci && ${command}\\b`, 'm').exec(readme)?.[0],
    );
    const systems = [...(matrix['os'] ?? []), ...(matrix['include'] ?? []).map((one) => (one as { os?: string }).os)];
    expect(systems).toEqual(['ubuntu-latest', 'macos-latest']);
    for (const job of [test, container]) {
      const commands = job?.steps?.flatMap(({ run }) => run ?? []);
      expect(commands).toEqual([`${start} -- --ci --smoke-test`, all]); // a server that ends once it has started
    }
  });
});
