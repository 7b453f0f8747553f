'use client';
import { useRef } from 'react';
import { useLayoutEffect } from '../../hooks/useLayoutEffect.js';
import { useFormat } from '../../i18n/useFormat.js';
import { stillOf } from './camera.js';
import { messages } from './messages.js';

export interface ViewfinderProps {
  stream: MediaStream;
  /** Called with the picture that is taken. */
  onTake: (still: HTMLCanvasElement) => void;
  onCancel: () => void;
}

/** What the camera sees, and the buttons to take it. */
export function Viewfinder({ stream, onTake, onCancel }: ViewfinderProps) {
  const video = useRef<HTMLVideoElement>(null);
  const format = useFormat();
  const button = useRef<HTMLButtonElement>(null);
  // Before it is painted: no key or press comes between, of which the focus would be taken away.
  useLayoutEffect(() => {
    const element = video.current as HTMLVideoElement;
    element.srcObject = stream;
    element.play().catch(() => {}); // stopped before it began
    button.current?.focus();
    return () => {
      element.srcObject = null;
    };
  }, [stream]);
  const take = () => {
    const still = stillOf(video.current as HTMLVideoElement);
    if (still) onTake(still);
  };
  return (
    <div className="df-viewfinder">
      <video ref={video} className="df-viewfinder-video" aria-label={format(messages.viewfinder)} muted playsInline />
      <div className="df-picker-buttons">
        <button ref={button} type="button" className="df-button" onClick={take}>
          {format(messages.take)}
        </button>
        <button type="button" className="df-button" onClick={onCancel}>
          {format(messages.cancel)}
        </button>
      </div>
    </div>
  );
}
