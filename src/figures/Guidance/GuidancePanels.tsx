'use client';
import { useMemo } from 'react';
import type { Text } from '../../i18n/message.js';
import { formatFixed } from '../../i18n/numbers.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { Domain } from '../../marks/scatter/domain.js';
import type { ScatterInk } from '../../marks/scatter/layers.js';
import { ScatterPanel } from '../../marks/scatter/ScatterPanel.js';
import { messages as shared } from '../messages.js';
import type { Arrows, ArrowsRequest } from './arrows.js';
import { type Guiding, SAMPLES, type SamplesRequest } from './guiding.js';
import { arrowLayers, sampleLayers } from './layers.js';
import { messages, placeInWords } from './messages.js';
import type { Samples } from './samples.js';

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
  const format = useFormat();
  const sampled = useMemo(() => samples && sampleLayers(samples), [samples]);
  const pointed = useMemo(() => arrows && arrowLayers(arrows), [arrows]);
  const domain = arrows?.request.domain ?? model?.arrows.domain ?? EMPTY;
  return (
    <div className="df-panels" data-narrow-columns={1}>
      <ScatterPanel
        title={format(messages.samples({ count: SAMPLES }))}
        label={samplesLabel(samples, model?.name ?? null)}
        domain={domain}
        layers={sampled}
        meaning="posterior"
        note={<Key names={model ? sampleNames(model.samples) : []} shape="dot" />}
      />
      <ScatterPanel
        title={format(messages.arrows({ t: model?.arrows.t ?? '–' }))}
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
  const format = useFormat();
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
          {format(name)}
        </li>
      ))}
    </ul>
  );
}

function sampleNames({ label, negative, labels }: Guiding): Name[] {
  const hasOthers = labels.some((other) => other !== label && other !== negative);
  return [
    ['posterior', messages.sample],
    ['signal', messages.ofClass({ label })],
    ...(negative === null ? [] : [['noise', messages.awayFrom({ label: negative })] as const]),
    ...(hasOthers ? [['quiet', messages.others] as const] : []),
  ];
}

function arrowNames({ label, negative, scale }: Guiding): Name[] {
  return [
    negative === null ? ['quiet', messages.toAll] : ['noise', messages.toNegative({ label: negative })],
    ['signal', messages.toClass({ label })],
    ['posterior', messages.guidance({ scale })],
  ];
}

function baseOf({ negative }: Guiding): Text {
  return negative === null ? messages.allPoints : messages.class({ label: negative });
}

function samplesLabel(samples: Samples | null, set: Text | null): Text {
  if (!samples) return messages.noSamples;
  const { request, coverage, mean } = samples;
  const count = request.points.length / 2;
  return messages.shown({
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
  if (!arrows) return messages.noArrows;
  const { t, label, scale } = arrows.request;
  return messages.shownArrows({ t, base: baseOf(arrows.request), label, factor: scale });
}
