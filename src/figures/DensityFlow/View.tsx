'use client';

import { type ReactNode, useMemo } from 'react';
import { Chart } from '../../charts/Chart.js';
import { Line as ChartLine } from '../../charts/shapes.js';
import type { Message } from '../../i18n/message.js';
import * as num from '../../i18n/num.js';
import { useFormat } from '../../i18n/useFormat.js';
import { acrossOf, type Domain, downOf } from '../../points/chosenPoints.js';
import type { Layer } from '../../points/paint.js';
import { ScatterPanel } from '../../points/ScatterPlot.js';
import { X0, XT } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { DataTable } from '../../ui/DataTable.js';
import { Facts } from '../../ui/Facts.js';
import { Value } from '../../ui/Value.js';
import { COUNTED, type Line, type OnLine, type Particles, type Shade, type Way } from './compute.js';
import { messages } from './messages.js';
import { INKS, insideOf, lineLayers, particleLayers } from './model.js';
import { bitsAt, CHOICE_STYLES, type ChoiceName, type Undecided, undecidedChart } from './undecided.js';

/** A ring of paper and ink at the reader's point, visible above particles. */
function PointMark({ place, domain }: { place: readonly [x: number, y: number]; domain: Domain }) {
  const at = { cx: acrossOf(domain, place[0]), cy: downOf(domain, place[1]), r: 0.022 };
  return (
    <>
      <circle className="df-scatter-ring df-scatter-halo" {...at} vectorEffect="non-scaling-stroke" />
      <circle className="df-scatter-ring" {...at} vectorEffect="non-scaling-stroke" />
    </>
  );
}

interface FlowPanelProps {
  way: Way;
  domain: Domain;
  /** The density; null before the first, while its space is reserved. */
  shade: Shade | null;
  /** The layers of the density, which are the same for both ways. */
  density: readonly Layer[] | null;
  particles: Particles | null;
  /** The flow of a reader's point, and its place at t; undefined for the SDE. */
  line?: Line | null;
  at?: OnLine | null;
  /** Wraps the plot in an element that takes a reader's presses. */
  wrap?: (plot: ReactNode) => ReactNode;
}

/** The density, the particles of one way, and the flow of a reader's point. */
export function FlowPanel({
  way,
  domain,
  shade,
  density,
  particles,
  line = null,
  at = null,
  wrap = itself,
}: FlowPanelProps) {
  const format = useFormat();
  const paths = particles?.paths[way] ?? null;
  const t = shade?.request.t;
  const layers = useMemo(
    () =>
      density && [
        ...density,
        ...(paths && t !== undefined ? particleLayers(paths, way, t) : []),
        ...(line ? lineLayers(line) : []),
      ],
    [density, paths, way, t, line],
  );
  const inside = useMemo(() => (shade && paths ? insideOf(shade, paths) : 0), [shade, paths]);
  const count = particles?.request.particles ?? 0;
  const counted = { inside, count, share: 100 * COUNTED };
  return (
    <ScatterPanel
      title={format(messages[way])}
      ink={INKS[way]}
      note={format(paths && count > 0 ? messages.inside(counted) : messages.none)}
      label={labelOf(way, shade, paths && count > 0 ? counted : null, at)}
      domain={domain}
      layers={layers}
      wrap={wrap}
    >
      {at && <PointMark place={at.place} domain={domain} />}
    </ScatterPanel>
  );
}

type Counted = Readonly<Record<'inside' | 'count' | 'share', number>>;

function labelOf(way: Way, shade: Shade | null, counted: Counted | null, at: OnLine | null): Message {
  if (!shade) return messages.empty;
  const { t } = shade.request;
  const name = way === 'flow' ? messages.onFlow : messages.onSde;
  const plot = counted ? messages.particles({ t, way: name, ...counted }) : messages.noParticles({ t, way: name });
  return at ? messages.withLine({ plot, ...placeInWords(at) }) : plot;
}

/** A place as text, with two decimals. */
function placeInWords({ place: [x, y] }: OnLine): Readonly<Record<'x' | 'y', num.NumberText>> {
  return { x: num.coordinate(x), y: num.coordinate(y) };
}

function itself(plot: ReactNode): ReactNode {
  return plot;
}

