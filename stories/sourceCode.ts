const ENTRIES: readonly [source: RegExp, entry: string][] = [
  [/(?:\.\.\/)+src\/index\.js/g, 'diffusion-figures'],
  [/(?:\.\.\/)+src\/(\w+)\/index\.js/g, 'diffusion-figures/$1'],
];

/**
 * The source of an example for a story's docs, with the imports that a user of the package writes.
 *
 * @param helper - what it imports from a file beside it: that file's text, which comes to stand below it.
 */
export function sourceCode(file: string, helper = '') {
  const whole = helper
    ? `${file.replace(/^import .* from '\.\/.*';\n/m, '')}\n${helper.replaceAll('export ', '')}`
    : file;
  const code = ENTRIES.reduce((text, [source, entry]) => text.replace(source, entry), whole);
  return { docs: { source: { code, language: 'tsx' } } };
}
