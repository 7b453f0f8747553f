import '../../stories/page.css';
import '../../src/style.css';
import { cleanup, render } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import WhyPredictEpsilon from '../../stories/Translated/de/WhyPredictEpsilon.mdx';

afterEach(cleanup);

it('figures and numbers of a translated page speak its language', async () => {
  const { container } = render(<WhyPredictEpsilon />);
  await vi.waitFor(() => expect(container.querySelector('canvas[aria-label="x_t bei t = 50"]')).not.toBeNull());
  const numbers = [...container.querySelectorAll('.lesson-number')].map(({ textContent }) => textContent);
  expect(numbers).toContain('0,18');
  expect(container.querySelector('.lesson-bar [role=slider], .lesson-bar input')?.ariaLabel).toBe('Zeitschritt t');
});
