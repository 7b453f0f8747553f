import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

let frames: (() => void)[] = [];
let yieldToPage: () => Promise<void>;

/** A page whose frames come when the test says so. */
async function openPage(visibilityState: 'visible' | 'hidden'): Promise<void> {
  frames = [];
  vi.resetModules();
  vi.stubGlobal('document', { visibilityState });
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback));
  ({ yieldToPage } = await import('../../src/core/yieldToPage.js'));
}

/** Yields again and again, as work does. */
async function yieldFor(milliseconds: number): Promise<number> {
  const end = performance.now() + milliseconds;
  let turns = 0;
  for (; performance.now() < end; turns++) await yieldToPage();
  return turns;
}

function paint(): void {
  for (const frame of frames.splice(0)) frame();
}

afterEach(() => vi.unstubAllGlobals());

describe('work that yields to a page', () => {
  beforeEach(() => openPage('visible'));

  it('goes on while frames come in time', async () => {
    const timer = setInterval(paint, 5);
    expect(await yieldFor(100)).toBeGreaterThan(50);
    clearInterval(timer);
  });

  it('waits for a late frame', async () => {
    await yieldFor(15);
    await new Promise((resolve) => setTimeout(resolve, 10));
    let hasGoneOn = false;
    const turn = yieldToPage().then(() => {
      hasGoneOn = true;
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(hasGoneOn).toBe(false);
    paint();
    await turn;
    expect(frames).toEqual([]);
  });

  it('goes on without frames where none come, as nobody sees the page', async () => {
    await yieldFor(150);
    expect(await yieldFor(50)).toBeGreaterThan(50);
  });

  it('asks for one frame at a time', async () => {
    await yieldFor(10);
    expect(frames).toHaveLength(1);
  });
});

it('waits for no frame of a hidden page', async () => {
  await openPage('hidden');
  await yieldFor(30);
  expect(frames).toEqual([]);
});

it('works without a page', async () => {
  vi.resetModules();
  ({ yieldToPage } = await import('../../src/core/yieldToPage.js'));
  await expect(yieldToPage()).resolves.toBeUndefined();
});
