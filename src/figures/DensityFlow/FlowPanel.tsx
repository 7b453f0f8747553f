'use client';
import { type ReactNode, useMemo } from 'react';
import type { Message } from '../../i18n/message.js';
import { type FormattedNumber, formatFixed, withWideMinus } from '../../i18n/numbers.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { Domain } from '../../marks/scatter/domain.js';
import type { Layer } from '../../marks/scatter/layers.js';
import { ScatterPanel } from '../../marks/scatter/ScatterPanel.js';
import { insideOf } from './inside.js';
import { INKS, lineLayers, particleLayers } from './layers.js';
import type { Line, OnLine } from './line.js';
import { messages } from './messages.js';
import { PointMark } from './PointMark.js';
import type { Particles, Way } from './particles.js';
import { COUNTED, type Shade } from './shade.js';

export interface FlowPanelProps {
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
export function placeInWords({ place: [x, y] }: OnLine): Readonly<Record<'x' | 'y', FormattedNumber>> {
  return { x: withWideMinus(formatFixed(x, 2)), y: withWideMinus(formatFixed(y, 2)) };
}

function itself(plot: ReactNode): ReactNode {
  return plot;
}
