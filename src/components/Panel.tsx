'use client';
import type { ReactNode, Ref } from 'react';
import type { Meaning } from './ink.js';

export interface PanelProps {
  /** What the picture shows, with its numbers, for those who do not see it. */
  label: string;
  /** Stands above the picture. */
  title?: ReactNode;
  /** Stands under the picture. */
  note?: ReactNode;
  /** Colours the rule under the title. */
  meaning?: Meaning | undefined;
  canvasRef: Ref<HTMLCanvasElement>;
}

/** One picture of a figure. Its place is reserved before there is anything to paint. */
export function Panel({ label, title, note, meaning, canvasRef }: PanelProps) {
  return (
    <div className="df-panel">
      {title && (
        <div className="df-panel-title" data-meaning={meaning}>
          {title}
        </div>
      )}
      <div className="df-picture">
        <canvas className="df-canvas" ref={canvasRef} role="img" aria-label={label} />
      </div>
      {note && <div className="df-panel-note">{note}</div>}
    </div>
  );
}
