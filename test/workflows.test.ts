import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, it } from 'vitest';

// GitHub alone runs the workflows; what they name in this repository is checked here.

interface Job {
  readonly uses?: string;
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly permissions?: Readonly<Record<string, string>>;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly (string | number | object)[]>> };
  readonly environment?: string | object;
  readonly steps?: readonly Step[];
}

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Record<string, unknown>;
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

const textOf = (file: string) => readFileSync(new URL(file, folder), 'utf8');
const workflowOf = (file: string) => load(textOf(file)) as Workflow;
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

  it('takes actions of GitHub, PyPI and zizmor alone, by a commit whose version stands beside it', () => {
    const taken =
      /^uses: (?:(?:actions\/[\w-]+|pypa\/gh-action-pypi-publish|zizmorcore\/zizmor-action)@[0-9a-f]{40} # v\d+\.\d+\.\d+|\$\/\.github\/workflows\/[\w-]+\.yml)$/;
    const usesOf = (file: string) => textOf(file).match(/\buses: .*/g) ?? [];
    expect(files.flatMap(usesOf).length).toBeGreaterThan(20);
    expect(found((file) => usesOf(file).filter((uses) => !taken.test(uses)))).toEqual([]);
  });

  it('takes one commit of each action', () => {
    const uses = new Set(files.flatMap((file) => textOf(file).match(/[\w-]+\/[\w-]+@[0-9a-f]{40}.*/g) ?? []));
    const names = [...uses].map((one) => one.replace(/@.*/, ''));
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('keeps no token in a checkout', () => {
    const checkouts = (file: string) => stepsOf(file).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    const keeping = found((file) => checkouts(file).filter((step) => step.with?.['persist-credentials'] !== false));
    expect(keeping).toEqual([]);
  });

  it('has no cache, which a branch could have filled', () => {
    const restoring = ({ uses = '', with: options = {} }: Step) =>
      uses.startsWith('actions/cache') ||
      'cache' in options ||
      (uses.startsWith('actions/setup-node@') && options['package-manager-cache'] !== false);
    expect(
      found((file) =>
        stepsOf(file)
          .filter(restoring)
          .map(({ uses }) => uses),
      ),
    ).toEqual([]);
  });

  it('runs no code of packages or of this repository in a job that may write or has an identity', () => {
    const isHarmless = (command: string) =>
      command
        .split('\n')
        .every((line) => /^(?:git |gh |npm stage publish \.\/\*\.tgz .*--ignore-scripts$|$)/.test(line.trim()));
    const mayWrite = ({ permissions = {} }: Job) => Object.values(permissions).includes('write');
    const commands = (file: string) =>
      jobsOf(file)
        .filter(mayWrite)
        .flatMap(({ steps = [] }) => steps.flatMap(({ run }) => run ?? []));
    expect(files.flatMap(commands).length).toBeGreaterThan(2);
    expect(found((file) => commands(file).filter((command) => !isHarmless(command)))).toEqual([]);
  });

  it('publishes from main alone, and has no checkout where it has an identity', () => {
    const withIdentity = files.flatMap(jobsOf).filter(({ permissions }) => permissions?.['id-token']);
    expect(withIdentity).toHaveLength(4); // npm, PyPI, Pages, and Pages after a release
    for (const { if: condition, steps = [] } of withIdentity) {
      expect(condition).toBe("github.ref == 'refs/heads/main'");
      expect(steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'))).toEqual([]);
    }
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

it('proposes a version of what the project installs after a week', () => {
  const { updates } = load(readFileSync('.github/dependabot.yml', 'utf8')) as {
    updates: { 'package-ecosystem': string; directory: string; cooldown: Record<string, number> }[];
  };
  expect(updates.map((one) => `${one['package-ecosystem']} ${one.directory}`)).toEqual([
    'npm /',
    'github-actions /',
    'pip /python',
  ]);
  expect(updates.filter(({ cooldown }) => !((cooldown['default-days'] ?? 0) >= 7))).toEqual([]);
});

describe('a release', () => {
  const { jobs } = workflowOf('release.yml');

  it('runs on main alone, after the tests', () => {
    expect(jobs['test']?.if).toBe("github.event_name == 'workflow_dispatch' && github.ref == 'refs/heads/main'");
    expect(jobs['tag']?.if).toBe("github.ref == 'refs/heads/main'");
    const order = ['build', 'npm', 'pypi', 'tag', 'pages'].map((name) => jobs[name]?.needs);
    expect(order).toEqual(['test', 'build', 'npm', ['build', 'pypi'], 'tag']);
  });

  it('waits for a person: npm has a stage, and PyPI an environment of its own', () => {
    const published = jobs['npm']?.steps?.flatMap(({ run }) => run ?? []);
    expect(published).toEqual([expect.stringMatching(/^npm stage publish \.\/\*\.tgz --provenance /)]);
    expect(['npm', 'pypi'].map((name) => jobs[name]?.environment)).toEqual(['npm', 'pypi']);
  });

  it('is tried in a pull request: the same steps until there is something to publish', () => {
    const stepsBefore = (job: Job | undefined, command: RegExp) => {
      const steps = job?.steps ?? [];
      const index = steps.findIndex(({ run }) => run && command.test(run));
      return [index > 0, steps.slice(0, index)];
    };
    const tried = stepsBefore(workflowOf('test.yml').jobs['release'], /^npm run release -- --dry-run$/);
    expect(tried).toEqual(stepsBefore(jobs['build'], /^npm run release$/));
    expect(tried[0]).toBe(true);
  });

  it('publishes what its build has handed over', () => {
    const artifacts = (job: string, action: string) =>
      jobs[job]?.steps?.filter(({ uses }) => uses?.startsWith(`actions/${action}@`)).map((step) => step.with?.['name']);
    expect(artifacts('build', 'upload-artifact')).toEqual(['npm', 'python', 'book']);
    expect(artifacts('npm', 'download-artifact')).toEqual(['npm']);
    expect(artifacts('pypi', 'download-artifact')).toEqual(['python']);
    expect(artifacts('tag', 'download-artifact')).toEqual(['book']);
  });

  it('installs tools of Python by their hashes', () => {
    const installs = commandsOf('release.yml').filter((command) => /\bpip|\buv\b/.test(command));
    expect(installs).toEqual(['python -m pip install --require-hashes -r python/build-requirements.txt']);
    const lines = readFileSync('python/build-requirements.txt', 'utf8').trim().split('\n');
    const pinned = lines.filter((line) => !line.startsWith('#'));
    expect(pinned.filter((line) => !/^[\w-]+==[\d.]+ --hash=sha256:[0-9a-f]{64}$/.test(line))).toEqual([]);
    expect(pinned.map((line) => line.replace(/==.*/, ''))).toEqual(expect.arrayContaining(['build', 'hatchling']));
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

  it("are README's commands: on Ubuntu, on macOS and in a container", () => {
    const readme = readFileSync('README.md', 'utf8');
    const [start, all] = ['npm start', 'npm test'].map(
      (command) => new RegExp(`^npm ci && ${command}\\b`, 'm').exec(readme)?.[0],
    );
    const systems = [...(matrix['os'] ?? []), ...(matrix['include'] ?? []).map((one) => (one as { os?: string }).os)];
    expect(systems).toEqual(['ubuntu-latest', 'macos-latest']);
    for (const job of [test, container]) {
      const commands = job?.steps?.flatMap(({ run }) => run ?? []);
      // The first is a server that ends once it has started.
      expect(commands).toEqual([`${start} -- --ci --smoke-test`, all, 'npm run test:pages']);
    }
  });
});
