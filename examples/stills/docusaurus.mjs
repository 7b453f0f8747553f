/** Draws stills before Docusaurus builds a site: `plugins: [[stills, { pictures }]]`. Files lie in the site's folder. */
export default function stills({ siteDir }, { pictures }) {
  return {
    name: 'diffusion-figures-stills',
    async loadContent() {
      const { render } = await import('diffusion-figures/render');
      await render(pictures, { folder: siteDir });
    },
  };
}

/** Called by Docusaurus with the options of the site; `render` checks the pictures themselves. */
export function validateOptions({ options: { pictures, id } }) {
  if (!Array.isArray(pictures)) throw new Error(`invalid pictures: ${JSON.stringify(pictures)}; expected a list`);
  return { pictures, id };
}
