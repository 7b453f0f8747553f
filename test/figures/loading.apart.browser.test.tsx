import type { ReactElement } from 'react';
import { expect, it } from 'vitest';
import { DiffusionProvider, NoiseTriptych } from '../../src/index.js';
import { settle, show, smallImage, waitForState } from '../support/figures.js';

const image = smallImage();

/** Far below the end of the screen. */
const farDown = (figure: ReactElement) => show(<div style={{ paddingTop: 20_000 }}>{figure}</div>).figure;

it('waits until it is near the viewport', async () => {
  const figure = farDown(<NoiseTriptych image={image} />);
  await settle();
  expect(figure.dataset['state']).toBe('pending');
});

it('does not wait when it is eager', async () => {
  await waitForState(farDown(<NoiseTriptych image={image} loading="eager" />), 'ready');
});

it('takes it from the provider, unless it says so itself', async () => {
  const inside = (figure: ReactElement) => farDown(<DiffusionProvider loading="eager">{figure}</DiffusionProvider>);
  await waitForState(inside(<NoiseTriptych image={image} />), 'ready');
  const lazy = inside(<NoiseTriptych image={image} loading="lazy" />);
  await settle();
  expect(lazy.dataset['state']).toBe('pending');
});

it('is drawn when the page is about to be printed', async () => {
  const figure = farDown(<NoiseTriptych image={image} />);
  await settle();
  dispatchEvent(new Event('beforeprint'));
  await waitForState(figure, 'ready');
});
