import { describe, expect, it, vi } from 'vitest';
import { SharedCache } from '../../src/engine/renderers.js';

class Thing {
  disposed = 0;

  dispose() {
    this.disposed += 1;
  }
}

const KEY = ['/photo.jpg', 256];

const turn = () => new Promise<void>((resolve) => setTimeout(resolve, 1));

describe('a shared value', () => {
  it('is made once for all who ask while it is in use', async () => {
    const cache = new SharedCache<Thing>();
    const make = vi.fn(async () => new Thing());
    const loans = [cache.borrow(KEY, make), cache.borrow(KEY, make)];
    const [first, second] = await Promise.all(loans.map((loan) => loan.value));
    expect(first).toBe(second);
    expect(await cache.borrow(KEY, make).value).toBe(first);
    expect(make).toHaveBeenCalledOnce();
  });

  it('is another where any part of the key is another', async () => {
    const cache = new SharedCache<Thing>();
    const make = async () => new Thing();
    const [one, other] = [{}, {}];
    const keys = [
      [one, 256],
      [other, 256],
      [one, 12],
      [null, 256],
      ['', 256],
    ];
    const things = await Promise.all(keys.map((key) => cache.borrow(key, make).value));
    expect(new Set(things).size).toBe(keys.length);
    for (const [index, [image, resolution]] of keys.entries()) {
      expect(await cache.borrow([image, resolution], make).value).toBe(things[index]);
    }
  });

  it('is disposed once, after the last has let go', async () => {
    const cache = new SharedCache<Thing>();
    const loans = [cache.borrow(KEY, async () => new Thing()), cache.borrow(KEY, async () => new Thing())];
    const thing = await loans[0]?.value;
    loans[0]?.release();
    await turn();
    expect(thing?.disposed).toBe(0);
    loans[1]?.release();
    await turn();
    expect(thing?.disposed).toBe(1);
  });

  it('lives on where someone asks again at once, as strict mode does', async () => {
    const cache = new SharedCache<Thing>();
    const make = vi.fn(async () => new Thing());
    const first = cache.borrow(KEY, make);
    first.release();
    const second = cache.borrow(KEY, make);
    await turn();
    const thing = await second.value;
    expect([make.mock.calls.length, thing.disposed]).toEqual([1, 0]);
    second.release();
    await turn();
    expect(thing.disposed).toBe(1);
  });

  it('is made anew after it was disposed', async () => {
    const cache = new SharedCache<Thing>();
    const make = vi.fn(async () => new Thing());
    cache.borrow(KEY, make).release();
    await turn();
    const again = await cache.borrow(KEY, make).value;
    expect([make.mock.calls.length, again.disposed]).toEqual([2, 0]);
  });
});

describe('a value that nobody waits for any more', () => {
  it('has its making aborted, and is disposed if it comes all the same', async () => {
    const cache = new SharedCache<Thing>();
    const thing = new Thing();
    let arrive = (_: Thing) => {};
    let signal: AbortSignal | undefined;
    const loan = cache.borrow(KEY, (given) => {
      signal = given;
      return new Promise((resolve) => {
        arrive = resolve;
      });
    });
    loan.release();
    expect(signal?.aborted).toBe(false);
    await turn();
    expect(signal?.aborted).toBe(true);
    arrive(thing);
    await turn();
    expect(thing.disposed).toBe(1);
  });
});

describe('a value that cannot be made', () => {
  it('is an error for all who wait, and is tried again for the next', async () => {
    const cache = new SharedCache<Thing>();
    const make = vi.fn<() => Promise<Thing>>(async () => new Thing());
    make.mockRejectedValueOnce(new Error('no network'));
    const loans = [cache.borrow(KEY, make), cache.borrow(KEY, make)];
    for (const loan of loans) await expect(loan.value).rejects.toThrow('no network');
    const thing = await cache.borrow(KEY, make).value;
    for (const loan of loans) loan.release();
    await turn();
    expect([make.mock.calls.length, thing.disposed]).toEqual([2, 0]);
  });
});
