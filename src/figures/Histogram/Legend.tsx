'use client';
import type { ReactNode } from 'react';
import { inked } from '../../components/ink.js';
import { HighlightTarget } from '../../highlight/Highlight.js';
import type { Link } from '../../highlight/registry.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { PATH_NOISE_SCALE, PATH_SIGNAL_SCALE } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import type { HistogramContent } from './content.js';
import { messages } from './messages.js';
import { countedAs, termsOf } from './symbols.js';

const NORMAL = String.raw`\mathcal{N}(0, 1)`;
const DIVISION = String.raw`)/\sqrt{${PATH_SIGNAL_SCALE}^2+${PATH_NOISE_SCALE}^2}`;

/** What the bars and the lines are. */
export function Legend({ of, t, written }: Pick<HistogramContent, 'of' | 't' | 'written'>) {
  const format = useFormat();
  return (
    <div className="df-histogram-legend">
      <Entry sample={<rect className="df-histogram-bars" width={28} height={12} />}>
        <Linked {...countedAs(of, written)} first />
        {t !== null && (
          <span className="df-histogram-t">
            <FormattedMessage of={messages.at({ t })} />
          </span>
        )}
      </Entry>
      {of !== 'x0' && (
        <Entry sample={<path className="df-histogram-theory" data-of={of} d="M0 6H28" />}>
          <span>{format(messages.inTheory)}</span>
          {of === 'xt' ? <Sum written={written} /> : <LabelTex>{inked('noise', NORMAL)}</LabelTex>}
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

/** What a reader can point at; what belongs to it is lit. */
function Linked({ tex, link, first = false }: { tex: string; link: Link; first?: boolean }) {
  return (
    <HighlightTarget link={link} first={first}>
      <LabelTex>{tex}</LabelTex>
    </HighlightTarget>
  );
}

function Sum({ written }: Pick<HistogramContent, 'written'>) {
  const [signal, noise] = termsOf(written);
  const isDivided = written === 'divided';
  return (
    <span>
      {isDivided && <LabelTex>{'('}</LabelTex>}
      <Linked {...signal} />
      <LabelTex>{'{}+{}'}</LabelTex>
      <Linked {...noise} />
      {isDivided && <LabelTex>{DIVISION}</LabelTex>}
    </span>
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
