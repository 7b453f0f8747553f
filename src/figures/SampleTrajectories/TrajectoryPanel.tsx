'use client';
import { useMemo } from 'react';
import type { Meaning } from '../../components/ink.js';
import type { Text } from '../../i18n/message.js';
import { formatShort } from '../../i18n/numbers.js';
import { useFormat } from '../../i18n/useFormat.js';
import { acrossOf, type Domain, downOf } from '../../marks/scatter/domain.js';
import { ScatterPlot } from '../../marks/scatter/ScatterPlot.js';
import { messages as shared } from '../messages.js';
import { messages } from './messages.js';
import { type Place, PlacePad, type PlacePadProps } from './PlacePad.js';
import type { Guide, Guided } from './sampled.js';
import { layersOf } from './trajectoryLayers.js';

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
  oracle: { meaning: 'signal', title: messages.oracle, name: messages.oracleDenoiser, press: messages.choose },
  exact: { meaning: 'mean', title: shared.exact, name: messages.exactDenoiser, press: messages.drop },
  learned: { meaning: 'posterior', title: shared.learned, name: messages.learnedDenoiser, press: messages.drop },
};
/** The data, the paths by one guide as far as they have come at t, and the points at their ends. */
export function TrajectoryPanel(props: TrajectoryPanelProps) {
  const { guide, points, guided, target, t, domain, onPlace } = props;
  const { meaning, title, name, press } = LOOKS[guide];
  const format = useFormat();
  const layers = useMemo(() => points && layersOf(points, guided, meaning, t), [points, guided, meaning, t]);
  return (
    <div className="df-panel" data-meaning={meaning}>
      <div className="df-panel-title" data-meaning={meaning}>
        {format(title)}
      </div>
      <div className="df-pad-area">
        <ScatterPlot label={labelOf(name, guided, t)} domain={domain} layers={layers}>
          {guide === 'oracle' && target && (
            <circle className="df-target" cx={acrossOf(domain, target[0])} cy={downOf(domain, target[1])} r={0.022} />
          )}
        </ScatterPlot>
        {onPlace && <PlacePad domain={domain} labelAt={press} isReachable={guide !== 'learned'} onPlace={onPlace} />}
      </div>
      <div className="df-panel-note">{format(noteOf(guided))}</div>
    </div>
  );
}

function noteOf(guided: Guided | null): Text {
  if (!guided) return '–';
  if (guided.moved !== null) return messages.moved({ distance: formatShort(guided.moved) });
  return guided.distance === null ? messages.none : messages.distance({ distance: formatShort(guided.distance) });
}

function labelOf(denoiser: Text, guided: Guided | null, t: number | null): Text {
  if (!guided || t === null) return messages.noPaths({ denoiser });
  const count = guided.paths.states.length / 2 / guided.paths.timesteps.length;
  const shown = { denoiser, paths: messages.paths({ count }), t };
  if (guided.distance === null) return messages.shown(shown);
  const ending = { ...shown, distance: formatShort(guided.distance) };
  return guided.moved === null
    ? messages.shownEnds(ending)
    : messages.shownMoved({ ...ending, moved: formatShort(guided.moved) });
}
