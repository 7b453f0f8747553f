import { expect, it, vi } from 'vitest';
import { createSchedule, forwardJumpCoefficients } from '../../src/core/index.js';
import { scaleText } from '../../src/equations/coefficients.js';
import { NoiseTriptych } from '../../src/figures/NoiseTriptych/index.js';
import { X0Reconstruction } from '../../src/figures/X0Reconstruction/index.js';
import { DiffusionProvider } from '../../src/page/DiffusionProvider.js';
import { settled } from '../../src/testing/index.js';
import { show, smallImage, waitForState } from '../support/figures.js';
import { allowImports, blockImports } from '../support/imports.js';
import { PATIENCE_MILLISECONDS } from '../support/patience.js';

// Stands alone: what has been loaded stays.

const image = smallImage();

function Figures({ t }: { t: number }) {
  return (
    <DiffusionProvider image={image} t={t} loading="eager">
      <NoiseTriptych formula />
      <X0Reconstruction formula />
    </DiffusionProvider>
  );
}

/** The numbers under the coefficients. */
function numbersIn(figure: Element): (string | null)[] {
  return [...figure.querySelectorAll('.df-formula-value')].map(({ textContent }) => textContent);
}

it('a formula shows its source where KaTeX cannot be loaded, and is typeset once the browser is back online', async () => {
  blockImports('/tex/typeset.');
  const { container, rerender } = show(<Figures t={50} />);
  const figures = [...container.querySelectorAll('figure')];
  for (const figure of figures) await waitForState(figure, 'ready');
  await expect(import('../../src/tex/typeset.js')).rejects.toThrow();
  expect(container.querySelector('[role=alert]')).toBeNull();
  expect(container.querySelector('.df-formula code')?.textContent).toContain('x_t');

  rerender(<Figures t={600} />);
  allowImports();
  dispatchEvent(new Event('online'));
  await vi.waitFor(() => expect(container.querySelector('.df-formula math')).not.toBeNull());
  await settled(document, { timeout: PATIENCE_MILLISECONDS });
  expect(container.querySelector('code')).toBeNull();
  const { a, sigma } = forwardJumpCoefficients(createSchedule(), 600);
  expect(figures.map(numbersIn)).toEqual(
    [
      [a, sigma],
      [1 / a, sigma / a],
    ].map((numbers) => numbers.map(scaleText)),
  );
});
