'use client';
import { useMemo } from 'react';
import type { Meaning } from '../../components/ink.js';
import { acrossOf, type Domain, downOf } from '../../marks/scatter/domain.js';
import type { Layer } from '../../marks/scatter/layers.js';
import { ScatterPlot } from '../../marks/scatter/ScatterPlot.js';
import { shortened } from '../pointDenoisers/shortened.js';
import { type Place, PlacePad } from './PlacePad.js';
import type { Guide, Guided } from './sampled.js';
import { statesAt } from './walk.js';

export interface TrajectoryPanelProps {
  guide: Guide;
  points: Float32Array | null;
  /** Null before the first: the place is kept. */
  guided: Guided | null;
  /** Where the oracle's paths end. */
  target: Place | null;
  t: number | null;
  domain: Domain;
  onPlace: (place: Place) => void;
}

const LOOKS: Readonly<Record<Guide, { meaning: Meaning; title: string; action: string }>> = {
  oracle: {
    meaning: 'signal',
    title: 'oracle: x₀ is known',
    action: 'let the oracle know the data point nearest to the place',
  },
  exact: { meaning: 'mean', title: 'exact, for these data', action: 'drop a point' },
  learned: { meaning: 'posterior', title: 'learned', action: 'drop a point' },
};
const DOT = 2.75;
const START = 1.6;
/** From so many paths on they are drawn paler. */
const MANY = 30;

/** The data, the paths by one guide, and the points on them at t. */
export function TrajectoryPanel(props: TrajectoryPanelProps) {
  const { guide, points, guided, target, t, domain, onPlace } = props;
  const { meaning, title, action } = LOOKS[guide];
  const layers = useMemo(() => points && layersOf(points, guided, meaning, t), [points, guided, meaning, t]);
  return (
    <div className="df-panel" data-meaning={meaning}>
      <div className="df-panel-title" data-meaning={meaning}>
        {title}
      </div>
      <div className="df-pad-area">
        <ScatterPlot label={labelOf(guide, guided, t)} domain={domain} layers={layers}>
          {guide === 'oracle' && target && (
            <circle className="df-target" cx={acrossOf(domain, target[0])} cy={downOf(domain, target[1])} r={0.022} />
          )}
        </ScatterPlot>
        <PlacePad domain={domain} action={action} isReachable={guide !== 'learned'} onPlace={onPlace} />
      </div>
      <div className="df-panel-note">{noteOf(guided)}</div>
    </div>
  );
}

function layersOf(points: Float32Array, guided: Guided | null, ink: Meaning, t: number | null): Layer[] {
  const data: Layer = { kind: 'points', ink: 'quiet', points, opacity: 0.3 };
  if (!guided || t === null) return [data];
  const { paths, before } = guided;
  const pointsEach = paths.timesteps.length;
  const opacity = paths.states.length / pointsEach > 2 * MANY ? 0.35 : 0.7;
  const layers: Layer[] = [data, { kind: 'paths', ink, points: paths.states, pointsEach, opacity }];
  if (before) layers.splice(1, 0, { kind: 'paths', ink: 'quiet', points: before.states, pointsEach, opacity: 0.5 });
  layers.push({ kind: 'points', ink: 'noise', points: statesAt(paths, Number.POSITIVE_INFINITY), radius: START });
  return [...layers, { kind: 'points', ink, points: statesAt(paths, t), radius: DOT }];
}

function noteOf(guided: Guided | null): string {
  if (!guided) return '–';
  if (guided.moved !== null) return `ends moved by ${shortened(guided.moved)}`;
  return guided.distance === null ? 'no points' : `ends ${shortened(guided.distance)} from the data`;
}

function labelOf(guide: Guide, guided: Guided | null, t: number | null): string {
  if (!guided || t === null) return `${guide} denoiser: no paths`;
  const count = guided.paths.states.length / 2 / guided.paths.timesteps.length;
  const ends = guided.distance === null ? '' : `, ending ${shortened(guided.distance)} from the data on average`;
  const moved = guided.moved === null ? '' : `, ${shortened(guided.moved)} from the ends with the noise before`;
  return `${guide} denoiser: ${count} ${count === 1 ? 'path' : 'paths'} from x_T to x_0${ends}${moved}; points at t = ${t}`;
}