const FORMULA = String.raw`\log p_t(x_t) = \log p_T(x_T) + \int_t^T \nabla\!\cdot u\,\mathrm{d}\tau`;
const DIGITS = 4;
/** The number of decimals at which a difference is seldom 0. */
const DIFFERENCE_DIGITS = 7;

interface LikelihoodProps {
  /** The state of a reader's point at t; null without a point. */
  at: OnLine | null;
  t: number | null;
  /** Whether the column stands alone. Its numbers then stand beside its formula. */
  isAlone: boolean;
}

/** The likelihood of a reader's point by the change of variables, and the exact likelihood. */
export function Likelihood({ at, t, isAlone }: LikelihoodProps) {
  return (
    <div className="df-likelihood" data-alone={isAlone || undefined}>
      <p>
        <LabelTex>{FORMULA}</LabelTex>
      </p>
      <p className="df-note df-likelihood-note">
        <Value
          of={
            at && t !== null
              ? messages.bits({ ...placeInWords(at), t: <LabelTex>{`t = ${t}`}</LabelTex> })
              : messages.noPoint
          }
        />
      </p>
      <Facts
        rows={[
          [messages.noise({ xT: <LabelTex>x_T</LabelTex> }), num.decimal(at?.noise ?? null, DIGITS)],
          [messages.divergence, num.decimal(at?.divergence ?? null, DIGITS)],
          [messages.byFlow, num.decimal(at?.flow ?? null, DIGITS)],
          [messages.exact, num.decimal(at?.exact ?? null, DIGITS)],
          [messages.difference, num.decimal(at && Math.abs(at.flow - at.exact), DIFFERENCE_DIGITS)],
        ]}
      />
    </div>
  );
}

/** The height of the chart in pixels. */
const CHART_HEIGHT = 238;
const HALVES = String.raw`-\ln(m^2 - s^2)`;
const POINT = String.raw`\ln\frac{n - 1}{v - (n - 1)\,s^2}`;

interface UndecidedBitsProps {
  /** The requested choices. Their rows are shown before their numbers. */
  choices: readonly ChoiceName[];
  undecided: Undecided | null;
  t: number;
  /** The log-SNR at t. */
  level: number;
  /** Called with the log-SNR to which a reader moves the marker; undefined if readers cannot move it. */
  onLevel: ((level: number) => void) | undefined;
  /** Whether the column stands alone. Its numbers then stand beside its chart. */
  isAlone: boolean;
}

/** The undecided bits of each choice over the log-SNR, and the log-SNR at which it is decided. */
export function UndecidedBits({ choices, undecided, t, level, onLevel, isAlone }: UndecidedBitsProps) {
  const curves = undecided?.curves ?? [];
  const { lines, ...chart } = undecidedChart(curves, t, level);
  return (
    <div className="df-undecided" data-alone={isAlone || undefined}>
      <div>
        <Chart
          {...chart}
          title={messages.undecided({ x0: <LabelTex>{X0}</LabelTex>, xt: <LabelTex>{XT}</LabelTex> })}
          height={CHART_HEIGHT}
          marker={chart.marker && { ...chart.marker, onChange: onLevel }}
        >
          {lines.map((line) => (
            <ChartLine key={line.name} {...line} />
          ))}
        </Chart>
      </div>
      <div>
        <DataTable
          columns={[
            messages.choice,
            messages.bitsAt({ t: <LabelTex>{`t = ${t}`}</LabelTex> }),
            messages.decided,
            messages.formula,
          ]}
          rows={choices.map((name) => {
            const { ink, dash } = CHOICE_STYLES[name];
            const curve = curves.find((one) => one.name === name);
            return {
              head: messages[name],
              sample: { ink, dash },
              cells: [
                num.decimal(curve && bitsAt(curve, level)),
                num.logSnr(curve?.decided, 2),
                num.logSnr(curve?.formula, 2),
              ],
            };
          })}
          note={[
            ...(choices.some((name) => name !== 'point')
              ? [messages.halvesNote({ formula: <LabelTex>{HALVES}</LabelTex> })]
              : []),
            ...(choices.includes('point') ? [messages.pointNote({ formula: <LabelTex>{POINT}</LabelTex> })] : []),
          ]}
        />
      </div>
    </div>
  );
}
