import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';

const path: string = '../../src/base/yieldToPage.js';
let pages = 0;
let frames: (() => void)[] = [];
let yieldToPage: () => Promise<void>;

/** A page whose frames, timers and clock go on when the test says so. A query makes the module one of its own. */
async function openPage(visibilityState: 'visible' | 'hidden'): Promise<void> {
  frames = [];
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
  vi.stubGlobal('document', { visibilityState });
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => frames.push(callback));
  ({ yieldToPage } = await import(`${path}?${pages++}`));
}

function paint(): void {
  for (const frame of frames.splice(0)) frame();
}

/** Yields, as work does, and tells whether it has gone on after a few tasks. */
function startTurn() {
  let isOver = false;
  const over = yieldToPage().then(() => {
    isOver = true;
  });
  const goesOn = async () => {
    for (let task = 0; task < 20; task++) await new Promise((resolve) => setImmediate(resolve));
    return isOver;
  };
  return { over, goesOn };
}

/** Takes turns of a millisecond each, and hangs where one does not go on. */
async function work(milliseconds: number, eachTurn: (turn: number) => void = () => {}): Promise<void> {
  for (let turn = 0; turn < milliseconds; turn++) {
    await yieldToPage();
    vi.advanceTimersByTime(1);
    eachTurn(turn);
  }
}

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('work that yields to a page', () => {
  beforeEach(() => openPage('visible'));

  it('goes on while frames come in time', () => work(100, (turn) => turn % 16 === 15 && paint()));

  it('waits for a late frame', async () => {
    await work(20);
    const { over, goesOn } = startTurn();
    expect(await goesOn()).toBe(false);
    paint();
    await over;
    expect(frames).toEqual([]);
  });

  it('goes on without frames where none come, as nobody sees the page', async () => {
    await work(20);
    const { over, goesOn } = startTurn();
    vi.advanceTimersByTime(99);
    expect(await goesOn()).toBe(false);
    vi.advanceTimersByTime(1);
    await over;
    await work(200);
  });

  it('asks for one frame at a time', async () => {
    await work(10);
    expect(frames).toHaveLength(1);
  });
});

it('waits for no frame of a hidden page', async () => {
  await openPage('hidden');
  await work(30);
  expect(frames).toEqual([]);
});

it('works without a page', async () => {
  ({ yieldToPage } = await import(`${path}?${pages++}`));
  await expect(yieldToPage()).resolves.toBeUndefined();
});
