'use client';

import { type ReactNode, useContext, useRef } from 'react';
import { HighlightTarget, useHighlight } from '../highlight/Highlight.js';
import { isMessage, type Message, type ShownGap, type Text } from '../i18n/message.js';
import { fromLiteral, withWideMinus } from '../i18n/numbers.js';
import { FormattedMessage, useFormat } from '../i18n/useFormat.js';
import { FigureNameContext } from '../page/contexts.js';
import { LabelTex } from '../tex/Tex.js';
import { Sample, type SampleStyle } from '../ui/Key.js';
import { percent } from '../ui/percent.js';
import { steppedBy } from '../ui/Slider.js';
import { Space } from '../ui/Space.js';
import { useNudge } from '../ui/useNudge.js';
import { type Axis, positionOn, valueAt } from './axes.js';
import { rounded, spread, within } from './geometry.js';
import { messages } from './messages.js';
import type { CurveStyle } from './shapes.js';

// The names around a chart: of its axes, its curves and its marker.

/** Pixels from one name to the next below it; with less, the bars of two roots would touch. */
const LABEL_GAP = 25;
/** The leader from a curve to its name, in pixels from the plot: slanted from `start` to `bend`, then level to `end`. */
const LEADER = { start: 4, bend: 14, end: 34 };

/** A curve at its right end. */
interface CurveEnd {
  readonly curve: CurveStyle;
  /** The height from 0 at the bottom to 1. */
  readonly end: number;
  /** The order from the top. */
  readonly order: number;
}

/** The names of curves at their right ends, in their order, each with a leader drawn in the curve's stroke. */
export function EndNames({ curves, plotHeight }: { curves: readonly CurveEnd[]; plotHeight: number }) {
  const inOrder = [...curves].sort((one, other) => one.order - other.order);
  // More names than the plot is high reach down beside the numbers of the x axis.
  const lowest = Math.max(plotHeight, LABEL_GAP * (inOrder.length - 1));
  const ends = inOrder.map(({ end }) => rounded((1 - end) * plotHeight));
  const tops = spread(ends, LABEL_GAP, lowest).map(rounded);
  const { start, bend, end } = LEADER;
  return (
    <div className="df-chart-ends">
      <svg aria-hidden="true" className="df-chart-overflow" width={end} height={plotHeight}>
        {inOrder.map(({ curve }, index) => (
          <Leader key={curve.name} curve={curve}>
            <line x1={start} y1={ends[index]} x2={bend} y2={tops[index]} />
            <line
              className="df-chart-sample"
              x1={bend}
              y1={tops[index]}
              x2={end}
              y2={tops[index]}
              strokeDasharray={curve.dash}
            />
          </Leader>
        ))}
      </svg>
      {inOrder.map(({ curve }, index) => (
        <span key={curve.name} className="df-chart-name" data-ink={curve.ink}>
          <Space height={tops[index]} />
          <span className="df-chart-name-tex">
            <CurveName curve={curve} isFirst={index === 0} />
          </span>
        </span>
      ))}
    </div>
  );
}

/** It is highlighted with its curve. */
function Leader({ curve: { link = null, ink }, children }: { curve: CurveStyle; children: ReactNode }) {
  return (
    <g ref={useHighlight<SVGGElement>(link)} data-ink={ink} className="df-chart-leader">
      {children}
    </g>
  );
}

interface CurveNameProps {
  curve: CurveStyle;
  isFirst: boolean;
}

/** A name that highlights its curve; without a link it is read with the chart's label, and so hidden here. */
export function CurveName({ curve: { name, words = name, tex, ink, link }, isFirst }: CurveNameProps) {
  const text = useFormat()(words);
  const shown = tex ? <LabelTex>{tex}</LabelTex> : text;
  if (!link) return <span aria-hidden="true">{shown}</span>;
  return (
    <HighlightTarget link={link} first={isFirst} ink={ink}>
      {shown}
    </HighlightTarget>
  );
}

/** A line, a dot or an area, and its name. */
export interface LegendItem extends SampleStyle {
  /** Tells items apart. @default their order */
  readonly key?: string | undefined;
  readonly name: Message<ShownGap> | ReactNode;
}

