'use client';

import { useId, useMemo } from 'react';
import type { Text } from '../../i18n/message.js';
import { formatShort } from '../../i18n/numbers.js';
import { useFormat } from '../../i18n/useFormat.js';
import { acrossOf, type Domain, downOf } from '../../points/chosenPoints.js';
import type { Layer } from '../../points/paint.js';
import { ScatterPlot } from '../../points/ScatterPlot.js';
import { Button } from '../../ui/Button.js';
import type { Meaning } from '../../ui/ink.js';
import { messages as shared } from '../messages.js';
import { type Place, PlacePad, type PlacePadProps } from '../trajectories/PlacePad.js';
import { drawnPaths, pathsUntil, statesAt } from '../trajectories/paths.js';
import type { Guide, Guided, SamplerKind } from './compute.js';
import { messages } from './messages.js';

interface TrajectoryControlsProps {
  kind: SamplerKind;
  /** Those to choose from. */
  kinds: readonly SamplerKind[];
  /** Number of starts. */
  starts: number;
  /** False for what the page holds without hearing of changes. */
  isEditable: (name: 'sampler' | 'starts') => boolean;
  onKind: (kind: SamplerKind) => void;
  onHundred: () => void;
  onAgain: () => void;
  onClear: () => void;
}

const NAMES: Readonly<Record<SamplerKind, Text>> = {
  ddim: messages.ddim,
  ddpm: messages.ddpm,
  euler: messages.euler,
  heun: messages.heun,
  'dpm++': messages.dpm,
};

/** Which sampler walks, and from where. */
export function TrajectoryControls({
  kind,
  kinds,
  starts,
  isEditable,
  onKind,
  onHundred,
  onAgain,
  onClear,
}: TrajectoryControlsProps) {
  const group = useId();
  const format = useFormat();
  return (
    <div className="df-player df-trajectory-controls">
      <fieldset className="df-choice" disabled={!isEditable('sampler')}>
        <legend className="df-choice-legend">{format(messages.sampler)}</legend>
        {kinds.map((value) => (
          <label key={value} className="df-choice-option">
            <input type="radio" name={group} value={value} checked={kind === value} onChange={() => onKind(value)} />
            {format(NAMES[value])}
          </label>
        ))}
      </fieldset>
      <button type="button" className="df-button" disabled={!isEditable('starts')} onClick={onHundred}>
        {format(messages.dropHundred)}
      </button>
      <button type="button" className="df-button" disabled={starts === 0} onClick={onAgain}>
        {format(messages.again)}
      </button>
      <Button disabled={!isEditable('starts')} isIdle={starts === 0} onClick={onClear}>
        {format(shared.clear)}
      </Button>
      <output className="df-trajectory-count">{format(shared.points({ count: starts }))}</output>
    </div>
  );
}

/** The t of x_0, after the last step. */
const CLEAN_END = -1;
const DOT = 3;
const START = 1.8;
/** How opaque a few paths are; of more each is paler, so that together they do not cover the points. */
const FEW = 12;
const OPACITY = 0.55;
const FAINTEST = 0.08;

/** The data; faint, the paths as far as they have come at t; strong, where they begin and where they are. */
export function layersOf(points: Float32Array, guided: Guided | null, ink: Meaning, t: number | null): Layer[] {
  const data: Layer = { kind: 'points', ink: 'quiet', points, opacity: 0.3 };
  if (!guided || t === null) return [data];
  const paths = drawnPaths(guided.paths);
  const before = guided.before && drawnPaths(guided.before);
  const count = paths.states.length / 2 / paths.timesteps.length;
  const opacity = Math.max(FAINTEST, OPACITY * Math.min(1, FEW / count));
  // t = 0 is still noisy: the paths have gone all of their way only at their clean ends.
  const at = t === 0 ? CLEAN_END : t;
  const layers: Layer[] = [data];
  if (before) layers.push({ kind: 'paths', ink: 'quiet', ...pathsUntil(before, at), opacity });
  return [
    ...layers,
    { kind: 'paths', ink, ...pathsUntil(paths, at), opacity },
    { kind: 'points', ink: 'noise', points: statesAt(paths, Number.POSITIVE_INFINITY), radius: START },
    { kind: 'points', ink, points: statesAt(paths, at), radius: DOT },
  ];
}

interface TrajectoryPanelProps {
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
            <circle
              className="df-trajectory-target"
              cx={acrossOf(domain, target[0])}
              cy={downOf(domain, target[1])}
              r={0.022}
            />
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
