import { expect, it, vi } from 'vitest';
import { createSchedule, forwardJumpCoefficients } from '../../src/core/index.js';
import { MeanComparison } from '../../src/figures/MeanComparison/index.js';
import { NoiseTriptych } from '../../src/figures/NoiseTriptych/index.js';
import { X0Reconstruction } from '../../src/figures/X0Reconstruction/index.js';
import { DiffusionProvider } from '../../src/hooks/DiffusionProvider.js';
import { scaleText } from '../../src/linking/scaleText.js';
import { settled } from '../../src/testing/index.js';
import { show, smallImage, waitForState } from '../support/figures.js';
import { allowImports, blockImports } from '../support/imports.js';

// Stands alone: what has been loaded stays.

const image = smallImage();

/** Widths of figures, down to those on narrow phones. */
const WIDTHS = [600, 330, 328, 250];

function Figures({ t }: { t: number }) {
  return (
    <DiffusionProvider image={image} t={t} loading="eager">
      {WIDTHS.map((width) => (
        <div key={width} style={{ width, fontSize: '16px' }}>
          <NoiseTriptych formula />
          <X0Reconstruction formula />
          <MeanComparison formula />
        </div>
      ))}
    </DiffusionProvider>
  );
}

function heightIn(figure: Element): number {
  return (figure.querySelector('.df-formula') as Element).getBoundingClientRect().height;
}

/** The numbers under the coefficients. */
function numbersIn(figure: Element): (string | null)[] {
  return [...figure.querySelectorAll('.df-formula-value')].map(({ textContent }) => textContent);
}

it('a formula whose code cannot be loaded has its place, and comes once the browser is back online', async () => {
  blockImports('/late/typesetting.');
  const { container, rerender } = show(<Figures t={50} />);
  const figures = [...container.querySelectorAll('figure')];
  for (const figure of figures) await waitForState(figure, 'ready');
  await expect(import('../../src/late/typesetting.js')).rejects.toThrow();
  expect(container.querySelector('[role=alert]')).toBeNull();
  const heights = figures.map(heightIn);

  rerender(<Figures t={600} />);
  allowImports();
  expect(figures.flatMap(numbersIn)).toEqual([]);
  dispatchEvent(new Event('online'));
  await vi.waitFor(() => expect(figures.flatMap(numbersIn).length).toBeGreaterThan(0));
  await settled();
  const moved = figures.map((figure, index) => [
    figure.dataset['figure'],
    WIDTHS[Math.floor(index / 3)],
    heightIn(figure) - (heights[index] as number),
  ]);
  expect(moved.filter(([, , difference]) => Math.abs(Number(difference)) >= 1)).toEqual([]);
  const { a, sigma } = forwardJumpCoefficients(createSchedule(), 600);
  expect(figures.slice(0, 2).map(numbersIn)).toEqual(
    [
      [a, sigma],
      [1 / a, sigma / a],
    ].map((numbers) => numbers.map(scaleText)),
  );
});
