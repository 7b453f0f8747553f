'use client';

import { useMemo } from 'react';
import { FieldRow, SelectField, SliderField } from '../../figure/fields.js';
import { useField } from '../../figure/useField.js';
import type { Message, Text } from '../../i18n/message.js';
import * as num from '../../i18n/num.js';
import { useFormat } from '../../i18n/useFormat.js';
import { acrossOf, type Domain, downOf } from '../../points/chosenPoints.js';
import type { Layer, ScatterInk } from '../../points/paint.js';
import { ScatterPanel } from '../../points/ScatterPlot.js';
import { LabelTex } from '../../tex/Tex.js';
import { type Fact, Facts, Reading } from '../../ui/Facts.js';
import { Key, type KeyItem } from '../../ui/Key.js';
import { PanelGroup } from '../../ui/PanelGroup.js';
import { Slider } from '../../ui/Slider.js';
import { Value } from '../../ui/Value.js';
import { pointMessages } from '../shared/pointMessages.js';
import type { Arrows, ArrowsRequest, Samples } from './compute.js';
import { messages, placeInWords } from './messages.js';
import { type Guiding, type Interval, NEAR, SAMPLES, type SamplesRequest } from './model.js';
import type { Quality } from './quality.js';

const SAMPLE_RADIUS = 2;
/** The opacity of the other classes, fainter than the negative class, which has the same ink. */
const OTHERS = 0.4;

/** The number of points up to which each dot of the data is seen separately. */
const FEW = 100;

const radiusOf = (points: Float32Array) => (points.length / 2 <= FEW ? 3 : 1.3);

/** The layers of the data by their classes, and of the samples above them. */
export function sampleLayers({ request, points: samples }: Samples): Layer[] {
  const { points, labels, label, negative } = request;
  const some = (isShown: (of: number) => boolean) => ({
    kind: 'points' as const,
    points: points.filter((_, i) => isShown(labels[i >> 1] as number)),
    radius: radiusOf(points),
  });
  return [
    { ...some((of) => of !== label && of !== negative), ink: 'quiet', opacity: OTHERS },
    { ...some((of) => of === negative && of !== label), ink: 'quiet' },
    { ...some((of) => of === label), ink: 'ink', opacity: 0.7 },
    { kind: 'points', ink: 'posterior', points: samples, radius: SAMPLE_RADIUS, opacity: 0.9 },
  ];
}

/** The layers of both arrows, and of the scaled difference from the head of the first arrow. */
export function arrowLayers({ request, tails, base, ofClass, guided }: Arrows): Layer[] {
  const data: Layer = { kind: 'points', ink: 'quiet', points: request.points, opacity: 0.2 };
  return [
    data,
    { kind: 'arrows', ink: 'quiet', from: tails, to: base },
    { kind: 'arrows', ink: 'posterior', from: base, to: guided, width: 1.25 },
    { kind: 'arrows', ink: 'ink', from: tails, to: ofClass, width: 1.25 },
  ];
}

/** The largest value of the slider. The page may set larger scales. */
const LARGEST_SCALE = 10;
const SCALE_STEP = 0.5;
/** The ends of the sliders of the interval, which stand for -∞ and ∞. */
const ENDS = [-10, 10] as const;
const EVERYWHERE: Interval = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** The guidance scale, above the samples, so that both are visible at once. */
export function GuidanceScale({ hasGuide }: { hasGuide: boolean }) {
  // The guidance scale w of Karras et al. 2024 is the scale itself.
  const text = (scale: number) => (hasGuide ? rounded(scale) : messages.scaleAndW({ scale, w: rounded(scale - 1) }));
  return (
    <div className="df-guidance-scale">
      <SliderField name="scale" label={messages.scale} max={LARGEST_SCALE} step={SCALE_STEP} text={text} />
    </div>
  );
}

interface GuidanceControlsProps {
  /** Whether there is a guide. A guide excludes classes. */
  hasGuide: boolean;
  classes: readonly number[];
  label: number;
  negative: number | null;
}

