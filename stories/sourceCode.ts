/** The source of an example for a story's docs, with the import that a user of the package writes. */
export function sourceCode(file: string) {
  const code = file.replace('../../src/index.js', 'diffusion-figures');
  return { docs: { source: { code, language: 'tsx' } } };
}
