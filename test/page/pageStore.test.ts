import { describe, expect, it, vi } from 'vitest';
import { PageStore } from '../../src/page/store.js';

describe('the state of a page', () => {
  it('is what it was given until it changes', () => {
    const store = new PageStore({ t: 50 });
    expect(store.get()).toEqual({ t: 50 });
    store.set({ t: 51 });
    expect(store.get()).toEqual({ t: 51 });
  });

  it('is the same object while nothing changes', () => {
    const store = new PageStore({ t: 50 });
    const before = store.get();
    store.set({});
    store.set({ t: 50 });
    expect(store.get()).toBe(before);
    expect(before).toEqual({ t: 50 });
  });

  it('may have no timestep', () => {
    const store = new PageStore({ t: undefined });
    store.set({ t: 0 });
    expect(store.get()).toEqual({ t: 0 });
    store.set({ t: undefined });
    expect(store.get()).toEqual({ t: undefined });
  });

  it('keeps the image that is chosen while t changes', () => {
    const image = { source: '/photo.jpg', aspectRatio: 1.5 };
    const store = new PageStore({ t: 50 });
    const listener = vi.fn();
    store.subscribe(listener);
    store.set({ image });
    store.set({ image });
    store.set({ t: 51 });
    expect(store.get()).toEqual({ t: 51, image });
    expect(listener).toHaveBeenCalledTimes(2);
  });

  it('needs nothing around its functions', () => {
    const { get, subscribe } = new PageStore({ t: 3 });
    expect(get()).toEqual({ t: 3 });
    expect(() => subscribe(() => {})()).not.toThrow();
  });
});

describe('those who listen', () => {
  it('are told of what is new, once, and can read it then', () => {
    const store = new PageStore({ t: 50 });
    const seen: unknown[] = [];
    store.subscribe(() => seen.push(store.get().t));
    for (const t of [50, 51, 51, Number.NaN, Number.NaN]) store.set({ t });
    expect(seen).toEqual([51, Number.NaN]);
  });

  it('are told no more when they have left', () => {
    const store = new PageStore({ t: 50 });
    const [stays, leaves] = [vi.fn(), vi.fn()];
    store.subscribe(stays);
    store.subscribe(leaves)();
    store.set({ t: 51 });
    expect(stays).toHaveBeenCalledOnce();
    expect(leaves).not.toHaveBeenCalled();
  });

  it('may leave or join while they are told', () => {
    const store = new PageStore({ t: 50 });
    const [last, joined] = [vi.fn(), vi.fn()];
    const leave = store.subscribe(() => {
      leave();
      store.subscribe(joined);
    });
    store.subscribe(last);
    store.set({ t: 51 });
    expect(last).toHaveBeenCalledOnce();
    expect(joined).not.toHaveBeenCalled();
    store.set({ t: 52 });
    expect(joined).toHaveBeenCalledOnce();
  });
});
