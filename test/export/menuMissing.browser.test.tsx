import { afterEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { NoiseTriptych } from '../../src/index.js';
import { canvasesOf, showReady, smallImage } from '../support/figures.js';
import { allowImports, blockImports } from '../support/imports.js';

// What a page loads late cannot be loaded here until a test lets it, so that nothing else may load it: a file of its own.

afterEach(allowImports);

function messageOf(figure: HTMLElement): string | undefined {
  return figure.querySelector('[role=alert]')?.textContent ?? undefined;
}

it('a menu that cannot be loaded says so, and a press tries again', async () => {
  blockImports('/export/Menu.');
  const { figure } = await showReady(<NoiseTriptych image={smallImage()} />);
  const height = figure.offsetHeight;
  const button = figure.querySelector('.df-menu-button') as HTMLElement;
  await userEvent.click(button);
  await vi.waitFor(() =>
    expect(messageOf(figure)).toBe('The menu could not be loaded. Check the connection and press again.'),
  );
  expect(figure.offsetHeight).toBe(height);
  await userEvent.tab();
  await vi.waitFor(() => expect(messageOf(figure)).toBeUndefined());
  await userEvent.click(button);
  await vi.waitFor(() => expect(messageOf(figure)).toBeDefined());
  allowImports();
  await userEvent.click(button);
  await vi.waitFor(() => expect(figure.querySelector('[role=menu]')).not.toBeNull());
  expect(messageOf(figure)).toBeUndefined();
});

it('a loupe that cannot be loaded says so, and a press tries again', async () => {
  blockImports('/inspect/Loupe.');
  const { figure } = await showReady(<NoiseTriptych image={smallImage()} />);
  const [picture] = canvasesOf(figure) as [HTMLCanvasElement];
  await vi.waitFor(() => expect(figure.querySelector('[data-loupe]')).not.toBeNull());
  await userEvent.click(picture);
  await vi.waitFor(() =>
    expect(messageOf(figure)).toBe('The loupe could not be loaded. Check the connection and press again.'),
  );
  allowImports();
  await userEvent.click(picture);
  await vi.waitFor(() => expect(figure.querySelector('.df-lens')).not.toBeNull());
  expect(messageOf(figure)).toBeUndefined();
});
