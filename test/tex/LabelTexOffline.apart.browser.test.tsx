import { act, render } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { typesetting } from '../../src/tex/Formula.js';
import { LabelTex } from '../../src/tex/Tex.js';

vi.mock('../../src/tex/typeset.js', () => ({
  fontsLoaded: () => Promise.reject(new Error('offline')),
}));

it('shows its source where KaTeX cannot be loaded', async () => {
  const { container } = render(<LabelTex>t = 200</LabelTex>);
  await act(() => typesetting.load().catch(() => {}));
  expect(container.querySelector('.df-tex')?.innerHTML).toBe('<code>t = 200</code>');
});
