import { expect, it, vi } from 'vitest';
import { NoiseTriptych, ScheduleChart } from '../../src/index.js';
import { show, showReady, smallImage } from '../support/figures.js';
import { allowImports, blockImports } from '../support/imports.js';

// As in menuMissing: the button is loaded with the first figure of a page, so that this needs a page of its own.

it('a button of the menu takes no room while it is loaded', async () => {
  blockImports('/export/MenuButton.');
  const { figure } = show(<ScheduleChart />);
  const place = figure.querySelector('[data-loading=menu]');
  expect(place).not.toBeNull();
  expect(place?.getClientRects()).toHaveLength(0);
});

it('a button of the menu that cannot be loaded comes once the browser is back online', async () => {
  blockImports('/export/MenuButton.');
  const { figure } = await showReady(<NoiseTriptych image={smallImage()} />);
  const button = () => figure.querySelector('.df-menu-button');
  await expect(import('../../src/export/MenuButton.js')).rejects.toThrow();
  expect(button()).toBeNull();
  expect(figure.querySelector('[role=alert]')).toBeNull();
  allowImports();
  expect(button()).toBeNull();
  dispatchEvent(new Event('online'));
  await vi.waitFor(() => expect(button()).not.toBeNull());
});
