'use client';

import { type RefObject, useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { isFrozen } from '../hooks/frozen.js';
import { PageStore } from './store.js';

/** The position that a player moves: a timestep, or a place in a sequence. */
export interface Position {
  readonly t: number;
  /** Sets it, rounded and kept in its range. */
  readonly setT: (t: number) => void;
  /** The largest t. */
  readonly last: number;
  /**
   * The store of the player that moves the position, if several players share it. One of them plays at a time, and
   * each can pause it. Defaults to a store of its own.
   */
  readonly store?: PageStore | undefined;
}

/** The direction in which t runs. */
export type Direction = 'forward' | 'backward';

export interface Player {
  readonly isPlaying: boolean;
  /** Starts, from the other end if there is nothing left to play. */
  readonly play: () => void;
  readonly pause: () => void;
  /** Pauses and goes somewhere else. */
  readonly move: (t: number) => void;
}

/** Seconds that the whole schedule takes at speed 1. */
const SECONDS = 10;
/** The number of jumps through the whole schedule, one each second, for readers who prefer reduced motion. */
const JUMPS = 20;

/**
 * Moves t while it plays. It pauses at the ends, and while its controls are out of sight. Where a reader
 * has asked for less motion, it jumps once a second.
 *
 * @param controls - the element to watch.
 * @param motion.speed - 1 plays the whole schedule in ten seconds.
 * @param motion.autoPlay - whether t moves once, from its other end, when the controls have come into view. It does not if a reader has
 *   moved t before, or prefers reduced motion. @default false
 */
export function usePlayer(
  page: Position,
  { direction, speed, autoPlay = false }: { direction: Direction; speed: number; autoPlay?: boolean },
  controls: RefObject<Element | null>,
): Player {
  const { isPlaying, isOwn, setPlaying, stop } = usePlaying(page.store);
  const newest = useRef(page);
  useEffect(() => {
    newest.current = page;
  });

  useEffect(() => {
    if (!isOwn) return;
    const sign = direction === 'forward' ? 1 : -1;
    const calm = prefersStillness();
    let exact = newest.current.t;
    let shown = exact;
    /**
     * The positions that the player has set and the page does not show yet, in order, because a busy page renders
     * late.
     */
    let awaited: number[] = [];
    /** Moves by a share of the whole schedule, which may be another one than at first. */
    const move = (share: number, least = 0) => {
      const { t, last } = newest.current;
      if (t !== shown) {
        const isAwaited = awaited.includes(t);
        // A reader who moves t while it plays goes on from there.
        if (!isAwaited) exact = t;
        awaited = isAwaited ? awaited.slice(awaited.indexOf(t) + 1) : [];
        shown = t;
      }
      exact = Math.min(last, Math.max(0, exact + sign * Math.max(least, share * last)));
      if (Math.round(exact) !== (awaited.at(-1) ?? shown)) awaited.push(Math.round(exact));
      newest.current.setT(exact);
      // The player stops only at the end that it moves to, because the first frame may come before any time has passed.
      if (exact === (sign > 0 ? last : 0)) stop();
    };
    return calm ? everySecond(() => move(1 / JUMPS, 1)) : everyFrame((seconds) => move((seconds * speed) / SECONDS));
  }, [isOwn, direction, speed, stop]);

  useEffect(() => {
    if (!isOwn || !controls.current) return;
    const observer = new IntersectionObserver((entries) => !entries.at(-1)?.isIntersecting && stop());
    observer.observe(controls.current);
    const hide = () => document.hidden && stop();
    document.addEventListener('visibilitychange', hide);
    return () => {
      observer.disconnect();
      document.removeEventListener('visibilitychange', hide);
    };
  }, [isOwn, controls, stop]);

  const [first] = useState(page.t);
  const mayPlay = useRef(true);
  // A state, so that it plays after the render with the first t: a store renders before the states that are set with it.
  const [hasBegun, begin] = useState(false);
  useEffect(() => {
    if (!autoPlay || !mayPlay.current || !controls.current || isFrozen() || prefersStillness()) return;
    const observer = new IntersectionObserver(
      (entries) => {
        // A busy page reports several changes at once, in order.
        if (!entries.at(-1)?.isIntersecting || document.hidden) return;
        observer.disconnect();
        const { t, last, setT } = newest.current;
        if (!mayPlay.current || t !== first) return;
        mayPlay.current = false;
        setT(direction === 'forward' ? 0 : last);
        begin(true);
      },
      // Not 1: of a box that a zoomed page rounds, a little may always be out of view.
      { threshold: 0.9 },
    );
    observer.observe(controls.current);
    return () => observer.disconnect();
  }, [autoPlay, controls, direction, first]);
  useEffect(() => {
    if (hasBegun) setPlaying(true);
  }, [hasBegun, setPlaying]);

  return {
    isPlaying,
    play: () => {
      const { t, last, setT } = page;
      mayPlay.current = false;
      if (direction === 'forward' && t === last) setT(0);
      if (direction === 'backward' && t === 0) setT(last);
      setPlaying(true);
    },
    pause: () => setPlaying(false),
    move: (t) => {
      mayPlay.current = false;
      setPlaying(false);
      page.setT(t);
    },
  };
}

/**
 * Returns whether t is played, whether by this player, and the functions that start and stop it. The player stops when
 * it unmounts.
 *
 * @param shared - where others play the same t.
 */
function usePlaying(shared: PageStore | undefined) {
  const [own] = useState(() => new PageStore({ t: undefined }));
  const [player] = useState(() => Symbol('player'));
  const store = shared ?? own;
  const current = () => store.get().player;
  const playing = useSyncExternalStore(store.subscribe, current, () => store.getFirst().player);
  const setPlaying = useCallback(
    (isPlaying: boolean) => store.set({ player: isPlaying ? player : undefined }),
    [store, player],
  );
  /** Stops only this player. */
  const stop = useCallback(() => {
    if (store.get().player === player) store.set({ player: undefined });
  }, [store, player]);
  useEffect(() => stop, [stop]);
  return { isPlaying: playing !== undefined, isOwn: playing === player, setPlaying, stop };
}

function prefersStillness(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}

/** Calls back every frame with the seconds since the last; returns a function that ends it. */
function everyFrame(callback: (seconds: number) => void): () => void {
  let before = performance.now();
  let request = requestAnimationFrame(function frame(now) {
    callback(Math.max(0, now - before) / 1000);
    before = now;
    request = requestAnimationFrame(frame);
  });
  return () => cancelAnimationFrame(request);
}

function everySecond(callback: () => void): () => void {
  const timer = setInterval(callback, 1000);
  return () => clearInterval(timer);
}
