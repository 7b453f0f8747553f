import { render } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { LabelTex } from '../../src/components/LabelTex.js';
import { useTypesetting } from '../../src/components/typesetter.js';

vi.mock('react-katex', () => ({
  default: undefined,
  get InlineMath() {
    throw new Error('offline');
  },
}));

function Wanted() {
  return <output>{useTypesetting(true) ? 'typeset' : 'waiting'}</output>;
}

it('shows its source where KaTeX cannot be loaded', async () => {
  const { container } = render(
    <>
      <LabelTex>t = 200</LabelTex>
      <Wanted />
    </>,
  );
  await vi.waitFor(() => expect(container.innerHTML).toBe('<code>t = 200</code><output>typeset</output>'));
});
