import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { NoiseTriptych } from '../../src/index.js';
import { canvasesOf, showReady, smallImage } from '../support/figures.js';
import { allowImports, blockImports } from '../support/imports.js';

// As in menuMissing: what looks closer is loaded with the first image of a page, so that this needs a page of its own.

it('what opens the loupe cannot be loaded: a press says so, and the next opens it', async () => {
  blockImports('/inspect/parts.');
  const { figure } = await showReady(<NoiseTriptych image={smallImage()} />);
  const [picture] = canvasesOf(figure) as [HTMLCanvasElement];
  const message = () => figure.querySelector('[role=alert]')?.textContent;
  expect(message()).toBeUndefined();
  await userEvent.click(picture);
  await vi.waitFor(() =>
    expect(message()).toBe('The loupe could not be loaded. Check the connection and press again.'),
  );
  allowImports();
  await userEvent.click(picture);
  await vi.waitFor(() => expect(figure.querySelector('.df-lens')).not.toBeNull());
  expect(message()).toBeUndefined();
});
