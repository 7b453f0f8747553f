'use client';

import { type ReactNode, useId, useMemo } from 'react';
import type { Text, TextGap } from '../../i18n/message.js';
import { formatFixed, fromLiteral, withWideMinus } from '../../i18n/numbers.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { acrossOf, type Domain, downOf } from '../../points/chosenPoints.js';
import type { Layer, ScatterInk } from '../../points/paint.js';
import { ScatterPanel } from '../../points/ScatterPlot.js';
import { LabelTex } from '../../tex/Tex.js';
import { Slider } from '../../ui/Slider.js';
import { messages as shared } from '../messages.js';
import type { Arrows, ArrowsRequest, Samples } from './compute.js';
import { messages, placeInWords } from './messages.js';
import { type Guiding, type Interval, NEAR, SAMPLES, type SamplesRequest } from './model.js';
import type { Quality } from './quality.js';

const SAMPLE_RADIUS = 2;
/** Fainter than the negative class, which has the same ink. */
const OTHERS = 0.4;

/** A dot of the data: of so few they are seen each by itself. */
const FEW = 100;

const radiusOf = (points: Float32Array) => (points.length / 2 <= FEW ? 3 : 1.3);

/** The data by their classes; over them the samples. */
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

/** Both arrows, and from the head of the first the difference times the scale. */
export function arrowLayers({ request, tails, base, ofClass, guided }: Arrows): Layer[] {
  const data: Layer = { kind: 'points', ink: 'quiet', points: request.points, opacity: 0.2 };
  return [
    data,
    { kind: 'arrows', ink: 'quiet', from: tails, to: base },
    { kind: 'arrows', ink: 'posterior', from: base, to: guided, width: 1.25 },
    { kind: 'arrows', ink: 'ink', from: tails, to: ofClass, width: 1.25 },
  ];
}

type Changed = 'label' | 'negative' | 'scale' | 'interval';

/** False for what the page holds without hearing of changes. */
type CanChoose = (name: Changed) => boolean;
type OnChange = (name: Changed, value: unknown) => void;

interface GuidanceScaleProps {
  scale: number;
  hasGuide: boolean;
  canChoose: CanChoose;
  onChange: OnChange;
}

/** The range of the control; a page may give larger values. */
const LARGEST_SCALE = 10;
const SCALE_STEP = 0.5;
/** At its ends the interval has none. */
const ENDS = [-10, 10] as const;
const EVERYWHERE: Interval = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];

/** The scale, above the samples: both are in sight at once. */
export function GuidanceScale({ scale, hasGuide, canChoose, onChange }: GuidanceScaleProps) {
  const format = useFormat();
  // Karras et al. 2024 write w for the scale itself.
  const text = hasGuide ? rounded(scale) : messages.scaleAndW({ scale, w: rounded(scale - 1) });
  return (
    <div className="df-guidance-scale">
      <Slider
        label={format(messages.scale)}
        text={text}
        min={0}
        max={Math.max(LARGEST_SCALE, scale)}
        step={SCALE_STEP}
        disabled={!canChoose('scale')}
        value={scale}
        valueText={text}
        onChange={(next) => onChange('scale', next)}
      />
    </div>
  );
}

interface GuidanceControlsProps {
  /** Whether there is a guide, beside which no class is asked for. */
  hasGuide: boolean;
  classes: readonly number[];
  label: number;
  negative: number | null;
  interval: Interval | null;
  canChoose: CanChoose;
  onChange: OnChange;
}

/** The interval, and without a guide the class and what is guided from. */
export function GuidanceControls(props: GuidanceControlsProps) {
  const { hasGuide, classes, label, negative, interval, canChoose, onChange } = props;
  const format = useFormat();
  const [least, largest] = interval ?? EVERYWHERE;
  const limit = (index: 0 | 1, value: number) => {
    const end = value === ENDS[index] ? EVERYWHERE[index] : value;
    // One end pushes the other.
    const next: Interval = index === 0 ? [end, Math.max(end, largest)] : [Math.min(end, least), end];
    const isAll = next.every((each, place) => each === EVERYWHERE[place]);
    onChange('interval', isAll ? null : next);
  };
  return (
    <div className="df-guidance-controls">
      {[least, largest].map((end, index) => (
        <Slider
          key={index}
          label={format(index === 0 ? messages.from : messages.to)}
          text={rounded(end)}
          min={ENDS[0]}
          max={ENDS[1]}
          step={1}
          disabled={!canChoose('interval')}
          value={Math.min(ENDS[1], Math.max(ENDS[0], end))}
          valueText={Number.isFinite(end) ? rounded(end) : messages.noEnd}
          onChange={(next) => limit(index as 0 | 1, next)}
        />
      ))}
      {!hasGuide && (
        <>
          <Select
            name={messages.choice}
            value={label}
            options={classes}
            disabled={!canChoose('label')}
            onChange={(next) => onChange('label', next)}
          />
          <Select
            name={messages.negative}
            value={negative}
            options={[null, ...classes]}
            disabled={!canChoose('negative')}
            onChange={(next) => onChange('negative', next)}
          />
        </>
      )}
    </div>
  );
}

interface SelectProps {
  name: Text;
  value: number | null;
  /** Null stands for all points. */
  options: readonly (number | null)[];
  disabled: boolean;
  onChange: (value: number | null) => void;
}

function Select({ name, value, options, disabled, onChange }: SelectProps) {
  const id = useId();
  const format = useFormat();
  return (
    <div className="df-guidance-choice">
      <label htmlFor={id}>{format(name)}</label>
      <select
        id={id}
        className="df-select"
        disabled={disabled || options.length < 2}
        value={options.indexOf(value)}
        onChange={(event) => onChange(options[Number(event.target.value)] ?? null)}
      >
        {options.map((option, index) => (
          <option key={option} value={index}>
            {format(option === null ? messages.allPoints : messages.class({ label: option }))}
          </option>
        ))}
      </select>
    </div>
  );
}

