'use client';
import { useEffect, useState } from 'react';
import type { Picture } from '../core/types.js';
import { decodePicture } from '../image/decode.js';
import type { ImageSource } from '../image/source.js';
import type { Renderer } from '../tensor/renderer.js';
import { SharedCache } from './sharedCache.js';

/** A renderer on its way, here, or why it cannot be. */
export type RendererState =
  | { state: 'pending'; renderer: null; error: null }
  | { state: 'ready'; renderer: Renderer; error: null }
  | { state: 'error'; renderer: null; error: Error };

const PENDING: RendererState = { state: 'pending', renderer: null, error: null };

/** One renderer a picture and resolution, for all figures of the page. */
const renderers = new SharedCache<Renderer>();

/**
 * The renderer of a picture. Loads tfjs and decodes the picture when first enabled; the newest picture wins, and what
 * is no longer used is disposed.
 */
export function useRenderer(source: ImageSource | null, resolution: number, enabled: boolean): RendererState {
  const key = `${resolution} ${sourceKey(source)}`;
  const [loaded, setLoaded] = useState<{ key: string; result: RendererState } | null>(null);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the key stands for source and resolution.
  useEffect(() => {
    if (!enabled) return;
    let current = true;
    const settle = (result: RendererState) => {
      if (current) setLoaded({ key, result });
    };
    const loan = renderers.borrow(key, (signal) => createRenderer(source, resolution, signal));
    loan.value.then(
      (renderer) => settle({ state: 'ready', renderer, error: null }),
      (error) => settle({ state: 'error', renderer: null, error: error as Error }),
    );
    return () => {
      current = false;
      setLoaded(null);
      loan.release();
    };
  }, [key, enabled]);

  return loaded?.key === key ? loaded.result : PENDING;
}

async function createRenderer(source: ImageSource | null, resolution: number, signal: AbortSignal): Promise<Renderer> {
  // The picture is asked for first: it is decoded beside this thread, while the renderer's script is evaluated on it.
  const decoding = source ? decodePicture(source, resolution, signal) : decodeSample(resolution, signal);
  const [picture, { Renderer }] = await Promise.all([decoding, import('../tensor/renderer.js')]);
  signal.throwIfAborted();
  return Renderer.create(picture);
}

async function decodeSample(resolution: number, signal: AbortSignal): Promise<Picture> {
  const { samplePicture } = await import('../image/sample.js');
  return decodePicture(samplePicture(), resolution, signal);
}

const objectNumbers = new WeakMap<object, number>();
let objectCount = 0;

/** Addresses are the same where they read the same, objects where they are the same object. */
function sourceKey(source: ImageSource | null): string {
  if (source === null) return 'sample';
  if (typeof source !== 'object') return `address ${source}`;
  let number = objectNumbers.get(source);
  if (number === undefined) {
    number = ++objectCount;
    objectNumbers.set(source, number);
  }
  return `object ${number}`;
}
