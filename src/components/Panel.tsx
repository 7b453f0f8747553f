'use client';
import type { ReactNode, Ref } from 'react';
import type { Meaning } from './ink.js';

export interface PanelProps {
  /** What the panel shows, with its numbers, for screen readers. */
  label: string;
  /** Above the image. */
  title?: ReactNode;
  /** Below the image. */
  note?: ReactNode;
  /** Colours the rule under the title. */
  meaning?: Meaning | undefined;
  canvasRef: Ref<HTMLCanvasElement>;
}

/** A canvas with a title and a note. Its place is reserved before there is anything to paint. */
export function Panel({ label, title, note, meaning, canvasRef }: PanelProps) {
  return (
    <div className="df-panel">
      {title && (
        <div className="df-panel-title" data-meaning={meaning}>
          {title}
        </div>
      )}
      <div className="df-image">
        <canvas className="df-canvas" ref={canvasRef} role="img" aria-label={label} />
      </div>
      {note && <div className="df-panel-note">{note}</div>}
    </div>
  );
}
