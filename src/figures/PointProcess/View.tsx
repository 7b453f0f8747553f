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
import { messages as shared } from '../messages.js';
import { POINT_EPSILON, shownDivisor, XT_DIVIDED } from '../shownState.js';
import { messages } from './messages.js';
import { deviationOf, namesOf, type ShownProcess } from './model.js';

interface RingProps {
  /** x, y of each point. */
  points: Float32Array;
  /** Which one is ringed; nothing is, if there is none of that index. */
  index: number;
  domain: Domain;
}

/** As a share of the plot's side. */
const RADIUS = 0.035;

/** A ring around a point, for the inside of a plot. Rings of paper and ink are seen over points of every colour. */
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
  /** Null if there has been nothing valid yet: the places are kept. */
  process: ShownProcess | null;
  /** x_t, as a quantity. */
  xt: Quantity | null;
  /** Of ε. */
  seed: number;
  /** Index of the point that is ringed in all plots; null for none. */
  ringed: number | null;
}

const PLACES = [messages.pendingData, messages.noisy({ t: '–' }), messages.noise] as const;

/** Where the noise lies, and about all points of unit variance. */
const USUAL: Domain = { x: 0, y: 0, half: 3.2 };

/** The data, x_t and the noise, in one scale. */
export function ProcessPanels({ process, xt, seed, ringed }: ProcessPanelsProps) {
  // Of another schedule the same points and noise are not painted again.
  const noised = useStable(process?.noised);
  const epsilon = useMemo(() => noise({ seed, stream: POINT_EPSILON }), [seed]);
  const place = { domain: noised?.domain ?? USUAL, ringed };
  const isDivided = process !== null && shownDivisor(process.schedule, process.t) > 1;
  const [ofData, ofNoisy, ofNoise] = process ? namesOf(process) : PLACES;
  return (
    <div className="df-panels">
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
    </div>
  );
}

interface ProcessPanelProps {
  quantity: Quantity | null;
  tex: string;
  /** What its symbol is, in words. */
  title: Text;
  /** What it shows, in words. */
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
