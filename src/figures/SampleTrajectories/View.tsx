'use client';

import { useMemo } from 'react';
import { RadioField } from '../../figure/fields.js';
import { useField } from '../../figure/useField.js';
import type { ShownGap, Text } from '../../i18n/message.js';
import * as num from '../../i18n/num.js';
import { useFormat } from '../../i18n/useFormat.js';
import { acrossOf, type Domain, downOf } from '../../points/chosenPoints.js';
import type { Layer } from '../../points/paint.js';
import { ScatterPlot } from '../../points/ScatterPlot.js';
import type { Sampler, Solver } from '../../process/types.js';
import { X0 } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { Button } from '../../ui/Button.js';
import type { Meaning } from '../../ui/ink.js';
import { Value } from '../../ui/Value.js';
import { pointMessages } from '../shared/pointMessages.js';
import { type Place, PlacePad, type PlacePadProps } from '../shared/trajectories/PlacePad.js';
import { drawnPaths, pathsUntil, statesAt } from '../shared/trajectories/paths.js';
import { type Guide, type Guided, kindOf, kindsOf, type SamplerKind, type StartsSource, samplerOf } from './compute.js';
import { messages } from './messages.js';

interface TrajectoryControlsProps {
  sampler: Sampler | Solver;
  /** The initial sampler of the page. */
  initial: Sampler | Solver | undefined;
  /** Number of starts. */
  starts: number;
  onAgain: () => void;
}

/** The number of starts that a press of a button draws. */
const HUNDRED = 100;

const NAMES: Readonly<Record<SamplerKind, Text>> = {
  ddim: messages.ddim,
  ddpm: messages.ddpm,
  euler: messages.euler,
  heun: messages.heun,
  'dpm++': messages.dpm,
};

/** The controls of the sampler and of the starts. */
export function TrajectoryControls({ sampler, initial, starts, onAgain }: TrajectoryControlsProps) {
  const format = useFormat();
  const { isEditable, set } = useField<StartsSource>('starts');
  const kinds = kindsOf(sampler, initial);
  const samplers = kinds.map((kind) => samplerOf(kind, initial));
  return (
    <div className="df-player df-trajectory-controls">
      <RadioField
        name="sampler"
        label={messages.sampler}
        options={samplers}
        value={samplers[kinds.indexOf(kindOf(sampler))]}
        text={(option) => NAMES[kindOf(option)]}
      />
      <Button disabled={!isEditable} onClick={() => set(HUNDRED)}>
        {format(messages.dropHundred)}
      </Button>
      <Button disabled={starts === 0} onClick={onAgain}>
        {format(messages.again)}
      </Button>
      <Button disabled={!isEditable} isIdle={starts === 0} onClick={() => set(0)}>
        {format(pointMessages.clear)}
      </Button>
      <output className="df-trajectory-count">{format(pointMessages.points({ count: starts }))}</output>
    </div>
  );
}

/** The t of x_0, after the last step. */
const CLEAN_END = -1;
const DOT = 3;
const START = 1.8;
/** The number of paths up to which each has the full opacity. More paths are paler, so that together they do not cover the points. */
const FEW = 12;
const OPACITY = 0.55;
const FAINTEST = 0.08;

/** The layers of a panel: the data; faint, the paths up to t; strong, their starts and their places at t. */
export function layersOf(points: Float32Array, guided: Guided | null, ink: Meaning, t: number | null): Layer[] {
  const data: Layer = { kind: 'points', ink: 'quiet', points, opacity: 0.3 };
  if (!guided || t === null) return [data];
  const paths = drawnPaths(guided.paths);
  const before = guided.before && drawnPaths(guided.before);
  const count = paths.states.length / 2 / paths.timesteps.length;
  const opacity = Math.max(FAINTEST, OPACITY * Math.min(1, FEW / count));
  // t = 0 is still noisy. The paths end at their clean ends.
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
  /** The paths; null before the first, while the space is reserved. */
  guided: Guided | null;
  /** The end of the oracle's paths. */
  target: Place | null;
  t: number | null;
  domain: Domain;
  /** Adds a start; null if readers cannot. */
  onPlace: ((place: Place) => void) | null;
}

interface Look {
  readonly ink: Meaning;
  readonly title: ShownGap;
  /** The name for screen readers. */
  readonly name: Text;
  readonly press: PlacePadProps['labelAt'];
}

const LOOKS: Readonly<Record<Guide, Look>> = {
  oracle: {
    ink: 'signal',
    title: messages.oracle({ x0: <LabelTex>{X0}</LabelTex> }),
    name: messages.oracleDenoiser,
    press: messages.choose,
  },
  exact: { ink: 'mean', title: pointMessages.exact, name: messages.exactDenoiser, press: messages.drop },
  learned: { ink: 'posterior', title: pointMessages.learned, name: messages.learnedDenoiser, press: messages.drop },
};
/** The data, the paths of one guide up to t, and the points at their ends. */
export function TrajectoryPanel(props: TrajectoryPanelProps) {
  const { guide, points, guided, target, t, domain, onPlace } = props;
  const { ink, title, name, press } = LOOKS[guide];
  const layers = useMemo(() => points && layersOf(points, guided, ink, t), [points, guided, ink, t]);
  return (
    <div className="df-panel" data-ink={ink}>
      <div className="df-panel-title" data-ink={ink}>
        <Value of={title} />
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
      <div className="df-panel-note">
        <Value of={noteOf(guided)} />
      </div>
    </div>
  );
}

function noteOf(guided: Guided | null): Text {
  if (!guided) return num.PENDING;
  if (guided.moved !== null) return messages.moved({ distance: num.distance(guided.moved) });
  return guided.distance === null ? messages.none : messages.distance({ distance: num.distance(guided.distance) });
}

function labelOf(denoiser: Text, guided: Guided | null, t: number | null): Text {
  if (!guided || t === null) return messages.noPaths({ denoiser });
  const count = guided.paths.states.length / 2 / guided.paths.timesteps.length;
  const shown = { denoiser, paths: messages.paths({ count }), t };
  if (guided.distance === null) return messages.shown(shown);
  const ending = { ...shown, distance: num.distance(guided.distance) };
  return guided.moved === null
    ? messages.shownEnds(ending)
    : messages.shownMoved({ ...ending, moved: num.distance(guided.moved) });
}
