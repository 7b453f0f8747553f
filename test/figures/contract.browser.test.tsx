import { beforeAll } from 'vitest';
import { ScheduleChart } from '../../src/index.js';
import { definitions } from '../support/definitions.js';
import { describeFigure } from '../support/describeFigure.js';
import { figureOptions } from '../support/figureOptions.js';
import { showReady } from '../support/figures.js';

// The first formula of a page has another height until its font has come.
beforeAll(async () => {
  const { unmount } = await showReady(<ScheduleChart />);
  unmount();
});

for (const definition of definitions) describeFigure(definition, figureOptions[definition.name]);
