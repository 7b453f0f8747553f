import { expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { NoiseTriptych } from '../../src/index.js';
import { canvasesOf, showReady, smallImage } from '../support/figures.js';
import { allowImports, blockImports } from '../support/imports.js';

// What readers open cannot be loaded here until the last test lets it, so that nothing else may load it: a file of its own.

const figure = <NoiseTriptych image={smallImage()} />;
const messageOf = (figure: HTMLElement) => figure.querySelector('[role=alert]')?.textContent;

it('a menu that cannot be loaded says so over what is there, until the reader goes on', async () => {
  blockImports('/menu/Menu.', '/loupe/Loupe.');
  const { figure: element } = await showReady(figure);
  const { offsetHeight } = element;
  await userEvent.click(element.querySelector('.df-menu-button') as Element);
  await vi.waitFor(() =>
    expect(messageOf(element)).toBe('The menu could not be loaded. Check the connection and press again.'),
  );
  expect(element.offsetHeight).toBe(offsetHeight);
  expect(element.querySelector('[aria-expanded]')?.getAttribute('aria-expanded')).toBe('false');
  await userEvent.tab();
  await vi.waitFor(() => expect(messageOf(element)).toBeUndefined());
});

it('a loupe that cannot be loaded says so; once the browser is back online, the next press opens it', async () => {
  const { figure: element } = await showReady(figure);
  const [picture] = canvasesOf(element) as [HTMLCanvasElement];
  const said = 'The loupe could not be loaded. Check the connection and press again.';
  expect(messageOf(element)).toBeUndefined();
  await userEvent.click(picture);
  await vi.waitFor(() => expect(messageOf(element)).toBe(said));
  allowImports();
  dispatchEvent(new Event('online'));
  await vi.waitFor(() => expect(messageOf(element)).toBeUndefined());
  expect(element.querySelector('.df-loupe')).toBeNull();
  await userEvent.click(picture);
  await vi.waitFor(() => expect(element.querySelector('.df-loupe')).not.toBeNull());
});
