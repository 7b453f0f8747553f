'use client';
import type { ReactNode } from 'react';
import { inked } from '../../components/ink.js';
import { LabelTex } from '../../components/LabelTex.js';
import { Said, useSay } from '../../words/say.js';
import { NEAR } from './guiding.js';
import type { Samples } from './samples.js';
import { placeInWords, words } from './words.js';

export interface GuidanceNumbersProps {
  /** Null before the first. */
  samples: Samples | null;
  scale: number;
}

/** What the samples cover of the class, what the density would that guidance is taken for, and both means. */
export function GuidanceNumbers({ samples, scale }: GuidanceNumbersProps) {
  const say = useSay();
  const density = `p(x)\\,p(${inked('signal', 'c')} \\mid x)^{${samples?.request.scale ?? scale}}`;
  return (
    <div className="df-guidance-numbers">
      <dl>
        <Row name={say(words.covered)}>{samples?.coverage.toFixed(2)}</Row>
        <Row name={<Said of={words.product({ density: <LabelTex width={6}>{density}</LabelTex> })} />}>
          {samples?.ofProduct?.toFixed(2)}
        </Row>
        <Row name={say(words.mean)}>{samples && say(placeInWords(samples.mean))}</Row>
        <Row name={say(words.classMean)}>{samples && say(placeInWords(samples.classMean))}</Row>
      </dl>
      <p>{say(words.note({ near: NEAR }))}</p>
    </div>
  );
}

function Row({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children ?? '–'}</dd>
    </div>
  );
}
