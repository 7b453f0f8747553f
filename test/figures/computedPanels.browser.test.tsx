import { expect, it, vi } from 'vitest';
import { definePanels, ofImages, prop } from '../../src/define/index.js';
import { quantity } from '../../src/index.js';
import { messageOf, notesOf, show, showReady, smallImage, waitForState } from '../support/figures.js';

// A figure of panels with a computation: here the mean of its image, times a factor.

const image = smallImage();

/** The figure, and the numbers that it was asked to compute. */
function meanFigure() {
  const asked: number[] = [];
  const Mean = definePanels({
    name: 'mean-image',
    shared: ofImages,
    props: { factor: prop.integer({ default: 1, min: 1, max: 9 }) },
    describe: ({ factor }) => ({
      factor,
      rows: [{ panels: [{ quantity: quantity.x0, label: 'the image x0' }] }],
    }),
    compute: {
      mean: {
        request: ({ factor }, { diffusion }) =>
          diffusion.state === 'ready' && diffusion.image ? { factor, values: diffusion.image.values } : undefined,
        run: async function* ({ factor, values }: { factor: number; values: Float32Array }) {
          yield 0;
          asked.push(factor);
          if (factor === 9) throw new Error('nine is too many');
          return (factor * values.reduce((sum, value) => sum + value, 0)) / values.length;
        },
      },
    },
    additions: ({ model, results: { mean } }) => [
      { note: mean === null ? 'no mean yet' : `${model.factor} times: ${mean.toFixed(3)}`, words: null },
    ],
    Above: ({ results: { mean } }) => <p className="above">{mean?.toFixed(3)}</p>,
  });
  return { Mean, asked };
}

it('is ready once the computation is, and shows its result above and below the panels', async () => {
  const { Mean } = meanFigure();
  const { figure } = show(<Mean image={image} factor={3} />);
  expect(figure.dataset['state']).toBe('pending');
  await waitForState(figure, 'ready');
  const shown = figure.querySelector('.above')?.textContent;
  expect(shown).toMatch(/^-?\d\.\d{3}$/);
  expect(notesOf(figure)).toEqual([`3 times: ${shown}`]);
});

it('computes again for another model, and once for equal ones', async () => {
  const { Mean, asked } = meanFigure();
  const { figure, rerender } = await showReady(<Mean image={image} factor={2} />);
  rerender(<Mean image={image} factor={2} />);
  await waitForState(figure, 'ready');
  rerender(<Mean image={image} factor={4} />);
  await vi.waitFor(() => expect(figure.textContent).toContain('4 times'));
  await waitForState(figure, 'ready');
  expect(asked).toEqual([2, 4]);
});

it('keeps the last result and names the error where the computation fails', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const { Mean } = meanFigure();
  const { figure, rerender } = await showReady(<Mean image={image} factor={2} />);
  const shown = figure.querySelector('.above')?.textContent;
  rerender(<Mean image={image} factor={9} />);
  expect(await messageOf(figure)).toContain('nine is too many');
  expect(figure.querySelector('.above')?.textContent).toBe(shown);
});
