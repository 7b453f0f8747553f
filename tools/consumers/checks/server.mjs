// Whether a server of the site's React renders every component, and React says nothing against it.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const NEEDED = fileURLToPath(new URL('../../../test/support/neededProps.mjs', import.meta.url));
/** Prints what is wrong, a line each; the site's own packages are found, as it runs in its folder. */
const SCRIPT = `
  import { createElement } from 'react';
  import { renderToString } from 'react-dom/server';
  import * as library from 'diffusion-figures';
  const { needed } = await import(process.argv[1]);
  const said = [];
  console.error = (...texts) => said.push(texts.map(String).join(' ').split('\\n')[0]);
  for (const [name, Component] of Object.entries(library)) {
    if (!/^[A-Z]/.test(name)) continue;
    try {
      renderToString(createElement(Component, needed[name]));
    } catch (error) {
      said.push(error.message);
    }
    for (const text of said.splice(0)) console.log(name + ': ' + text);
  }
`;

/** Of sites that install the package. */
export async function checkServer({ site, folder }) {
  if (site.embedded) return { server: null, faults: [] };
  const { stdout } = await promisify(execFile)('node', ['--input-type=module', '--eval', SCRIPT, NEEDED], {
    cwd: folder,
  });
  const faults = stdout.split('\n').filter(Boolean);
  return { server: faults.length === 0, faults: faults.map((fault) => `server: ${fault}`) };
}
