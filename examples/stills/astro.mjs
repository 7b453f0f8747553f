import { fileURLToPath } from 'node:url';
import { render } from 'diffusion-figures/render';

/** Draws stills before Astro builds a site: `integrations: [stills([{ type, out }])]`. Files lie in the site's folder. */
export default function stills(pictures) {
  let folder;
  return {
    name: 'diffusion-figures-stills',
    hooks: {
      'astro:config:done': ({ config }) => {
        folder = fileURLToPath(config.root);
      },
      'astro:build:start': async ({ logger }) => {
        await render(pictures, { folder, onWritten: (file) => logger.info(file) });
      },
    },
  };
}
