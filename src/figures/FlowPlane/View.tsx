'use client';

import { useMemo } from 'react';
import { positionOn, type Scale } from '../../charts/axes.js';
import { Chart } from '../../charts/Chart.js';
import { Line as ChartLine, Draggable, Overlay, Rule } from '../../charts/shapes.js';
import type { Message, ShownGap } from '../../i18n/message.js';
import * as num from '../../i18n/num.js';
import { formatSignificant, withWideMinus } from '../../i18n/numbers.js';
import { FormattedMessage } from '../../i18n/useFormat.js';
import { ScatterPlot } from '../../points/ScatterPlot.js';
import { isPath } from '../../process/process.js';
import { lastTick, tickAt, timeAtTick } from '../../process/timestep.js';
import type { Process } from '../../process/types.js';
import { XT } from '../../tex/symbols.js';
import { LabelTex, SymbolName } from '../../tex/Tex.js';
import { type DataRow, DataTable } from '../../ui/DataTable.js';
import type { PlotInk } from '../../ui/ink.js';
import { percent } from '../../ui/percent.js';
import { Slider } from '../../ui/Slider.js';
import { shownTime } from '../shared/describe.js';
import { shownDivisor } from '../shared/shownState.js';
import { CELLS, type Compared, continuous, type Line, type Plane, type PlaneRequest, placeAt } from './compute.js';
import { messages } from './messages.js';
import { conditionalLines, faintLines, HALF, ownLines, STYLES, stepLines } from './model.js';

interface Model {
  readonly axes: Scale;
  readonly asked: PlaneRequest;
  readonly t: number;
  readonly s: number;
  readonly start: number;
  readonly conditional: boolean;
}

/** The functions that set the values of a reader; null for a value that readers cannot change. */
type Move = Readonly<Record<'t' | 's' | 'start', ((value: number) => void) | null>>;

interface Shown {
  readonly model: Model;
  readonly plane: Plane | null;
  readonly line: Line | null;
  readonly compared: Compared | null;
  readonly move: Move;
}

/** The shading fills its plot. */
const UNIT = { x: 0, y: 0, half: 1 };
const SHADING = 0.65;
/** The difference between neighboring starts, and its decimals. */
const START_STEP = 0.05;
const START_DECIMALS = 2;

/** The plane of t and x: shading, lines, and points that a reader drags. */
export function PlaneFigure({ model, plane, line, compared, move }: Shown) {
  const { axes, conditional } = model;
  const layers = useMemo(
    () => plane && [{ kind: 'shade', ink: 'quiet', values: plane.shade, cells: CELLS, opacity: SHADING } as const],
    [plane],
  );
  const faint = useMemo(() => (plane ? faintLines(plane) : []), [plane]);
  const own = useMemo(() => (line ? ownLines(line) : []), [line]);
  const steps = useMemo(
    () =>
      line && compared ? [...(conditional ? conditionalLines(line, compared) : []), ...stepLines(line, compared)] : [],
    [line, compared, conditional],
  );
  const critical = plane?.critical ?? null;
  return (
    <div className="df-panel">
      <div className="df-panel-title">
        <FormattedMessage of={messages.title({ xt: <LabelTex>{XT}</LabelTex>, t: <LabelTex>t</LabelTex> })} />
      </div>
      <div className="df-flow-plane-inked">
        <Chart {...axes} height="square" label={labelOf(line, compared)}>
          <div className="df-chart-under">
            <ScatterPlot label={messages.shading} domain={UNIT} layers={layers} />
          </div>
          {critical !== null && <Rule x={critical} />}
          {[...faint, ...own, ...steps].map((line) => (
            <ChartLine key={line.name} {...line} />
          ))}
          {compared && <Points {...{ model, compared, move }} />}
        </Chart>
      </div>
    </div>
  );
}

interface PointsProps extends Pick<Shown, 'model' | 'move'> {
  readonly compared: Compared;
}

/** The points at t, at s and at the start, with their names. */
function Points({ model: { axes, asked, start }, compared, move }: PointsProps) {
  const { process } = asked;
  const path = continuous(process);
  const drawn = (t: number, place: number) => place / shownDivisor(path, t);
  const { t, s, xt, xs } = compared;
  const at = { start: [axes.x.domain[1], start], s: [s, drawn(s, xs)], t: [t, drawn(t, xt)] } as const;
  const toTime = (name: 't' | 's') => (value: readonly [number, number]) => {
    const next = timeAtTick(process, Math.round(positionOn(axes.x, value[0]) * lastTick(process)));
    if (next !== compared[name]) move[name]?.(next);
  };
  return (
    <>
      <Overlay>
        {(['s', 't'] as const).map((name) => (
          <text
            key={name}
            className="df-flow-plane-name"
            x={percent(positionOn(axes.x, at[name][0]))}
            y={percent(1 - positionOn(axes.y, at[name][1]))}
            dy={-12}
          >
            {name}
          </text>
        ))}
      </Overlay>
      <Draggable
        {...{ x: at.start[0], y: at.start[1], label: messages.pointStart, axis: 'y', ink: 'mean' }}
        disabled={!move.start}
        onChange={([, value]) => move.start?.(roundedStart(value))}
      />
      <Draggable
        {...{ x: at.s[0], y: at.s[1], label: messages.pointS, axis: 'x' }}
        disabled={!move.s}
        onChange={toTime('s')}
      />
      <Draggable
        {...{ x: at.t[0], y: at.t[1], label: messages.pointT, axis: 'x' }}
        disabled={!move.t}
        onChange={toTime('t')}
      />
    </>
  );
}

