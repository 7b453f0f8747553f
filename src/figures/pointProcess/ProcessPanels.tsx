'use client';
import { useMemo } from 'react';
import { LabelTex } from '../../components/LabelTex.js';
import { EPSILON, X0, XT } from '../../components/symbols.js';
import type { Quantity } from '../../core/graph.js';
import { noise, x0 } from '../../core/quantity.js';
import type { Schedule } from '../../core/types.js';
import { useLinked } from '../../linking/LinkScope.js';
import { LinkTarget } from '../../linking/LinkTarget.js';
import { quantityLink } from '../../linking/names.js';
import type { Domain } from '../scatter/domain.js';
import type { Layer } from '../scatter/layers.js';
import { ScatterPanel } from '../scatter/ScatterPanel.js';
import { POINT_EPSILON } from '../streams.js';
import { deviationOf, type NoisedPoints, noisyAt } from './process.js';

/** Points at a timestep. */
export interface ShownProcess {
  readonly noised: NoisedPoints;
  readonly schedule: Schedule;
  readonly t: number;
}

export interface ProcessPanelsProps {
  /** Null if there has been nothing valid yet: the places are kept. */
  process: ShownProcess | null;
  /** x_t, as a quantity. */
  xt: Quantity | null;
  /** Of ε. */
  seed: number;
  /** Whether the plots are painted. */
  isSeen: boolean;
}

/** Where the noise lies, and about all points of unit variance. */
const USUAL: Domain = { x: 0, y: 0, half: 3.2 };

/** The data, x_t and the noise, in one scale. */
export function ProcessPanels({ process, xt, seed, isSeen }: ProcessPanelsProps) {
  const { noised, schedule, t } = process ?? {};
  const noisy = useMemo(
    () => (noised && schedule && t !== undefined ? noisyAt(noised, schedule, t) : undefined),
    [noised, schedule, t],
  );
  const epsilon = useMemo(() => noise({ seed, stream: POINT_EPSILON }), [seed]);
  const place = { domain: noised?.domain ?? USUAL, isSeen };
  const what = noised ? `${countOf(noised)}${noised.name ? ` of the set ${noised.name}` : ''}` : 'points';
  return (
    <div className="df-panels">
      <ProcessPanel
        {...place}
        quantity={x0}
        tex={X0}
        name={`the data x0: ${what}`}
        ink="signal"
        points={noised?.points.values}
      />
      <ProcessPanel {...place} quantity={xt} tex={XT} name={`x_t at t = ${t ?? '–'}`} ink="ink" points={noisy} />
      <ProcessPanel
        {...place}
        quantity={epsilon}
        tex={EPSILON}
        name="the noise ε in x_t"
        ink="noise"
        points={noised?.epsilon}
      />
    </div>
  );
}

function countOf({ points, given }: NoisedPoints): string {
  const [shown] = points.shape;
  return shown < given ? `${shown} of ${given} points` : `${given} points`;
}

interface ProcessPanelProps {
  quantity: Quantity | null;
  tex: string;
  /** In words. */
  name: string;
  ink: 'signal' | 'noise' | 'ink';
  points: Float32Array | undefined;
  domain: Domain;
  isSeen: boolean;
}

function ProcessPanel({ quantity, tex, name, ink, points, domain, isSeen }: ProcessPanelProps) {
  const link = quantity && quantityLink(quantity);
  const panelRef = useLinked<HTMLDivElement>(link);
  const layers = useMemo(
    () => (points && isSeen ? [{ kind: 'points', ink, points } satisfies Layer] : null),
    [points, ink, isSeen],
  );
  const deviation = points && deviationOf(points).toFixed(2);
  const title = <LabelTex>{tex}</LabelTex>;
  return (
    <ScatterPanel
      panelRef={panelRef}
      title={
        link ? (
          <LinkTarget link={link} label={name} first={ink === 'signal'}>
            {title}
          </LinkTarget>
        ) : (
          title
        )
      }
      note={<>sd {deviation ?? '–'}</>}
      label={deviation ? `${name}, standard deviation ${deviation}` : name}
      meaning={ink === 'ink' ? undefined : ink}
      domain={domain}
      layers={layers}
    />
  );
}
