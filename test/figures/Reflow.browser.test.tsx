import { expect, it } from 'vitest';
import { Reflow } from '../../src/index.js';
import { showReady, waitForState } from '../support/figures.js';

const labelsOf = (figure: Element) =>
  [...figure.querySelectorAll('[role=img]')].map((plot) => plot.getAttribute('aria-label') ?? '');
const statusOf = (figure: Element) => figure.querySelector('[role=status]')?.textContent ?? '';
const buttonsOf = (figure: Element) => [...figure.querySelectorAll('.df-train-start, .df-reflow-start')];

it('opens on networks that were trained before, and begins without them where the page asks for other training', async () => {
  const { figure, rerender } = await showReady(<Reflow />);
  expect(labelsOf(figure).filter((label) => label.endsWith('not trained yet'))).toEqual([]);
  expect(statusOf(figure)).not.toBe('Train a network, then straighten its trajectories.');
  expect(buttonsOf(figure).map((button) => button.textContent)).toEqual(['Train again', 'Reflow']);
  for (const other of [
    <Reflow key="" pretrained={false} />,
    <Reflow key="" steps={20} />,
    <Reflow key="" seed={1} />,
  ]) {
    rerender(other);
    await waitForState(figure.ownerDocument.querySelector('figure') as HTMLElement, 'ready');
    expect(labelsOf(document.body).filter((label) => !label.endsWith('not trained yet'))).toEqual([]);
  }
});
