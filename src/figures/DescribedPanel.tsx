'use client';
import type { Ref } from 'react';
import { LabelTex } from '../components/LabelTex.js';
import { Panel } from '../components/Panel.js';
import type { PanelDescription } from './description.js';
import { formatError } from './format.js';

const L1 = String.raw`\ell_1`;
/** Of ℓ1 when it is typeset, in its em: the number beside it must not move. */
const L1_WIDTH = 0.816;

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
      title={title && <LabelTex>{title}</LabelTex>}
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
      <LabelTex width={L1_WIDTH}>{L1}</LabelTex> {shownError ?? '–'}
    </>
  );
}
