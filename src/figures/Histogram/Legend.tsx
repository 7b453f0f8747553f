'use client';
import type { ReactNode } from 'react';
import { inked } from '../../components/ink.js';
import { LabelTex } from '../../components/LabelTex.js';
import { LinkTarget } from '../../linking/LinkTarget.js';
import type { Link } from '../../linking/links.js';
import { Said, useSay } from '../../words/say.js';
import type { HistogramContent } from './content.js';
import { COUNTED, JUMP } from './symbols.js';
import { words } from './words.js';

const NORMAL = String.raw`\mathcal{N}(0, 1)`;
/** What the bars and the lines are. */
export function Legend({ of, t }: Pick<HistogramContent, 'of' | 't'>) {
  const say = useSay();
  return (
    <div className="df-histogram-legend">
      <Entry sample={<rect className="df-histogram-bars" width={28} height={12} />}>
        <Linked {...COUNTED[of]} first />
        {t !== null && (
          <span className="df-histogram-t">
            <Said of={words.at({ t })} />
          </span>
        )}
      </Entry>
      {of !== 'x0' && (
        <Entry sample={<path className="df-histogram-theory" data-of={of} d="M0 6H28" />}>
          <span>{say(words.inTheory)}</span>
          {of === 'xt' ? <Sum /> : <LabelTex>{inked('noise', NORMAL)}</LabelTex>}
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
    <LinkTarget link={link} first={first}>
      <LabelTex>{tex}</LabelTex>
    </LinkTarget>
  );
}

function Sum() {
  const [signal, noise] = JUMP;
  return (
    <span>
      <Linked {...signal} />
      <LabelTex>{'{}+{}'}</LabelTex>
      <Linked {...noise} />
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
