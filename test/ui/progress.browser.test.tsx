import { render } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import '../../src/style.css';
import { Figure } from '../../src/ui/Figure.js';

async function barBeside(focused: string | null): Promise<{ bar: DOMRect; of: (selector: string) => DOMRect }> {
  const figure = (working: boolean) => (
    <Figure name="slow" state={working ? 'pending' : 'ready'} working={working}>
      <input type="range" />
      <a href="#top">The top of the page</a>
    </Figure>
  );
  const { container, rerender } = render(figure(false));
  const of = (selector: string) => (container.querySelector(selector) as Element).getBoundingClientRect();
  if (focused) container.querySelector<HTMLElement>(focused)?.focus();
  rerender(figure(true));
  await vi.waitFor(() => expect(container.querySelector('progress')).not.toBeNull());
  return { bar: of('progress'), of };
}

it('shows the progress of long work below the control that was moved, as wide as it', async () => {
  const { bar, of } = await barBeside('input');
  const control = of('input');
  expect(bar.top).toBeCloseTo(control.bottom, 0);
  expect(bar.left).toBeCloseTo(control.left, 0);
  expect(bar.width).toBeCloseTo(control.width, 0);
});

it.each([null, 'a'])('shows it above the figure while %s has the focus', async (focused) => {
  const { bar, of } = await barBeside(focused);
  expect(bar.bottom).toBeLessThanOrEqual(of('.df-body').top);
  expect(bar.width).toBeCloseTo(of('.df-body').width, 0);
});
