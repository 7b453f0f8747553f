import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The owner in package.json for as long as the project has no repository. */
const PLACEHOLDER = 'OWNER';

/**
 * Where the project lives. `repository` in package.json is the one place that says so: npm derives `bugs` from it when it
 * publishes, `npm run release:version` writes `staleFiles`, the wheel's metadata follow from these, workflows ask GitHub, and
 * the docs link relatively.
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
    owner,
    slug: `${owner}/${name}`,
    isPlaceholder: owner === PLACEHOLDER,
    book: `https://${owner.toLowerCase()}.github.io/${name}/`,
  };
}

/** The files that do not follow from the repository, as [path, expected text]; none as long as there is no repository. */
export function staleFiles(root) {
  const read = (path) => readFileSync(join(root, path), 'utf8');
  const manifest = JSON.parse(read('package.json'));
  const { owner, isPlaceholder, book } = repositoryOf(manifest);
  if (isPlaceholder) return [];
  // Storybook shows the stories of a package beside those of the project that installs it.
  const linked = { ...manifest, homepage: book, storybook: { url: `${book}storybook/` } };
  const owners = read('.github/CODEOWNERS');
  return [
    ['package.json', `${JSON.stringify(linked, null, 2)}\n`],
    ['.github/CODEOWNERS', /^\*/m.test(owners) ? owners : `${owners}* @${owner}\n`],
  ].filter(([path, text]) => text !== read(path));
}
