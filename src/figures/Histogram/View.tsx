'use client';

import type { ReactNode } from 'react';
import { percent, Grid as Scales } from '../../charts/CurveChart.js';
import { PATH_UNITS } from '../../charts/chart.js';
import { DIGIT_WIDTH } from '../../charts/ticks.js';
import { HighlightTarget, useHighlight } from '../../highlight/Highlight.js';
import type { Link } from '../../highlight/registry.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { PATH_NOISE_SCALE, PATH_SIGNAL_SCALE } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { inked } from '../../ui/ink.js';
import { Space } from '../../ui/Space.js';
import { SHOWN, type Tally } from '../tally.js';
import { messages } from './messages.js';
import {
  acrossOf,
  countedAs,
  type Data,
  drawingOf,
  type HistogramContent,
  type HistogramDrawing,
  labelOf,
  type Measured,
  numbersOf,
  pendingLabelOf,
  termsOf,
  VALUE_TICKS,
} from './model.js';

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

/** Mean, sd, and the shares of values that a screen clips and that the axis does not reach. */
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

/** Pixels around the plot. Above: the name of the axis of densities. Left: its numbers, of three characters at most. */
const MARGIN = { top: 26, right: 10, bottom: 30, left: 3 * DIGIT_WIDTH + 10 };

interface PlotProps {
  /** Null until something is counted. */
  measured: Measured | null;
  /** What will be counted first. */
  content: Pick<HistogramContent, 'data' | 'of' | 't' | 'divisor'>;
  /** In pixels, with the numbers below. */
  height: number;
}

/** The bars, the lines over them and the axes. */
export function Plot({ measured, content, height }: PlotProps) {
  const drawing = measured && drawingOf(measured);
  const label = measured ? labelOf(measured) : pendingLabelOf(content);
  const format = useFormat();
  return (
    <div className="df-chart">
      <Space width={MARGIN.left} />
      <div className="df-chart-plot">
        <Space height={MARGIN.top} />
        <svg
          className="df-chart-drawing"
          width="100%"
          height={height - MARGIN.top - MARGIN.bottom}
          role="img"
          aria-label={format(label)}
        >
          {!measured && <rect className="df-histogram-pending" width="100%" height="100%" />}
          <Axes drawing={drawing} />
          {drawing && <Shapes drawing={drawing} {...measured.content} />}
        </svg>
        <Space height={MARGIN.bottom} />
      </div>
      <Space width={MARGIN.right} />
    </div>
  );
}

/** The grid and its numbers, and upright lines at the ends of what a screen shows. */
function Axes({ drawing }: { drawing: HistogramDrawing | null }) {
  return (
    <>
      <text className="df-chart-tick" x={0} y={-14}>
        {useFormat()(messages.density)}
      </text>
      {[-SHOWN, SHOWN].map(acrossOf).map((at) => (
        <line key={at} className="df-chart-grid" x1={percent(at)} x2={percent(at)} y1={0} y2="100%" />
      ))}
      <Scales xTicks={VALUE_TICKS} yTicks={drawing?.densityTicks ?? []} />
    </>
  );
}

interface ShapesProps extends Pick<HistogramContent, 'of' | 'written'> {
  drawing: HistogramDrawing;
}

/** They stretch with the drawing, but their strokes and dashes do not. */
function Shapes({ drawing: { bars, theory, normal }, of, written }: ShapesProps) {
  const barsRef = useHighlight<SVGPathElement>(countedAs(of, written).link);
  return (
    <svg
      aria-hidden="true"
      className="df-chart-overflow"
      viewBox={`0 0 ${PATH_UNITS} ${PATH_UNITS}`}
      preserveAspectRatio="none"
    >
      <path ref={barsRef} className="df-histogram-bars" d={bars} />
      {theory && <path className="df-histogram-theory" data-of={of} d={theory} vectorEffect="non-scaling-stroke" />}
      {/* On top: where x_t has become N(0, 1), its dashes show in the line. */}
      {normal && <path className="df-histogram-normal" d={normal} vectorEffect="non-scaling-stroke" />}
    </svg>
  );
}
