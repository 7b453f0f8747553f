// What package.json must say, and what it may name.
import { isDeepStrictEqual } from 'node:util';

const LOCKED = ['name', 'version', 'engines', 'dependencies', 'devDependencies', 'peerDependencies'];

/** What package-lock.json repeats otherwise. `npm ci` minds only ranges that its versions do not fit. */
export function staleLockFields(manifest, lock) {
  return LOCKED.filter((name) => !isDeepStrictEqual(manifest[name], lock.packages[''][name]));
}

/** Whether a version of Node is one that `engines` allows; it says `>=20`, or `>=20.1.0`. */
export function allowsNode({ engines }, version) {
  const [minimum, own] = [engines.node.replace(/^>=\s*/, ''), version].map((text) => text.split('.').map(Number));
  const differing = own.findIndex((part, i) => part !== (minimum[i] ?? 0));
  return differing < 0 || own[differing] > (minimum[differing] ?? 0);
}

/** Paths in `exports`, `imports`, `types` and `main` that are not among the packed files; a pattern's `*` stands for any text. */
export function missingPaths(manifest, files) {
  const { exports, imports, types, main } = manifest;
  const paths = [exports, imports].flatMap(leaves).filter((leaf) => leaf.startsWith('./'));
  const fields = [types, main].filter(Boolean).map((path) => (path.startsWith('./') ? path : `./${path}`));
  return [...new Set([...paths, ...fields])].filter((path) => !files.some((file) => isAt(path, `./${file}`)));
}

function isAt(pattern, file) {
  const [start, end] = pattern.split('*');
  if (end === undefined) return file === pattern;
  return file.length > start.length + end.length && file.startsWith(start) && file.endsWith(end);
}

/** Packages in `imports` that users of the library would not have. */
export function undeclaredPackages({ imports, dependencies, peerDependencies = {} }) {
  const declared = { ...dependencies, ...peerDependencies };
  const packages = leaves(imports)
    .filter((leaf) => !leaf.startsWith('./'))
    .map((leaf) =>
      leaf
        .split('/')
        .slice(0, leaf.startsWith('@') ? 2 : 1)
        .join('/'),
    );
  return [...new Set(packages)].filter((name) => !Object.hasOwn(declared, name));
}

/** All targets of nested conditions. */
function leaves(conditions) {
  if (typeof conditions === 'string') return [conditions];
  return Object.values(conditions ?? {}).flatMap(leaves);
}