/** The controls of the interval and, without a guide, of the class and the negative class. */
export function GuidanceControls({ hasGuide, classes, label, negative }: GuidanceControlsProps) {
  const className = (option: number | null) =>
    option === null ? messages.allPoints : messages.class({ label: option });
  return (
    <FieldRow>
      <IntervalSlider index={0} label={messages.from} />
      <IntervalSlider index={1} label={messages.to} />
      {!hasGuide && (
        <>
          <SelectField name="label" label={messages.choice} value={label} options={classes} text={className} />
          <SelectField
            name="negative"
            label={messages.negative}
            value={negative}
            options={[null, ...classes]}
            text={className}
          />
        </>
      )}
    </FieldRow>
  );
}

/** The slider of one end of the interval. It moves the other end if they meet. */
function IntervalSlider({ index, label }: { index: 0 | 1; label: Message }) {
  const { value, isEditable, set } = useField<Interval | null>('interval');
  const [least, largest] = value ?? EVERYWHERE;
  const end = index === 0 ? least : largest;
  const move = (next: number) => {
    const moved = next === ENDS[index] ? EVERYWHERE[index] : next;
    const interval: Interval = index === 0 ? [moved, Math.max(moved, largest)] : [Math.min(moved, least), moved];
    set(interval.every((each, at) => each === EVERYWHERE[at]) ? null : interval);
  };
  return (
    <Slider
      label={<Value of={label} />}
      text={rounded(end)}
      valueText={Number.isFinite(end) ? rounded(end) : messages.noEnd}
      {...{ min: ENDS[0], max: ENDS[1], step: 1, disabled: !isEditable }}
      value={Math.min(ENDS[1], Math.max(ENDS[0], end))}
      onChange={move}
    />
  );
}

/** Removes the rounding errors of a float from a number. */
function rounded(value: number): num.NumberText {
  return num.exact(Number(value.toFixed(2)));
}

interface GuidanceNumbersProps {
  /** The samples; null before the first. */
  samples: Samples | null;
  scale: number;
  hasGuide: boolean;
  domain: Domain | null;
}

/** The quality of the samples, and the number of samples outside the plot. */
export function GuidanceNumbers({ samples, scale, hasGuide, domain }: GuidanceNumbersProps) {
  const format = useFormat();
  const outside = samples && domain ? outsideOf(samples.points, domain) : 0;
  return (
    <div className="df-guidance-numbers">
      <Facts rows={hasGuide ? qualityRows(samples) : classRows(samples, scale)}>
        {!hasGuide && <Reading label={messages.covered} value={num.decimal(samples?.coverage)} />}
      </Facts>
      <p className="df-note">
        {format(hasGuide ? messages.shares : messages.note({ near: NEAR }))}
        {outside > 0 && ` ${format(messages.outside({ count: outside }))}`}
      </p>
    </div>
  );
}

/** The share of the class that samples of the product of densities would cover, and both means. */
function classRows(samples: Samples | null, scale: number): Fact[] {
  const density = `p(x)\\,p(c \\mid x)^{${samples?.request.scale ?? scale}}`;
  return [
    [messages.product({ density: <LabelTex>{density}</LabelTex> }), num.decimal(samples?.ofProduct)],
    [messages.mean, samples ? placeInWords(samples.mean) : undefined],
    [messages.classMean, samples ? placeInWords(samples.classMean) : undefined],
  ];
}

/** The precision and recall of the samples, and their distance from the curve. */
function qualityRows(samples: Samples | null): Fact[] {
  const quality = samples?.quality;
  const share = (value: number | undefined) => num.decimal(quality === null ? null : value);
  const distance = quality === null ? null : quality?.distance;
  return [
    [messages.precision, share(quality?.precision)],
    [messages.recall, share(quality?.recall)],
    [messages.distance, distance && messages.besideData(distancesOf(distance))],
  ];
}

function distancesOf({ samples, data }: NonNullable<Quality['distance']>) {
  return { samples: num.decimal(samples, 3), data: num.decimal(data, 3) };
}

/** The number of points that lie outside a plot. */
function outsideOf(points: Float32Array, domain: Domain): number {
  const isShown = (share: number) => share >= 0 && share <= 1;
  let outside = 0;
  for (let i = 0; i < points.length; i += 2) {
    const [x, y] = [points[i] as number, points[i + 1] as number];
    if (!(isShown(acrossOf(domain, x)) && isShown(downOf(domain, y)))) outside++;
  }
  return outside;
}

