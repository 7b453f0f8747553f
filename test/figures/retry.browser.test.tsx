import { act } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { NoiseTriptych } from '../../src/index.js';
import { messageOf, show, smallImage, waitForState } from '../support/figures.js';

afterEach(() => vi.restoreAllMocks());

let addresses = 0;

/** A new address, which fails until `mend` is called. */
function brokenAddress() {
  const broken = `/later-${addresses++}.png`;
  let works = false;
  const original = globalThis.fetch;
  vi.spyOn(globalThis, 'fetch').mockImplementation(async (address, init) => {
    if (address !== broken) return original(address, init);
    if (!works) throw new TypeError('offline');
    const canvas = new OffscreenCanvas(8, 6);
    canvas.getContext('2d')?.putImageData(smallImage(8, 6), 0, 0);
    return new Response(await canvas.convertToBlob(), { headers: { 'Content-Type': 'image/png' } });
  });
  const mend = () => {
    works = true;
  };
  return { address: broken, mend };
}

function retryIn(figure: HTMLElement): HTMLButtonElement {
  return figure.querySelector('[role=alert] button') as HTMLButtonElement;
}

describe('an image that could not be loaded', () => {
  it('is tried again on a button', async () => {
    const { address, mend } = brokenAddress();
    const { figure } = show(<NoiseTriptych image={address} />);
    expect(await messageOf(figure)).toContain('could not be reached');
    mend();
    await userEvent.click(retryIn(figure));
    await waitForState(figure, 'ready');
    expect(figure.querySelector('[role=alert]')).toBeNull();
  });

  it('is tried again when the browser is back online', async () => {
    const { address, mend } = brokenAddress();
    const { figure } = show(<NoiseTriptych image={address} />);
    await messageOf(figure);
    mend();
    act(() => void dispatchEvent(new Event('online')));
    await waitForState(figure, 'ready');
  });

  it('is tried again when an option changes', async () => {
    const { address, mend } = brokenAddress();
    const { figure, rerender } = show(<NoiseTriptych image={address} />);
    await messageOf(figure);
    mend();
    rerender(<NoiseTriptych image={address} seed={1} />);
    await waitForState(figure, 'ready');
  });

  it('leaves the focus on the button when trying again fails again', async () => {
    const { address } = brokenAddress();
    const { figure } = show(<NoiseTriptych image={address} />);
    await messageOf(figure);
    const first = retryIn(figure);
    await userEvent.click(first);
    await vi.waitFor(() => expect(retryIn(figure)).not.toBe(first));
    await messageOf(figure);
    await vi.waitFor(() => expect(document.activeElement).toBe(retryIn(figure)));
  });
});

it('an option that is out of range has no such button', async () => {
  const { figure } = show(<NoiseTriptych image={smallImage()} t={-1} />);
  await messageOf(figure);
  expect(retryIn(figure)).toBeNull();
});
