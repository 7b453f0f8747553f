'use client';

import { useMemo } from 'react';
import { quantityLink } from '../../equations/names.js';
import { HighlightTarget, useHighlight } from '../../highlight/Highlight.js';
import { useStable } from '../../hooks/useStable.js';
import type { Text } from '../../i18n/message.js';
import { formatFixed } from '../../i18n/numbers.js';
import { FormattedMessage } from '../../i18n/useFormat.js';
import { acrossOf, type Domain, downOf } from '../../points/chosenPoints.js';
import type { Layer } from '../../points/paint.js';
import { ScatterPanel } from '../../points/ScatterPlot.js';
import type { Quantity } from '../../process/graph.js';
import { noise, x0 } from '../../process/quantity.js';
import { EPSILON, X0, XT } from '../../tex/symbols.js';
import { TitleTex } from '../../tex/Tex.js';
import { PanelGroup } from '../../ui/PanelGroup.js';
import { messages as shared } from '../shared/messages.js';
import { POINT_EPSILON, shownDivisor, XT_DIVIDED } from '../shared/shownState.js';
import { messages } from './messages.js';
import { deviationOf, namesOf, type ShownProcess } from './model.js';

interface RingProps {
  /** x, y of each point. */
  points: Float32Array;
  /** The index of the ringed point. An index without a point rings nothing. */
  index: number;
  domain: Domain;
}

/** The radius as a share of the plot's side. */
const RADIUS = 0.035;

/** A ring around a point, for the inside of a plot. It consists of paper and ink, so that it is visible over points of every color. */
function Ring({ points, index, domain }: RingProps) {
  const [x, y] = points.subarray(2 * index, 2 * index + 2);
  if (x === undefined || y === undefined) return null;
  const place = { cx: acrossOf(domain, x), cy: downOf(domain, y), r: RADIUS };
  return (
    <g className="df-scatter-ring">
      <circle className="df-scatter-halo" {...place} vectorEffect="non-scaling-stroke" />
      <circle {...place} vectorEffect="non-scaling-stroke" />
    </g>
  );
}

interface ProcessPanelsProps {
  /** The points at t; null before the first valid input, while the space is reserved. */
  process: ShownProcess | null;
  /** x_t, as a quantity. */
  xt: Quantity | null;
  /** The seed of ε. */
  seed: number;
  /** The index of the ringed point; null for none. */
  ringed: number | null;
}

const PLACES = [messages.pendingData, messages.noisy({ t: '–' }), messages.noise] as const;

/** The square that contains the noise and nearly all points of unit variance. */
const DEFAULT_DOMAIN: Domain = { x: 0, y: 0, half: 3.2 };

/** The panels of the data, x_t and the noise, with the same scale. */
export function ProcessPanels({ process, xt, seed, ringed }: ProcessPanelsProps) {
  // Points and noise that are equal on another schedule are not painted again.
  const noised = useStable(process?.noised);
  const epsilon = useMemo(() => noise({ seed, stream: POINT_EPSILON }), [seed]);
  const place = { domain: noised?.domain ?? DEFAULT_DOMAIN, ringed };
  const isDivided = process !== null && shownDivisor(process.schedule, process.t) > 1;
  const [ofData, ofNoisy, ofNoise] = process ? namesOf(process) : PLACES;
  return (
    <PanelGroup largePanel={1}>
      <ProcessPanel
        {...place}
        quantity={x0}
        tex={X0}
        title={messages.dataName}
        name={ofData}
        ink="signal"
        points={noised?.points.values}
      />
      <ProcessPanel
        {...place}
        quantity={xt}
        tex={isDivided ? XT_DIVIDED : XT}
        title={messages.noisyPoints}
        name={ofNoisy}
        ink="ink"
        points={process?.noisy}
      />
      <ProcessPanel
        {...place}
        quantity={epsilon}
        tex={EPSILON}
        title={shared.noiseName}
        name={ofNoise}
        ink="noise"
        points={noised?.epsilon}
      />
    </PanelGroup>
  );
}

interface ProcessPanelProps {
  quantity: Quantity | null;
  tex: string;
  /** The title in words. */
  title: Text;
  /** The content in words. */
  name: Text;
  ink: 'signal' | 'noise' | 'ink';
  points: Float32Array | undefined;
  domain: Domain;
  ringed: number | null;
}

function ProcessPanel(props: ProcessPanelProps) {
  const { quantity, tex, title: titleWords, name, ink, points, domain, ringed } = props;
  const link = quantity && quantityLink(quantity);
  const panelRef = useHighlight<HTMLDivElement>(link);
  const layers = useMemo(() => (points ? [{ kind: 'points', ink, points } satisfies Layer] : null), [points, ink]);
  const deviation = points && formatFixed(deviationOf(points), 2);
  const title = <TitleTex name={titleWords}>{tex}</TitleTex>;
  return (
    <ScatterPanel
      panelRef={panelRef}
      title={
        link ? (
          <HighlightTarget link={link} label={name} first={ink === 'signal'}>
            {title}
          </HighlightTarget>
        ) : (
          title
        )
      }
      note={<FormattedMessage of={messages.sd({ deviation: deviation ?? '–' })} />}
      label={deviation ? messages.measured({ points: name, deviation }) : name}
      ink={ink === 'ink' ? undefined : ink}
      domain={domain}
      layers={layers}
    >
      {points && ringed !== null && <Ring points={points} index={ringed} domain={domain} />}
    </ScatterPanel>
  );
}