interface LegendProps {
  items: readonly LegendItem[];
  /** Whether only narrow pages show it. */
  isNarrow: boolean;
}

/** Names below a chart. */
export function Legend({ items, isNarrow }: LegendProps) {
  return (
    <div className="df-chart-legend" data-narrow={isNarrow || undefined}>
      {items.map(({ key, name, ...sample }, index) => (
        <span key={key ?? index} className="df-chart-entry" data-ink={sample.ink}>
          <Sample {...sample} />
          {isMessage(name) ? <FormattedMessage of={name} /> : (name as ReactNode)}
        </span>
      ))}
    </div>
  );
}

interface AxisNameProps {
  axis: Axis;
  along: 'x' | 'y';
  /** Whether it stands above the name of a marker. @default false */
  isRaised?: boolean;
}

/** The name of an axis: of the x axis below its numbers, of the y axis above them. */
export function AxisName({ axis: { name, symbol }, along, isRaised = false }: AxisNameProps) {
  if (name === null) return null;
  const t = symbol && <LabelTex>{symbol}</LabelTex>;
  return (
    <div className={`df-chart-axis df-chart-${along}`} data-raised={isRaised || undefined} aria-hidden="true">
      <FormattedMessage
        of={typeof name === 'function' ? name({ t }) : t ? messages.named({ name, symbol: t }) : name}
      />
    </div>
  );
}

/** The name of an axis for screen readers; an axis without one has the figure's. */
function spokenName({ name, symbol = '' }: Axis): Text {
  if (typeof name === 'function') return name({ t: symbol });
  return name && symbol ? messages.named({ name, symbol }) : (name ?? symbol);
}

interface XValueProps {
  x: Axis;
  value: number;
}

/** A value of the x axis in words: t = 200. */
export function XValue({ x: { symbol, valueName }, value }: XValueProps) {
  const format = useFormat();
  if (valueName) return format(valueName(value));
  // A dot may be anywhere between two steps of the axis.
  const rounded = Number.isInteger(value) ? value : Number(value.toPrecision(DIGITS));
  return symbol ? <LabelTex>{`${symbol} = ${rounded}`}</LabelTex> : format(withWideMinus(fromLiteral(String(rounded))));
}

/** Significant digits of a value of the x axis. */
const DIGITS = 4;

interface MarkerNameProps {
  value: number;
  x: Axis;
  onChange: ((value: number) => void) | null;
}

/**
 * The value of the marker, centered over it; a long one stays inside the figure. If the marker moves, it is a slider for the
 * keyboard.
 */
export function MarkerName({ value, x, onChange }: MarkerNameProps) {
  const format = useFormat();
  const { symbol, valueName, steps } = x;
  const position = within(positionOn(x, value));
  const text = valueName ? format(valueName(value)) : symbol ? `${symbol} = ${format(value)}` : format(value);
  const shown = <XValue {...{ x, value }} />;
  const step = Math.round(position * steps);
  const figure = useContext(FigureNameContext);
  const label = spokenName(x);
  const grip = useRef<HTMLSpanElement>(null);
  useNudge(grip, onChange !== null);
  return (
    <div className="df-chart-at">
      {valueName ? <Side width={2 * position - 1} /> : <Space width={percent(position)} />}
      {onChange ? (
        <span
          ref={grip}
          className="df-chart-at-name"
          role="slider"
          tabIndex={0}
          aria-label={format(figure ? messages.joined({ before: label, next: figure }) : label)}
          aria-valuemin={0}
          aria-valuemax={steps}
          aria-valuenow={step}
          aria-valuetext={text}
          onKeyDown={(event) => {
            const next = steppedBy(event, step, steps);
            if (next === null) return;
            event.preventDefault();
            onChange(valueAt(x, within(next / steps)));
          }}
        >
          {shown}
        </span>
      ) : (
        <span className="df-chart-at-name" aria-hidden="true">
          {shown}
        </span>
      )}
      {valueName && <Side width={1 - 2 * position} />}
    </div>
  );
}

/** Beside the name: what this side has more than the other, as a share of the plot's width; what is left is shared by both. */
function Side({ width }: { width: number }) {
  return <Space className="df-chart-at-side" width={percent(Math.max(0, width))} />;
}
