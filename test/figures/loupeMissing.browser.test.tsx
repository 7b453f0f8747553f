import { expect, it, vi } from 'vitest';
import { cdp, userEvent } from 'vitest/browser';
import { NoiseTriptych } from '../../src/index.js';
import { canvasesOf, showReady, smallImage } from '../support/figures.js';

// As in menuMissing: what looks closer is loaded with the first image of a page, so that this needs a page of its own.

const tools = cdp() as unknown as { send: (method: string, options?: object) => Promise<unknown> };

it('what opens the loupe cannot be loaded: a press says so, and the next opens it', async () => {
  await tools.send('Network.enable');
  await tools.send('Network.setBlockedURLs', { urls: ['*/loupe/parts.*'] });
  const { figure } = await showReady(<NoiseTriptych image={smallImage()} />);
  const [picture] = canvasesOf(figure) as [HTMLCanvasElement];
  const message = () => figure.querySelector('[role=alert]')?.textContent;
  expect(message()).toBeUndefined();
  await userEvent.click(picture);
  await vi.waitFor(() =>
    expect(message()).toBe('The loupe could not be loaded. Check the connection and press again.'),
  );
  await tools.send('Network.setBlockedURLs', { urls: [] });
  await userEvent.click(picture);
  await vi.waitFor(() => expect(figure.querySelector('.df-lens')).not.toBeNull());
  expect(message()).toBeUndefined();
});
