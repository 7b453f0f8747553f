'use client';
import { useMemo } from 'react';
import type { Domain } from '../../marks/scatter/domain.js';
import type { ScatterInk } from '../../marks/scatter/layers.js';
import { ScatterPanel } from '../../marks/scatter/ScatterPanel.js';
import type { Text } from '../../words/message.js';
import { formatFixed } from '../../words/numbers.js';
import { useSay } from '../../words/say.js';
import { words as shared } from '../words.js';
import type { Arrows, ArrowsRequest } from './arrows.js';
import { type Guiding, SAMPLES, type SamplesRequest } from './guiding.js';
import { arrowLayers, sampleLayers } from './layers.js';
import type { Samples } from './samples.js';
import { placeInWords, words } from './words.js';

const EMPTY: Domain = { x: 0, y: 0, half: 1 };

export interface GuidancePanelsProps {
  /** What is sampled, and where arrows are drawn; null before there is something valid: the places are kept. */
  model: {
    /** The set's name in words; null for points of the page's own. */
    readonly name: Text | null;
    readonly samples: SamplesRequest;
    readonly arrows: ArrowsRequest;
  } | null;
  /** The newest; null before the first. */
  samples: Samples | null;
  arrows: Arrows | null;
}

/** Samples over the data, and the arrows that lead to them; below each, what is what. */
export function GuidancePanels({ model, samples, arrows }: GuidancePanelsProps) {
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
    coverage: formatFixed(coverage, 2),
    mean: placeInWords(mean),
  });
}

function arrowsLabel(arrows: Arrows | null): Text {
  if (!arrows) return words.noArrows;
  const { t, label, scale } = arrows.request;
  return words.shownArrows({ t, base: baseOf(arrows.request), label, factor: scale });
}
