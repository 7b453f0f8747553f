import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { decodeImage } from '../../src/image/decode.js';
import type { OpenSource } from '../../src/image/source.js';
import { fileOf, pixelsBy } from '../support/images.js';

const address = 'https://example.org/photo.png';

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

interface Followed {
  /** What has become of it by now: its message, `decoded`, or `pending`. */
  state: () => Promise<string>;
  /** What becomes of it in the end. */
  end: Promise<string>;
}

/** Follows a decoding, from when it has ended or begun to wait: its code may have to be loaded first. */
async function follow(source: OpenSource, signal?: AbortSignal): Promise<Followed> {
  let state = 'pending';
  const end = decodeImage(source, 256, signal).then(
    () => 'decoded',
    (error: Error) => error.message,
  );
  void end.then((outcome) => {
    state = outcome;
  });
  while (state === 'pending' && vi.getTimerCount() === 0) await realMilliseconds(5);
  return {
    state: async () => {
      await realMilliseconds(30);
      return state;
    },
    end,
  };
}

const realMilliseconds = (count: number) => new Promise((resolve) => setTimeout(resolve, count));
const never = () => new Promise<never>(() => {});
const seconds = (count: number) => vi.advanceTimersByTimeAsync(1000 * count);
const silent = `image "${address}" did not arrive: its server sent nothing for 20 s; check the address and the connection`;

describe('a server', () => {
  it('that accepts and never answers is given up after 20 s', async () => {
    const fetching = vi.spyOn(globalThis, 'fetch').mockImplementation(never);
    const { state, end } = await follow(address);
    await seconds(19);
    expect(await state()).toBe('pending');
    await seconds(1);
    expect(await end).toBe(silent);
    expect(fetching.mock.calls[0]?.[1]?.signal?.aborted).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not silent while parts of its answer come', async () => {
    let send: ReadableStreamDefaultController<Uint8Array> | undefined;
    const body = new ReadableStream<Uint8Array>({
      start: (controller) => {
        send = controller;
      },
    });
    vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(body, { headers: { 'Content-Type': 'image/png' } }));
    const file = new Uint8Array(await (await fileOf(pixelsBy(2, 2, () => [9, 9, 9]))).arrayBuffer());
    const { state, end } = await follow(address);
    for (let i = 0; i < 3; i++) {
      await seconds(15);
      send?.enqueue(file.slice(10 * i, 10 * (i + 1)));
      expect(await state()).toBe('pending');
    }
    send?.enqueue(file.slice(30));
    send?.close();
    expect(await end).toBe('decoded');
    expect(vi.getTimerCount()).toBe(0);
  });

  it('that falls silent midway is given up, too', async () => {
    const body = new ReadableStream<Uint8Array>({ start: (controller) => controller.enqueue(new Uint8Array(8)) });
    vi.spyOn(globalThis, 'fetch').mockResolvedValue(new Response(body));
    const { state, end } = await follow(address);
    await seconds(2);
    expect(await state()).toBe('pending');
    await seconds(21);
    expect(await end).toBe(silent);
  });

  it('is left alone when nobody waits any more', async () => {
    vi.spyOn(globalThis, 'fetch').mockImplementation(never);
    const controller = new AbortController();
    const { end } = await follow(address, controller.signal);
    controller.abort(new Error('gone'));
    expect(await end).toBe('gone');
    expect(vi.getTimerCount()).toBe(0);
  });
});

describe('an img element', () => {
  const waiting = (loading: 'lazy' | 'eager') => {
    const image = new Image();
    image.loading = loading;
    vi.spyOn(image, 'decode').mockImplementation(never);
    vi.spyOn(image, 'complete', 'get').mockReturnValue(false);
    vi.spyOn(image, 'src', 'get').mockReturnValue(address);
    return image;
  };

  it('that is lazy and outside the document is refused at once', async () => {
    const image = new Image();
    image.loading = 'lazy';
    image.src = '/photo.png';
    expect(await (await follow(image)).end).toBe(
      `image "${image.src}" never loads, since its <img loading="lazy"> is not in the document: add it there, or set ` +
        'loading="eager"',
    );
  });

  it.each([
    ['lazy', 'set its loading="eager"'],
    ['eager', 'check the address and the connection'],
  ] as const)('that is %s and does not load is given up after 20 s', async (loading, advice) => {
    const image = waiting(loading);
    document.body.append(image);
    const { state, end } = await follow(image);
    await seconds(19);
    expect(await state()).toBe('pending');
    await seconds(1);
    expect(await end).toBe(`image "${address}" has not loaded in its <img> element for 20 s: ${advice}`);
    image.remove();
  });

  it('is waited for once its size is known', async () => {
    const image = waiting('eager');
    vi.spyOn(image, 'naturalWidth', 'get').mockReturnValue(7);
    const { state } = await follow(image);
    await seconds(60);
    expect(await state()).toBe('pending');
  });
});