/** The nearest start on the slider. */
function roundedStart(value: number): number {
  const nearest = Number((Math.round(value / START_STEP) * START_STEP).toFixed(START_DECIMALS));
  return Math.min(HALF, Math.max(-HALF, nearest));
}

function labelOf(line: Line | null, compared: Compared | null) {
  if (!line || !compared) return messages.empty;
  const { t, s, xt, xs, slope, chord, euler, error } = compared;
  return messages.label({
    ...{ t: shownTime(t), s: shownTime(s), start: place(line.request.start), xt: place(xt), xs: place(xs) },
    ...{ slope: rate(slope), chord: rate(chord), euler: place(euler), error: place(error) },
    sde: place(sdeAt(line, s)),
  });
}

/** The place of the SDE trajectory at a time, before division. */
function sdeAt({ request, sde }: Line, s: number): number {
  return placeAt(sde, s) * shownDivisor(continuous(request.process), s);
}

const PLACE_DIGITS = 3;
const RATE_DIGITS = 3;

function place(value: num.MaybeNumber): num.NumberText {
  return num.coordinate(value, PLACE_DIGITS);
}

/** A slope in significant digits. The slope on a schedule is small, because t counts steps. */
function rate(value: num.MaybeNumber): num.NumberText {
  return typeof value === 'number' ? withWideMinus(formatSignificant(value, RATE_DIGITS)) : num.decimal(value);
}

interface StepTableProps extends Pick<Shown, 'line' | 'compared'> {
  s: number;
  process: Process;
  /** The plane whose critical time is shown; null before it is computed, undefined without `critical`. */
  critical: Plane | null | undefined;
}

/** The places of the flow, the SDE and one Euler step at s, and the slopes between t and s. */
export function StepTable({ line, compared, s, critical, process }: StepTableProps) {
  const row = (head: ShownGap, style: keyof typeof STYLES | null, slope: ShownGap, at: ShownGap): DataRow => {
    const { ink = 'ink', dash }: { ink?: PlotInk; dash?: string } = style === null ? {} : STYLES[style];
    return { head, sample: style === null ? undefined : { ink, dash }, cells: [slope, at] };
  };
  return (
    <div className="df-flow-plane-inked">
      <DataTable
        className="df-flow-plane-table"
        columns={[
          '',
          isPath(process) ? messages.slope : messages.slopePerTimestep,
          <SymbolName key="x" tex="x_s" spoken={messages.spokenPlace({ s: shownTime(s) })} />,
        ]}
        rows={[
          row(messages.flow, 'flow', '', place(compared?.xs)),
          row(messages.sde, 'sde', '', line ? place(sdeAt(line, s)) : undefined),
          row(messages.chord, 'chord', rate(compared?.chord), place(compared?.xs)),
          row(messages.tangent, 'slope', rate(compared?.slope), place(compared?.euler)),
          row(messages.error, null, '', place(compared?.error)),
        ]}
        note={critical === undefined ? undefined : criticalNote(critical)}
      />
    </div>
  );
}

function criticalNote(plane: Plane | null): ShownGap {
  if (!plane?.request.critical) return null;
  if (plane.critical === null) return messages.noCritical;
  return messages.critical({ t: <LabelTex>{`t = ${Number(plane.critical.toPrecision(3))}`}</LabelTex> });
}

/** Sliders of t, s and the start. */
export function Moves({ model: { asked, t, s, start }, move }: Pick<Shown, 'model' | 'move'>) {
  const { process } = asked;
  const time = (name: 't' | 's', label: Message<ShownGap>, value: number) => ({
    label: <FormattedMessage of={label} />,
    text: shownTime(value),
    ...{ min: 0, max: lastTick(process), step: 1, value: tickAt(process, value) },
    disabled: !move[name],
    onChange: (tick: number) => move[name]?.(timeAtTick(process, tick)),
  });
  return (
    <>
      <Slider {...time('t', messages.t({ t: <LabelTex>t</LabelTex> }), t)} />
      <Slider {...time('s', messages.s({ s: <LabelTex>s</LabelTex> }), s)} />
      <Slider
        label={<FormattedMessage of={messages.start({ xT: <LabelTex>x_T</LabelTex> })} />}
        text={num.coordinate(start, START_DECIMALS)}
        {...{ min: -HALF, max: HALF, step: START_STEP, value: start, disabled: !move.start }}
        onChange={(value) => move.start?.(roundedStart(value))}
      />
    </>
  );
}
