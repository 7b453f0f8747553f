'use client';

import { type ReactNode, useMemo } from 'react';
import type { Message, ShownGap } from '../../i18n/message.js';
import { type FormattedNumber, formatFixed, withWideMinus } from '../../i18n/numbers.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { acrossOf, type Domain, downOf } from '../../points/chosenPoints.js';
import type { Layer } from '../../points/paint.js';
import { ScatterPanel } from '../../points/ScatterPlot.js';
import { LabelTex } from '../../tex/Tex.js';
import { COUNTED, type Line, type OnLine, type Particles, type Shade, type Way } from './compute.js';
import { messages } from './messages.js';
import { INKS, insideOf, lineLayers, particleLayers } from './model.js';

/** A ring where a reader's point is: of paper and ink, to be seen over particles. */
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
  /** Null keeps the place. */
  shade: Shade | null;
  /** Of the density, the same for both ways. */
  density: readonly Layer[] | null;
  particles: Particles | null;
  /** The flow of a reader's point, and where it is; none on the way of the SDE. */
  line?: Line | null;
  at?: OnLine | null;
  /** Puts the plot under what takes a reader's presses. */
  wrap?: (plot: ReactNode) => ReactNode;
}

/** A density, the particles of one way on it, and the flow of a reader's point. */
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
      meaning={INKS[way]}
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

/** A place in two decimals. */
function placeInWords({ place: [x, y] }: OnLine): Readonly<Record<'x' | 'y', FormattedNumber>> {
  return { x: withWideMinus(formatFixed(x, 2)), y: withWideMinus(formatFixed(y, 2)) };
}

function itself(plot: ReactNode): ReactNode {
  return plot;
}

const FORMULA = String.raw`\log p_t(x_t) = \log p_T(x_T) + \int_t^T \nabla\!\cdot u\,\mathrm{d}\tau`;
const DIGITS = 4;
/** So many that it is seldom 0. */
const DIFFERENCE_DIGITS = 7;

interface LikelihoodProps {
  /** A reader's point; null without one. */
  at: OnLine | null;
  t: number | null;
}

/** The likelihood of a reader's point by the change of variables, beside the exact one. */
export function Likelihood({ at, t }: LikelihoodProps) {
  const format = useFormat();
  return (
    <div className="df-likelihood">
      <p>
        <LabelTex>{FORMULA}</LabelTex>
      </p>
      <p className="df-likelihood-note">
        {format(at && t !== null ? messages.bits({ ...placeInWords(at), t }) : messages.noPoint)}
      </p>
      <dl>
        <Row
          name={messages.noise({ xT: <LabelTex>x_T</LabelTex> })}
          value={at && withWideMinus(formatFixed(at.noise, DIGITS))}
        />
        <Row name={messages.divergence} value={at && withWideMinus(formatFixed(at.divergence, DIGITS))} />
        <Row name={messages.byFlow} value={at && withWideMinus(formatFixed(at.flow, DIGITS))} />
        <Row name={messages.exact} value={at && withWideMinus(formatFixed(at.exact, DIGITS))} />
        <Row name={messages.difference} value={at && formatFixed(Math.abs(at.flow - at.exact), DIFFERENCE_DIGITS)} />
      </dl>
    </div>
  );
}

function Row({ name, value }: { name: Message<ShownGap>; value: FormattedNumber | null }) {
  return (
    <div>
      <dt>
        <FormattedMessage of={name} />
      </dt>
      <dd>
        <FormattedMessage of={value ?? '–'} />
      </dd>
    </div>
  );
}
