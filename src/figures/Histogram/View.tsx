'use client';

import type { ReactNode } from 'react';
import { Chart } from '../../charts/Chart.js';
import type { Point } from '../../charts/geometry.js';
import { Bars, Line, Overlay, Rule } from '../../charts/shapes.js';
import { HighlightTarget } from '../../highlight/Highlight.js';
import type { Link } from '../../highlight/registry.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { PATH_NOISE_SCALE, PATH_SIGNAL_SCALE } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { inked } from '../../ui/ink.js';
import { BIN_WIDTH, SHOWN, type Tally } from '../shared/tally.js';
import { messages } from './messages.js';
import {
  AXES,
  countedAs,
  type Data,
  drawingOf,
  type HistogramContent,
  labelOf,
  type Measured,
  NO_DENSITIES,
  numbersOf,
  pendingLabelOf,
  termsOf,
} from './model.js';
import type { Line as Density } from './theory.js';

const NORMAL = String.raw`\mathcal{N}(0, 1)`;
const DIVISION = String.raw`)/\sqrt{${PATH_SIGNAL_SCALE}^2+${PATH_NOISE_SCALE}^2}`;

/** The key of the bars and the lines. */
export function Legend({ of, t, written }: Pick<HistogramContent, 'of' | 't' | 'written'>) {
  const format = useFormat();
  return (
    <div className="df-histogram-legend">
      <Entry sample={<rect className="df-histogram-bars" width={28} height={12} />}>
        <Linked {...countedAs(of, written)} first />
        {t !== null && (
          <span className="df-histogram-t">
            <FormattedMessage of={messages.at({ t: <LabelTex>{`t = ${t}`}</LabelTex> })} />
          </span>
        )}
      </Entry>
      {of !== 'x0' && (
        <Entry
          sample={
            <path className="df-histogram-theory" data-ink={of === 'epsilon' ? 'noise' : undefined} d="M0 6H28" />
          }
        >
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

/** A term that a reader can highlight, with everything linked to it. */
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

/** The mean, the standard deviation, and the shares of values that a screen clips and that lie beyond the axis. */
export function Numbers({ tally, data }: { tally: Tally | null; data: Data }) {
  const format = useFormat();
  return (
    <dl className="df-histogram-numbers">
      {numbersOf(tally, data).map(({ name, text }) => (
        <div key={name.key} className="df-histogram-number">
          <dt>{format(name)}</dt>
          <dd>
            {/* On a right-to-left page too, a minus stands before its number. */}
            <bdi dir="ltr">{format(text)}</bdi>
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** The digits of a density, so that all charts reserve the same space. */
const DIGITS = 3;

interface PlotProps {
  /** The measured histogram; null before the first count. */
  measured: Measured | null;
  /** The content of the first count. */
  content: Pick<HistogramContent, 'data' | 'of' | 't' | 'divisor'>;
  /** The height in pixels, including the numbers below. */
  height: number;
}

/** The bars, the lines over them and the axes. */
export function Plot({ measured, content, height }: PlotProps) {
  const drawing = measured && drawingOf(measured);
  return (
    <Chart
      x={AXES[(measured?.content ?? content).data]}
      y={drawing?.y ?? NO_DENSITIES}
      height={height}
      digits={DIGITS}
      label={measured ? labelOf(measured) : pendingLabelOf(content)}
    >
      <Rule x={-SHOWN} className="df-chart-grid" />
      <Rule x={SHOWN} className="df-chart-grid" />
      {measured && drawing ? (
        <>
          <Bars
            heights={drawing.bars}
            width={BIN_WIDTH}
            className="df-histogram-bars"
            link={countedAs(measured.content.of, measured.content.written).link}
          />
          {drawing.theory && (
            <Line
              name="theory"
              words={messages.inTheory}
              isRead
              points={pointsOf(drawing.theory)}
              className="df-histogram-theory"
              ink={measured.content.of === 'epsilon' ? 'noise' : undefined}
            />
          )}
          {/* On top: where x_t has become N(0, 1), its dashes show in the line. */}
          {drawing.normal && (
            <Line
              name="normal"
              tex={NORMAL}
              isRead
              points={pointsOf(drawing.normal)}
              className="df-histogram-normal"
              ink="noise"
            />
          )}
        </>
      ) : (
        <Overlay>
          <rect className="df-histogram-pending" width="100%" height="100%" />
        </Overlay>
      )}
    </Chart>
  );
}

function pointsOf({ x, density }: Density): Point[] {
  return Array.from(x, (value, index) => [value, density[index] as number]);
}
