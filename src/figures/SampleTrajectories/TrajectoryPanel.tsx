'use client';
import { useMemo } from 'react';
import type { Meaning } from '../../components/ink.js';
import { acrossOf, type Domain, downOf } from '../../marks/scatter/domain.js';
import { ScatterPlot } from '../../marks/scatter/ScatterPlot.js';
import type { Text } from '../../words/message.js';
import { formatShort } from '../../words/numbers.js';
import { useSay } from '../../words/say.js';
import { words as shared } from '../words.js';
import { type Place, PlacePad, type PlacePadProps } from './PlacePad.js';
import type { Guide, Guided } from './sampled.js';
import { layersOf } from './trajectoryLayers.js';
import { words } from './words.js';

export interface TrajectoryPanelProps {
  guide: Guide;
  points: Float32Array | null;
  /** Null before the first: the place is kept. */
  guided: Guided | null;
  /** Where the oracle's paths end. */
  target: Place | null;
  t: number | null;
  domain: Domain;
  /** Null where readers choose none. */
  onPlace: ((place: Place) => void) | null;
}

interface Look {
  readonly meaning: Meaning;
  readonly title: Text;
  /** What it is called by screen readers. */
  readonly name: Text;
  readonly press: PlacePadProps['labelAt'];
}

const LOOKS: Readonly<Record<Guide, Look>> = {
  oracle: { meaning: 'signal', title: words.oracle, name: words.oracleDenoiser, press: words.choose },
  exact: { meaning: 'mean', title: shared.exact, name: words.exactDenoiser, press: words.drop },
  learned: { meaning: 'posterior', title: shared.learned, name: words.learnedDenoiser, press: words.drop },
};
/** The data, the paths by one guide as far as they have come at t, and the points at their ends. */
export function TrajectoryPanel(props: TrajectoryPanelProps) {
  const { guide, points, guided, target, t, domain, onPlace } = props;
  const { meaning, title, name, press } = LOOKS[guide];
  const say = useSay();
  const layers = useMemo(() => points && layersOf(points, guided, meaning, t), [points, guided, meaning, t]);
  return (
    <div className="df-panel" data-meaning={meaning}>
      <div className="df-panel-title" data-meaning={meaning}>
        {say(title)}
      </div>
      <div className="df-pad-area">
        <ScatterPlot label={labelOf(name, guided, t)} domain={domain} layers={layers}>
          {guide === 'oracle' && target && (
            <circle className="df-target" cx={acrossOf(domain, target[0])} cy={downOf(domain, target[1])} r={0.022} />
          )}
        </ScatterPlot>
        {onPlace && <PlacePad domain={domain} labelAt={press} isReachable={guide !== 'learned'} onPlace={onPlace} />}
      </div>
      <div className="df-panel-note">{say(noteOf(guided))}</div>
    </div>
  );
}

function noteOf(guided: Guided | null): Text {
  if (!guided) return '–';
  if (guided.moved !== null) return words.moved({ distance: formatShort(guided.moved) });
  return guided.distance === null ? words.none : words.distance({ distance: formatShort(guided.distance) });
}

function labelOf(denoiser: Text, guided: Guided | null, t: number | null): Text {
  if (!guided || t === null) return words.noPaths({ denoiser });
  const count = guided.paths.states.length / 2 / guided.paths.timesteps.length;
  const shown = { denoiser, paths: words.paths({ count }), t };
  if (guided.distance === null) return words.shown(shown);
  const ending = { ...shown, distance: formatShort(guided.distance) };
  return guided.moved === null
    ? words.shownEnds(ending)
    : words.shownMoved({ ...ending, moved: formatShort(guided.moved) });
}
