import { expect, it } from 'vitest';
import { MyFigure } from '../../src/index.js';
import { messageOf, showReady } from '../support/figures.js';

it('is drawn, and says what is wrong with a prop', async () => {
  const { figure, rerender } = await showReady(<MyFigure t={7} />);
  rerender(<MyFigure t={-1} />);
  expect(await messageOf(figure)).toBe('invalid t: -1; expected an integer in 0 <= t < 1000');
});
