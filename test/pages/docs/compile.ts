import { complaintsIn, programOf } from '../../support/compiler.js';
import type { Snippet } from './pages.js';

const ENTRIES = {
  'diffusion-figures': 'src/index.ts',
  'diffusion-figures/core': 'src/core/index.ts',
  'diffusion-figures/tensor': 'src/tensor/index.ts',
  'diffusion-figures/faces': 'src/faces/index.ts',
  'diffusion-figures/define': 'src/define/index.ts',
  'diffusion-figures/teach': 'src/teach/index.ts',
  'diffusion-figures/messages': 'src/messages/index.ts',
  'diffusion-figures/learn': 'src/learn/index.ts',
  'diffusion-figures/schedulers': 'src/schedulers/index.ts',
  'diffusion-figures/masked': 'src/masked/index.ts',
  'diffusion-figures/conventions': 'src/conventions/index.ts',
  'diffusion-figures/testing': 'src/testing/index.ts',
  'diffusion-figures/embed': 'src/embed/index.ts',
  'diffusion-figures/figures/NoiseTriptych': 'src/figures/NoiseTriptych/index.tsx',
  // The same package under the name that users install.
  '@playwright/test': 'node_modules/playwright/test.d.ts',
};

const options = {
  noUncheckedIndexedAccess: true,
  skipLibCheck: true,
  allowJs: true,
  types: ['node'],
  paths: Object.fromEntries(Object.entries(ENTRIES).map(([name, file]) => [name, [`${process.cwd()}/${file}`]])),
};

/** The complaints of the compiler about snippets, as a user of the package would get them: `place: message`. */
export function complaintsAbout(snippets: readonly Snippet[]): string[] {
  const pathOf = (index: number) => `stories/Docs/snippet-${index}.tsx`;
  const texts = Object.fromEntries(snippets.map(({ code }, index) => [pathOf(index), code]));
  const program = programOf(texts, options, ['.storybook/modules.d.ts']);
  return snippets.flatMap(({ place }, index) =>
    complaintsIn(program, [pathOf(index)]).map((complaint) => complaint.replace(pathOf(index), place)),
  );
}
