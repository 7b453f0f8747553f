'use client';
import { useCallback, useEffect, useState } from 'react';
import type { OpenSource } from '../image/source.js';
import type { Renderer } from '../tensor/renderer.js';
import { lackOfCanvas } from './canvas.js';
import { drawing, sample } from './load.js';
import type { Loan } from './sharedCache.js';
import { useLayoutEffect } from './useLayoutEffect.js';

/** A renderer that is loading, ready, or failed. */
export type RendererState =
  | { state: 'pending'; renderer: null; error: null }
  | { state: 'ready'; renderer: Renderer; error: null }
  | { state: 'error'; renderer: null; error: Error };

interface Loaded {
  source: OpenSource | null;
  resolution: number;
  trial: number;
  result: RendererState;
}

/** What is loaded, and how to try again what could not be. */
export interface LoadingState {
  loaded: RendererState;
  /** Does nothing unless loading has failed. */
  retry: () => void;
}

const PENDING: RendererState = { state: 'pending', renderer: null, error: null };

/**
 * The renderer of an image. Loads tfjs and decodes the image when first enabled; the newest image wins, and unused
 * renderers are disposed. What could not be loaded is tried again when the browser is back online.
 */
export function useRenderer(source: OpenSource | null, resolution: number, enabled: boolean): LoadingState {
  const [loaded, setLoaded] = useState<Loaded | null>(null);
  const [trial, setTrial] = useState(0);

  useEffect(() => {
    if (!enabled) return;
    let current = true;
    let loan: Loan<Renderer> | null = null;
    const settle = (result: RendererState) => {
      if (current) setLoaded({ source, resolution, trial, result });
    };
    const borrow = async () => {
      const lack = lackOfCanvas();
      if (lack) throw lack;
      if (source === null) sample.request();
      const { borrowRenderer } = await drawing.load();
      if (!current) return;
      loan = borrowRenderer(source, resolution);
      settle({ state: 'ready', renderer: await loan.value, error: null });
    };
    borrow().catch((error) => settle({ state: 'error', renderer: null, error: error as Error }));
    return () => {
      current = false;
      setLoaded(null);
      loan?.release();
    };
  }, [source, resolution, enabled, trial]);

  // A source may be NaN, which equals nothing else.
  const isSame = loaded && Object.is(loaded.source, source) && loaded.resolution === resolution;
  const isCurrent = isSame && loaded.trial === trial;
  const result = isCurrent ? loaded.result : PENDING;
  const hasFailed = result.state === 'error';
  const retry = useCallback(() => {
    if (hasFailed) setTrial((last) => last + 1);
  }, [hasFailed]);
  // With the message: a browser that comes back just then is heard.
  useLayoutEffect(() => {
    if (!hasFailed) return;
    addEventListener('online', retry);
    return () => removeEventListener('online', retry);
  }, [hasFailed, retry]);
  return { loaded: result, retry };
}
