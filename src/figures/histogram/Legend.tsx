'use client';
import type { ReactNode } from 'react';
import { inked } from '../../components/ink.js';
import { LabelTex } from '../../components/LabelTex.js';
import { EPSILON, NOISE_SCALE, SIGNAL_SCALE, X0, XT } from '../../components/symbols.js';
import type { HistogramContent } from './content.js';

const NORMAL = String.raw`\mathcal{N}(0, 1)`;
/** (2). */
const JUMP = `${SIGNAL_SCALE}\\,${X0} + ${NOISE_SCALE}\\,${EPSILON}`;
const COUNTED = { x0: X0, xt: XT, epsilon: EPSILON };

/** What the bars and the lines are. */
export function Legend({ of, t }: Pick<HistogramContent, 'of' | 't'>) {
  return (
    <div className="df-histogram-legend" aria-hidden="true">
      <Entry sample={<rect className="df-histogram-bars" width={28} height={12} />}>
        <LabelTex>{COUNTED[of]}</LabelTex>
        {t !== null && <span className="df-histogram-t">at t = {t}</span>}
      </Entry>
      {of !== 'x0' && (
        <Entry sample={<path className="df-histogram-theory" data-of={of} d="M0 6H28" />}>
          <span>in theory</span>
          <LabelTex>{of === 'xt' ? JUMP : inked('noise', NORMAL)}</LabelTex>
        </Entry>
      )}
      {of !== 'epsilon' && (
        <Entry sample={<path className="df-histogram-normal" d="M0 6H28" />}>
          <LabelTex>{inked('noise', NORMAL)}</LabelTex>
        </Entry>
      )}
    </div>
  );
}

function Entry({ sample, children }: { sample: ReactNode; children: ReactNode }) {
  return (
    <span className="df-histogram-entry">
      <svg aria-hidden="true" width={28} height={12}>
        {sample}
      </svg>
      {children}
    </span>
  );
}
