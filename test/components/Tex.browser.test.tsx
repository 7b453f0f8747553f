import { act, render } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { typesetting } from '../../src/hooks/load.js';
import { Tex } from '../../src/index.js';

it('TeX that exhausts the stack says so in its place, until it is other TeX', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const page = (tex: string) => (
    <p>
      Before <Tex>{tex}</Tex> and after.
    </p>
  );
  const { container, rerender } = render(page('\\rm '.repeat(4000)));
  await act(typesetting.load);
  expect(container.textContent).toMatch(/^Before the formula cannot be typeset: .* and after\.$/);
  rerender(page('x_t'));
  expect(container.querySelector('[role=alert]')).toBeNull();
  expect(container.querySelector('annotation')?.textContent).toBe('x_t');
});
