'use client';
import type { ReactNode } from 'react';
import { inked } from '../../components/ink.js';
import { formatFixed } from '../../i18n/numbers.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { acrossOf, type Domain, downOf } from '../../marks/scatter/domain.js';
import { LabelTex } from '../../tex/Tex.js';
import { NEAR } from './guiding.js';
import { messages, placeInWords } from './messages.js';
import type { Samples } from './samples.js';

export interface GuidanceNumbersProps {
  /** Null before the first. */
  samples: Samples | null;
  scale: number;
  domain: Domain | null;
}

/** What the samples cover of the class, what the density would that guidance is taken for, and both means. */
export function GuidanceNumbers({ samples, scale, domain }: GuidanceNumbersProps) {
  const format = useFormat();
  const outside = samples && domain ? outsideOf(samples.points, domain) : 0;
  const density = `p(x)\\,p(${inked('signal', 'c')} \\mid x)^{${samples?.request.scale ?? scale}}`;
  return (
    <div className="df-guidance-numbers">
      <dl>
        <Row name={format(messages.covered)}>{samples && format(formatFixed(samples.coverage, 2))}</Row>
        <Row name={<FormattedMessage of={messages.product({ density: <LabelTex>{density}</LabelTex> })} />}>
          {samples?.ofProduct == null ? null : format(formatFixed(samples.ofProduct, 2))}
        </Row>
        <Row name={format(messages.mean)}>{samples && format(placeInWords(samples.mean))}</Row>
        <Row name={format(messages.classMean)}>{samples && format(placeInWords(samples.classMean))}</Row>
      </dl>
      <p>
        {format(messages.note({ near: NEAR }))}
        {outside > 0 && ` ${format(messages.outside({ count: outside }))}`}
      </p>
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

/** How many points lie outside a plot. */
function outsideOf(points: Float32Array, domain: Domain): number {
  const isShown = (share: number) => share >= 0 && share <= 1;
  let outside = 0;
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number];
    if (!(isShown(acrossOf(domain, x)) && isShown(downOf(domain, y)))) outside++;
  }
  return outside;
}
