import { beforeAll } from 'vitest';
import { ScheduleChart } from '../../src/index.js';
import { definitions } from '../support/definitions.js';
import { describeFigure } from '../support/describeFigure.js';
import { figureOptions } from '../support/figureOptions.js';
import { showReady } from '../support/figures.js';

// A text has another height until its font has come, and a page loads a font when it first draws a character of it.
beforeAll(async () => {
  const { unmount } = await showReady(<ScheduleChart />);
  await Promise.all([...document.fonts].map((font) => font.load()));
  unmount();
});

for (const definition of definitions) describeFigure(definition, figureOptions[definition.name]);
