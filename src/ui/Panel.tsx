'use client';

import type { ReactNode, Ref } from 'react';
import type { Text } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';
import type { Meaning } from './ink.js';
import { LargeChoice } from './PanelGroup.js';
import { Shape } from './Space.js';

export interface PanelProps {
  /** The content of the panel with its numbers, for screen readers. */
  label: Text;
  /** Above the image. */
  title?: ReactNode;
  /** Below the image. */
  note?: ReactNode;
  /** Colours the rule under the title. */
  ink?: Meaning | undefined;
  /** Width over height of the place reserved for the image; defaults to 4 / 3. */
  aspectRatio?: number | undefined;
  canvasRef: Ref<HTMLCanvasElement>;
  /** The element that holds title, image and note. */
  panelRef?: Ref<HTMLDivElement> | undefined;
}

/** A canvas with a title and a note. Its place is reserved before there is anything to paint. */
export function Panel({ label, title, note, ink, aspectRatio, canvasRef, panelRef }: PanelProps) {
  return (
    <div ref={panelRef} className="df-panel" data-ink={ink}>
      {title && (
        <div className="df-panel-title" data-ink={ink}>
          {title}
        </div>
      )}
      <div className="df-image">
        <Shape aspectRatio={aspectRatio} />
        <canvas className="df-canvas" ref={canvasRef} role="img" aria-label={useFormat()(label)} />
      </div>
      {note && <div className="df-panel-note">{note}</div>}
      <LargeChoice label={label} />
    </div>
  );
}
