'use client';
import { useMemo } from 'react';
import type { Domain } from '../../marks/scatter/domain.js';
import type { Layer, ScatterInk } from '../../marks/scatter/layers.js';
import { ScatterPanel } from '../../marks/scatter/ScatterPanel.js';
import type { Text } from '../../words/message.js';
import { useSay } from '../../words/say.js';
import { words as shared } from '../words.js';
import type { Arrows } from './arrows.js';
import { type Guiding, SAMPLES } from './guiding.js';
import type { Samples } from './samples.js';
import type { GuidanceLive, GuidanceModel } from './useGuidance.js';
import { placeInWords, words } from './words.js';

const EMPTY: Domain = { x: 0, y: 0, half: 1 };
const SAMPLE_RADIUS = 2;
/** A dot of the data: of so few they are seen each by itself. */
const FEW = 100;
const radiusOf = (points: Float32Array) => (points.length / 2 <= FEW ? 3 : 1.3);

export interface GuidancePanelsProps {
  /** Null before there is something valid: the places are kept. */
  model: GuidanceModel | null;
  live: GuidanceLive;
}

/** Samples over the data, and the arrows that lead to them; below each, what is what. */
export function GuidancePanels({ model, live: { samples, arrows } }: GuidancePanelsProps) {
  const say = useSay();
  const sampled = useMemo(() => samples && sampleLayers(samples), [samples]);
  const pointed = useMemo(() => arrows && arrowLayers(arrows), [arrows]);
  const domain = arrows?.request.domain ?? model?.arrows.domain ?? EMPTY;
  return (
    <div className="df-panels" data-narrow-columns={1}>
      <ScatterPanel
        title={say(words.samples({ count: SAMPLES }))}
        label={samplesLabel(samples, model?.name ?? null)}
        domain={domain}
        layers={sampled}
        meaning="posterior"
        note={<Key names={model ? sampleNames(model.samples) : []} shape="dot" />}
      />
      <ScatterPanel
        title={say(words.arrows({ t: model?.arrows.t ?? '–' }))}
        label={arrowsLabel(arrows)}
        domain={domain}
        layers={pointed}
        note={<Key names={model ? arrowNames(model.arrows) : []} shape="arrow" />}
      />
    </div>
  );
}

/** The ink of something, and what it is. */
type Name = readonly [ink: ScatterInk, name: Text];

function Key({ names, shape }: { names: readonly Name[]; shape: 'dot' | 'arrow' }) {
  const say = useSay();
  return (
    <ul className="df-guidance-names">
      {names.map(([ink, name]) => (
        <li key={ink}>
          <svg
            className="df-guidance-sign"
            data-ink={ink}
            aria-hidden="true"
            width={20}
            height={12}
            viewBox="0 0 20 12"
          >
            {shape === 'dot' ? <circle cx={10} cy={6} r={4} /> : <path d="M1 6h17M13 2l5 4-5 4" />}
          </svg>
          {say(name)}
        </li>
      ))}
    </ul>
  );
}

function sampleNames({ label, negative, labels }: Guiding): Name[] {
  const hasOthers = labels.some((other) => other !== label && other !== negative);
  return [
    ['posterior', words.sample],
    ['signal', words.ofClass({ label })],
    ...(negative === null ? [] : [['noise', words.awayFrom({ label: negative })] as const]),
    ...(hasOthers ? [['quiet', words.others] as const] : []),
  ];
}

function arrowNames({ label, negative, scale }: Guiding): Name[] {
  return [
    negative === null ? ['quiet', words.toAll] : ['noise', words.toNegative({ label: negative })],
    ['signal', words.toClass({ label })],
    ['posterior', words.guidance({ scale })],
  ];
}

/** The data by their classes; over them the samples. */
function sampleLayers({ request, points: samples }: Samples): Layer[] {
  const { points, labels, label, negative } = request;
  const some = (isShown: (of: number) => boolean) => ({
    kind: 'points' as const,
    points: points.filter((_, i) => isShown(labels[i >> 1] as number)),
    radius: radiusOf(points),
  });
  return [
    { ...some((of) => of !== label && of !== negative), ink: 'quiet', opacity: 0.4 },
    { ...some((of) => of === negative && of !== label), ink: 'noise', opacity: 0.5 },
    { ...some((of) => of === label), ink: 'signal', opacity: 0.6 },
    { kind: 'points', ink: 'posterior', points: samples, radius: SAMPLE_RADIUS, opacity: 0.9 },
  ];
}

/** Both arrows, and from the head of the first the difference times the scale. */
function arrowLayers({ request, tails, base, ofClass, guided }: Arrows): Layer[] {
  const data: Layer = { kind: 'points', ink: 'quiet', points: request.points, opacity: 0.2 };
  return [
    data,
    { kind: 'arrows', ink: request.negative === null ? 'quiet' : 'noise', from: tails, to: base },
    { kind: 'arrows', ink: 'posterior', from: base, to: guided, width: 1.25 },
    { kind: 'arrows', ink: 'signal', from: tails, to: ofClass, width: 1.25 },
  ];
}

function baseOf({ negative }: Guiding): Text {
  return negative === null ? words.allPoints : words.class({ label: negative });
}

function samplesLabel(samples: Samples | null, set: Text | null): Text {
  if (!samples) return words.noSamples;
  const { request, coverage, mean } = samples;
  const count = request.points.length / 2;
  return words.shown({
    count: SAMPLES,
    label: request.label,
    base: baseOf(request),
    scale: request.scale,
    points: set ? shared.pointsOfSet({ count, set }) : shared.points({ count }),
    coverage: coverage.toFixed(2),
    mean: placeInWords(mean),
  });
}

function arrowsLabel(arrows: Arrows | null): Text {
  if (!arrows) return words.noArrows;
  const { t, label, scale } = arrows.request;
  return words.shownArrows({ t, base: baseOf(arrows.request), label, factor: scale });
}
