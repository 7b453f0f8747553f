'use client';
import { useCallback, useEffect, useLayoutEffect, useState } from 'react';
import type { ImageArray } from '../core/types.js';
import type { OpenSource } from '../image/source.js';
import type { Renderer } from '../tensor/renderer.js';
import { isFrozen } from './frozen.js';
import { loadDecoder, loadDrawingParts } from './lateParts.js';
import { SharedCache } from './sharedCache.js';

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

/** One renderer per image and resolution, shared by all figures of the page. */
const renderers = new SharedCache<Renderer>();

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
    const settle = (result: RendererState) => {
      if (current) setLoaded({ source, resolution, trial, result });
    };
    const loan = renderers.borrow([source, resolution], (signal) => createRenderer(source, resolution, signal));
    loan.value.then(
      (renderer) => settle({ state: 'ready', renderer, error: null }),
      (error) => settle({ state: 'error', renderer: null, error: error as Error }),
    );
    return () => {
      current = false;
      setLoaded(null);
      loan.release();
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

async function createRenderer(source: OpenSource | null, resolution: number, signal: AbortSignal): Promise<Renderer> {
  // Both are requested at once; the image is decoded off the main thread while the renderer is evaluated on it.
  const [{ Renderer, computeExactly }, image] = await Promise.all([
    loadDrawingParts(),
    decode(source, resolution, signal),
  ]);
  if (isFrozen()) await computeExactly();
  signal.throwIfAborted();
  return new Renderer(image);
}

async function decode(source: OpenSource | null, resolution: number, signal: AbortSignal): Promise<ImageArray> {
  const sampling = source === null ? import('../image/sample.js') : null;
  const { decodeImage } = await loadDecoder();
  return decodeImage(source ?? (await sampling)?.sampleImage() ?? '', resolution, signal);
}
