'use client';
import type { Ref } from 'react';
import { Panel } from '../components/Panel.js';
import { Tex } from '../components/Tex.js';
import type { PanelDescription } from './description.js';
import { formatError } from './format.js';

export interface DescribedPanelProps {
  panel: PanelDescription;
  /** Its ℓ1 error, once it is known. */
  error: number | null | undefined;
  canvasRef: Ref<HTMLCanvasElement>;
}

/** A panel as its description says. */
export function DescribedPanel({ panel, error, canvasRef }: DescribedPanelProps) {
  const { title, label, meaning, measured } = panel;
  const shownError = typeof error === 'number' ? formatError(error) : null;
  return (
    <Panel
      title={title && <Tex>{title}</Tex>}
      note={measured && <ErrorNote shownError={shownError} />}
      label={measured && shownError ? `${label}, ℓ1 ${shownError}` : label}
      meaning={meaning}
      canvasRef={canvasRef}
    />
  );
}

function ErrorNote({ shownError }: { shownError: string | null }) {
  return (
    <>
      <Tex>{String.raw`\ell_1`}</Tex> {shownError ?? '–'}
    </>
  );
}
