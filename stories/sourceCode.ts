const ENTRIES: readonly [source: RegExp, entry: string][] = [
  [/(?:\.\.\/)+src\/index\.js/g, 'diffusion-figures'],
  [/(?:\.\.\/)+src\/(\w+)\/index\.js/g, 'diffusion-figures/$1'],
];

/** The source of an example for a story's docs, with the imports that a user of the package writes. */
export function sourceCode(file: string) {
  const code = ENTRIES.reduce((text, [source, entry]) => text.replace(source, entry), file);
  return { docs: { source: { code, language: 'tsx' } } };
}