const EMPTY: Domain = { x: 0, y: 0, half: 1 };

interface GuidancePanelsProps {
  /** The input of the samples and the arrows; null before the first valid input, while the space is reserved. */
  model: {
    /** The name of the set in words; null for the page's own points. */
    readonly name: Text | null;
    readonly samples: SamplesRequest;
    readonly arrows: ArrowsRequest;
  } | null;
  /** The newest samples; null before the first. */
  samples: Samples | null;
  arrows: Arrows | null;
}

/** The samples above the data, and the arrows, each with a key. */
export function GuidancePanels({ model, samples, arrows }: GuidancePanelsProps) {
  const format = useFormat();
  const sampled = useMemo(() => samples && sampleLayers(samples), [samples]);
  const pointed = useMemo(() => arrows && arrowLayers(arrows), [arrows]);
  const domain = arrows?.request.domain ?? model?.arrows.domain ?? EMPTY;
  return (
    <PanelGroup narrowColumns={1}>
      <ScatterPanel
        title={format(messages.samples({ count: SAMPLES }))}
        label={samplesLabel(samples, model?.name ?? null)}
        domain={domain}
        layers={sampled}
        ink="posterior"
        note={<Key items={model ? sampleKey(model.samples) : []} />}
      />
      <ScatterPanel
        title={
          <Value
            of={messages.arrows({
              t: model ? <LabelTex>{`t = ${model.arrows.t}`}</LabelTex> : <Value of={undefined} />,
            })}
          />
        }
        label={arrowsLabel(arrows)}
        domain={domain}
        layers={pointed}
        note={<Key items={model ? arrowKey(model.arrows) : []} />}
      />
    </PanelGroup>
  );
}

function sampleKey({ label, negative, labels, guide }: Guiding): KeyItem[] {
  const dot = (ink: ScatterInk, name: Text, opacity?: number): KeyItem => ({ mark: 'dot', ink, name, opacity });
  if (guide) return [dot('posterior', messages.sample), dot('ink', messages.data)];
  const hasOthers = labels.some((other) => other !== label && other !== negative);
  return [
    dot('posterior', messages.sample),
    dot('ink', messages.ofClass({ label })),
    ...(negative === null ? [] : [dot('quiet', messages.awayFrom({ label: negative }))]),
    ...(hasOthers ? [dot('quiet', messages.others, OTHERS)] : []),
  ];
}

function arrowKey({ label, negative, scale, guide }: Guiding): KeyItem[] {
  const base = negative === null ? messages.toAll : messages.toNegative({ label: negative });
  return [
    { mark: 'arrow', ink: 'quiet', name: guide ? messages.toGuide : base },
    { mark: 'arrow', ink: 'ink', name: guide ? messages.toDenoiser : messages.toClass({ label }) },
    { mark: 'arrow', ink: 'posterior', name: messages.guidance({ scale }) },
  ];
}

function baseOf({ negative }: Guiding): Text {
  return negative === null ? messages.allPoints : messages.class({ label: negative });
}

function samplesLabel(samples: Samples | null, set: Text | null): Text {
  if (!samples) return messages.noSamples;
  const { request, coverage, mean, quality } = samples;
  const count = request.points.length / 2;
  const of = {
    count: SAMPLES,
    scale: request.scale,
    points: set ? pointMessages.pointsOfSet({ count, set }) : pointMessages.points({ count }),
  };
  if (request.guide) {
    const shares = { precision: num.decimal(quality?.precision ?? null), recall: num.decimal(quality?.recall ?? null) };
    const guided = messages.autoguided({ ...of, ...shares, blurred: request.guide.deviation });
    if (!quality?.distance) return guided;
    const { samples: distance, data } = distancesOf(quality.distance);
    return messages.onCurve({ samples: guided, distance, data });
  }
  return messages.shown({
    ...of,
    label: request.label,
    base: baseOf(request),
    coverage: num.decimal(coverage),
    mean: placeInWords(mean),
  });
}

function arrowsLabel(arrows: Arrows | null): Text {
  if (!arrows) return messages.noArrows;
  const { t, label, scale, guide } = arrows.request;
  if (guide) return messages.autoguidedArrows({ t, factor: scale });
  return messages.shownArrows({ t, base: baseOf(arrows.request), label, factor: scale });
}
