import { inspect } from 'node:util';
import ts from 'typescript';
import type { Snippet } from './pages.js';

const modules: Readonly<Record<string, () => Promise<unknown>>> = {
  'diffusion-figures/core': () => import('../../../src/core/index.js'),
  'diffusion-figures/tensor': () => import('../../../src/tensor/index.js'),
  'diffusion-figures/faces': () => import('../../../src/faces/index.js'),
  'diffusion-figures/learn': () => import('../../../src/learn/index.js'),
  'diffusion-figures/schedulers': () => import('../../../src/schedulers/index.js'),
  'diffusion-figures/masked': () => import('../../../src/masked/index.js'),
  'diffusion-figures/conventions': () => import('../../../src/conventions/index.js'),
  '@tensorflow/tfjs': () => import('@tensorflow/tfjs'),
};
const AsyncFunction = (async () => {}).constructor as new (
  ...texts: string[]
) => (...values: unknown[]) => Promise<void>;

/** What a snippet says that it prints: the comments behind its calls of `console.log`. */
export function claimsOf({ code }: Snippet): string[] {
  return [...code.matchAll(/console\.log\(.*\);(?: \/\/ (.*))?$/gm)].map(([, claim]) => claim ?? 'nothing');
}

/** Runs a snippet; returns what it prints, a line a call. */
export async function printedBy({ code }: Snippet): Promise<string[]> {
  const { outputText } = ts.transpileModule(code, {
    compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 },
  });
  const names = [...code.matchAll(/ from '([^']+)'/g)].map(([, name]) => name as string);
  const loaded = new Map(await Promise.all(names.map(async (name) => [name, await load(name)] as const)));
  const lines: string[] = [];
  const log = (...values: unknown[]) => void lines.push(values.map(shown).join(' '));
  const run = new AsyncFunction('require', 'exports', 'console', outputText);
  await run((name: string) => loaded.get(name), {}, { log });
  return lines;
}

function load(name: string): Promise<unknown> {
  const found = modules[name];
  if (!found) throw new Error(`snippets that are run may not import ${name}`);
  return found();
}

/** As a comment shows a value. */
function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  return inspect(value, { breakLength: Number.POSITIVE_INFINITY }).replace(/^\[ (.*) \]$/, '[$1]');
}
