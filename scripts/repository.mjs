import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The owner in package.json for as long as the project has no repository. */
const PLACEHOLDER = 'OWNER';

/** The files with absolute links to the book or the repository. npm, PyPI and GitHub show these files. */
export const LINKING = ['README.md', 'python/README.md', 'python/pyproject.toml'];

/**
 * Where the project lives. `repository` in package.json is the one place that says so: npm derives `homepage` and `bugs`
 * from it when it publishes, `npm run release:version` writes it into the files that link there, the book takes its address
 * from it, workflows ask GitHub, and the docs link relatively.
 *
 * @throws RangeError if `repository` is not an address on GitHub, which provenance is tied to.
 */
export function repositoryOf({ repository }) {
  const [, owner, name] = /^git\+https:\/\/github\.com\/([\w-]+)\/([\w.-]+)\.git$/.exec(repository?.url ?? '') ?? [];
  if (!owner) {
    throw new RangeError(
      `invalid repository.url in package.json: ${repository?.url}; expected git+https://github.com/owner/name.git`,
    );
  }
  return {
    slug: `${owner}/${name}`,
    isPlaceholder: owner === PLACEHOLDER,
    source: `https://github.com/${owner}/${name}`,
    issues: `https://github.com/${owner}/${name}/issues`,
    book: `https://${owner.toLowerCase()}.github.io/${name}/`,
  };
}

/** A text whose links to the book and to the repository are those of package.json. */
export function withLinks(text, manifest) {
  const { source, book } = repositoryOf(manifest);
  const name = `(?:${manifest.name}|${book.split('/').at(-2)?.replaceAll('.', '\\.')})`;
  return text
    .replaceAll(new RegExp(`https://[\\w-]+\\.github\\.io/${name}/`, 'g'), book)
    .replaceAll(new RegExp(`https://github\\.com/[\\w-]+/${name}(?![\\w.-])`, 'g'), source);
}

/** The files whose links are others. */
export function staleLinks(root) {
  return LINKING.filter((path) => textOf(root, path) !== filledText(root, path));
}

/** Writes the links into the files. */
export function fillLinks(root) {
  for (const path of staleLinks(root)) writeFileSync(join(root, path), filledText(root, path));
}

function filledText(root, path) {
  return withLinks(textOf(root, path), JSON.parse(textOf(root, 'package.json')));
}

function textOf(root, path) {
  return readFileSync(join(root, path), 'utf8');
}