/** As it is written: with a minus, and without digits that a float adds. */
function rounded(value: number): TextGap {
  if (!Number.isFinite(value)) return value < 0 ? '−∞' : '∞';
  return withWideMinus(fromLiteral(String(Number(value.toFixed(2)))));
}

interface GuidanceNumbersProps {
  /** Null before the first. */
  samples: Samples | null;
  scale: number;
  hasGuide: boolean;
  domain: Domain | null;
}

/** The quality of the samples, and how many lie outside of the plot. */
export function GuidanceNumbers({ samples, scale, hasGuide, domain }: GuidanceNumbersProps) {
  const format = useFormat();
  const outside = samples && domain ? outsideOf(samples.points, domain) : 0;
  return (
    <div className="df-guidance-numbers">
      {hasGuide ? <QualityRows samples={samples} /> : <ClassRows samples={samples} scale={scale} />}
      <p>
        {format(hasGuide ? messages.shares : messages.note({ near: NEAR }))}
        {outside > 0 && ` ${format(messages.outside({ count: outside }))}`}
      </p>
    </div>
  );
}

/** What the samples cover of the class, what the density would that guidance is taken for, and both means. */
function ClassRows({ samples, scale }: Pick<GuidanceNumbersProps, 'samples' | 'scale'>) {
  const format = useFormat();
  const density = `p(x)\\,p(c \\mid x)^{${samples?.request.scale ?? scale}}`;
  return (
    <dl>
      <Row name={format(messages.covered)}>{samples && format(formatFixed(samples.coverage, 2))}</Row>
      <Row name={<FormattedMessage of={messages.product({ density: <LabelTex>{density}</LabelTex> })} />}>
        {samples?.ofProduct == null ? null : format(formatFixed(samples.ofProduct, 2))}
      </Row>
      <Row name={format(messages.mean)}>{samples && format(placeInWords(samples.mean))}</Row>
      <Row name={format(messages.classMean)}>{samples && format(placeInWords(samples.classMean))}</Row>
    </dl>
  );
}

/** How far the samples are from the curve, and what is like the data, and what of them is covered. */
function QualityRows({ samples }: Pick<GuidanceNumbersProps, 'samples'>) {
  const format = useFormat();
  const quality = samples?.quality ?? null;
  return (
    <dl>
      <Row name={format(messages.precision)}>{quality && format(formatFixed(quality.precision, 2))}</Row>
      <Row name={format(messages.recall)}>{quality && format(formatFixed(quality.recall, 2))}</Row>
      <Row name={format(messages.distance)}>
        {quality?.distance && format(messages.besideData(distancesOf(quality.distance)))}
      </Row>
    </dl>
  );
}

function distancesOf({ samples, data }: NonNullable<Quality['distance']>) {
  return { samples: formatFixed(samples, 3), data: formatFixed(data, 3) };
}

function Row({ name, children }: { name: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children ?? '–'}</dd>
    </div>
  );
}

/** How many points lie outside a plot. */
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

/** The ink of something, what it is, and how opaque it is. */
type Name = readonly [ink: ScatterInk, name: Text, opacity?: number];

function Key({ names, shape }: { names: readonly Name[]; shape: 'dot' | 'arrow' }) {
  const format = useFormat();
  return (
    <ul className="df-guidance-names">
      {names.map(([ink, name, opacity], place) => (
        <li key={place}>
          <svg
            className="df-guidance-sign"
            data-ink={ink}
            opacity={opacity}
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

function sampleNames({ label, negative, labels, guide }: Guiding): Name[] {
  if (guide) {
    return [
      ['posterior', messages.sample],
      ['ink', messages.data],
    ];
  }
  const hasOthers = labels.some((other) => other !== label && other !== negative);
  return [
    ['posterior', messages.sample],
    ['ink', messages.ofClass({ label })],
    ...(negative === null ? [] : [['quiet', messages.awayFrom({ label: negative })] as const]),
    ...(hasOthers ? [['quiet', messages.others, OTHERS] as const] : []),
  ];
}

function arrowNames({ label, negative, scale, guide }: Guiding): Name[] {
  if (guide) {
    return [
      ['quiet', messages.toGuide],
      ['ink', messages.toDenoiser],
      ['posterior', messages.guidance({ scale })],
    ];
  }
  return [
    ['quiet', negative === null ? messages.toAll : messages.toNegative({ label: negative })],
    ['ink', messages.toClass({ label })],
    ['posterior', messages.guidance({ scale })],
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
    points: set ? shared.pointsOfSet({ count, set }) : shared.points({ count }),
  };
  if (request.guide) {
    const share = (value: number | undefined) => (value === undefined ? '–' : formatFixed(value, 2));
    const shares = { precision: share(quality?.precision), recall: share(quality?.recall) };
    const guided = messages.autoguided({ ...of, ...shares, blurred: request.guide.deviation });
    if (!quality?.distance) return guided;
    const { samples: distance, data } = distancesOf(quality.distance);
    return messages.onCurve({ samples: guided, distance, data });
  }
  return messages.shown({
    ...of,
    label: request.label,
    base: baseOf(request),
    coverage: formatFixed(coverage, 2),
    mean: placeInWords(mean),
  });
}

function arrowsLabel(arrows: Arrows | null): Text {
  if (!arrows) return messages.noArrows;
  const { t, label, scale, guide } = arrows.request;
  if (guide) return messages.autoguidedArrows({ t, factor: scale });
  return messages.shownArrows({ t, base: baseOf(arrows.request), label, factor: scale });
}
