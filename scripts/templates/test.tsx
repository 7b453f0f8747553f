import { expect, it } from 'vitest';
import { MyFigure } from '../../src/index.js';
import { showReady } from '../support/figures.js';

// `test/figures/contract` tests what every figure does, such as its message for a wrong prop. This file tests what only this figure does.

it('shows the t that it is given', async () => {
  const { figure } = await showReady(<MyFigure t={7} />);
  expect(figure.outerHTML).toContain('t = 7');
});
