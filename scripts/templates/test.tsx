import { expect, it } from 'vitest';
import { MyFigure } from '../../src/index.js';
import { showReady } from '../support/figures.js';

// What every figure does, as with a wrong prop, `test/figures/contract` tests from the definition. Here is what only this one does.

it('shows the t that it is given', async () => {
  const { figure } = await showReady(<MyFigure t={7} />);
  expect(figure.outerHTML).toContain('t = 7');
});
