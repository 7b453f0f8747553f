'use client';
import { useSyncExternalStore } from 'react';
import { useLayoutEffect } from './useLayoutEffect.js';

// What is not urgent, such as the names of a chart's curves, lets the images in view load first.

const waiting = new Set<object>();
const listeners = new Set<() => void>();

/** Tells the page whether a figure in view waits for its image. */
export function useImageWait(isWaiting: boolean): void {
  useLayoutEffect(() => {
    if (!isWaiting) return;
    const figure = {};
    waiting.add(figure);
    notify();
    return () => {
      waiting.delete(figure);
      notify();
    };
  }, [isWaiting]);
}

/** Whether no figure in view waits for its image. */
export function useImagesAreLoaded(): boolean {
  return useSyncExternalStore(listen, areLoaded, areLoaded);
}

function areLoaded(): boolean {
  return waiting.size === 0;
}

function notify(): void {
  for (const listener of [...listeners]) listener();
}

function listen(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
