'use client';
import { useCallback, useEffect, useState } from 'react';
import { startCamera, stopCamera } from './camera.js';

export interface Camera {
  /** What the camera shows; null while it is off. */
  readonly stream: MediaStream | null;
  readonly isStarting: boolean;
  readonly start: () => void;
  readonly stop: () => void;
}

/**
 * A camera that runs only between `start` and `stop`: leaving the page, hiding it, and removing the control stop it too.
 *
 * @param onError - called with the reason if it does not start; the same function in every render.
 */
export function useCamera(onError: (error: Error) => void): Camera {
  const [isWanted, setWanted] = useState(false);
  const [stream, setStream] = useState<MediaStream | null>(null);

  useEffect(() => {
    if (!isWanted) return;
    let isCurrent = true;
    const stop = () => setWanted(false);
    const starting = startCamera();
    starting.then(
      (started) => {
        if (!isCurrent) return stopCamera(started);
        for (const track of started.getTracks()) track.addEventListener('ended', stop);
        setStream(started);
      },
      (error) => {
        if (!isCurrent) return;
        stop();
        onError(error);
      },
    );
    const hide = () => document.hidden && stop();
    document.addEventListener('visibilitychange', hide);
    return () => {
      isCurrent = false;
      document.removeEventListener('visibilitychange', hide);
      setStream(null);
      starting.then(stopCamera, () => {});
    };
  }, [isWanted, onError]);

  return {
    // At once, though the effect that ends it comes later.
    stream: isWanted ? stream : null,
    isStarting: isWanted && !stream,
    start: useCallback(() => setWanted(true), []),
    stop: useCallback(() => setWanted(false), []),
  };
}
