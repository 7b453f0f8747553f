/** The owner in package.json for as long as the project has no repository. */
const PLACEHOLDER = 'OWNER';

/**
 * Where the project lives. `repository` in package.json is the one place that says so: npm derives `homepage` and `bugs`
 * from it when it publishes, workflows ask GitHub, and the docs link relatively.
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
    storybook: `https://${owner.toLowerCase()}.github.io/${name}/`,
  };
}
