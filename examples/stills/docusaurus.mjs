import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

// In a process of its own, as Docusaurus turns into CommonJS whatever its configuration imports.
const DRAW = `
  const { render } = await import('diffusion-figures/render');
  await render(JSON.parse(process.argv[1])).catch((error) => {
    console.error(error.message);
    process.exit(1);
  });`;

/** Draws stills before Docusaurus builds a site: `plugins: [[stills, { pictures }]]`. Files lie in the site's folder. */
export default function stills({ siteDir }, { pictures }) {
  return {
    name: 'diffusion-figures-stills',
    async loadContent() {
      const words = ['--input-type=module', '--eval', DRAW, JSON.stringify(pictures)];
      await promisify(execFile)(process.execPath, words, { cwd: siteDir }).catch(({ stderr }) => {
        throw new Error(stderr);
      });
    },
  };
}
