// Builds the package: from src, and what build-kernel.mjs has put there, to dist.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { buildWidget } from './build/anywidget.mjs';
import { docstringsOfFigures, documentSharedProps, plainTypedArrays } from './build/declarations.mjs';
import { writeElements } from './build/elements.mjs';
import { buildEmbed } from './build/embed.mjs';
import { bundleLate } from './build/late.mjs';
import { pathOf } from './build/paths.mjs';
import { buildRender } from './build/render.mjs';
import { writeStyles } from './build/styles.mjs';
import { inlineTranslations } from './build/translations.mjs';

rmSync(pathOf('dist'), { recursive: true, force: true });
// The command first: it is compiled for Node with what it imports, which the second compiles as the package has it.
for (const project of ['src/render', 'src']) {
  const words = [pathOf('node_modules/typescript/bin/tsc'), '-p', pathOf(project)];
  execFileSync(process.execPath, words, { stdio: 'inherit' });
}
plainTypedArrays();
const docstrings = docstringsOfFigures();
documentSharedProps(docstrings);
inlineTranslations();
await bundleLate();
writeStyles();
await buildEmbed();
await writeElements(docstrings);
await buildWidget();
await buildRender();
