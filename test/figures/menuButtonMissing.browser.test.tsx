import { expect, it, vi } from 'vitest';
import { cdp } from 'vitest/browser';
import { NoiseTriptych, ScheduleChart } from '../../src/index.js';
import { show, showReady, smallImage } from '../support/figures.js';

// As in menuMissing: the button is loaded with the first figure of a page, so that this needs a page of its own.

const tools = cdp() as unknown as { send: (method: string, options?: object) => Promise<unknown> };

it('a button of the menu takes no room while it is loaded', async () => {
  await tools.send('Network.enable');
  await tools.send('Network.setBlockedURLs', { urls: ['*/menu/MenuButton.*'] });
  const { figure } = show(<ScheduleChart />);
  const place = figure.querySelector('[data-loading=menu]');
  expect(place).not.toBeNull();
  expect(place?.getClientRects()).toHaveLength(0);
});

it('a button of the menu that cannot be loaded comes once the browser is back online', async () => {
  await tools.send('Network.enable');
  await tools.send('Network.setBlockedURLs', { urls: ['*/menu/MenuButton.*'] });
  const { figure } = await showReady(<NoiseTriptych image={smallImage()} />);
  const button = () => figure.querySelector('.df-menu-button');
  await expect(import('../../src/figures/menu/MenuButton.js')).rejects.toThrow();
  expect(button()).toBeNull();
  expect(figure.querySelector('[role=alert]')).toBeNull();
  await tools.send('Network.setBlockedURLs', { urls: [] });
  expect(button()).toBeNull();
  dispatchEvent(new Event('online'));
  await vi.waitFor(() => expect(button()).not.toBeNull());
});
