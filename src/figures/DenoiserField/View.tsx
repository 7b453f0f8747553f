'use client';

import { type ReactNode, useMemo } from 'react';
import type { Text, TextGap } from '../../i18n/message.js';
import { type FormattedNumber, formatFixed, formatPercent, formatShort, withWideMinus } from '../../i18n/numbers.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { acrossOf, type Domain, downOf } from '../../points/chosenPoints.js';
import type { Layer } from '../../points/paint.js';
import { ScatterPlot } from '../../points/ScatterPlot.js';
import { PATH_NOISE_SCALE, PATH_SIGNAL_SCALE, SIGNAL_SCALE, X0_PREDICTED, XT } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { DraggablePoint } from '../../ui/DraggablePoint.js';
import { inked } from '../../ui/ink.js';
import { pointMessages } from '../shared/pointMessages.js';
import { DRAWS, type Field, type FieldArrows } from './field.js';
import { messages } from './messages.js';
import type { Place, Posterior } from './posterior.js';

interface FieldKeyProps {
  field: Field | null;
  /** The timestep before a field has been computed; null if no input has been valid. */
  t: number | null;
  arrows: FieldArrows;
  hasNetwork: boolean;
  /** Whether the symbols are those of a path. */
  isOnPath: boolean;
}

const FORMULAS: Readonly<Record<FieldArrows, string>> = {
  x0: `${X0_PREDICTED} - x_t`,
  score: `(${SIGNAL_SCALE}\\,${X0_PREDICTED} - x_t) / ${inked('noise', String.raw`(1-\bar\alpha_t)`)}`,
};
const PATH_SCORE = `(${PATH_SIGNAL_SCALE}\\,${X0_PREDICTED} - x_t) / ${PATH_NOISE_SCALE}^2`;

/** The key of the arrows, and the numbers of the exact and the learned arrows. */
export function FieldKey({ field, t, arrows, hasNetwork, isOnPath }: FieldKeyProps) {
  const format = useFormat();
  const tex = isOnPath && arrows === 'score' ? PATH_SCORE : FORMULAS[arrows];
  return (
    <div className="df-field-key">
      <p className="df-field-formula">
        <FormattedMessage
          of={messages.at({ arrow: <LabelTex>{tex}</LabelTex>, t: <Time t={field?.request.t ?? t} /> })}
        />
      </p>
      <ul className="df-field-names">
        {hasNetwork && <Name ink="posterior" name={format(pointMessages.learned)} />}
        <Name ink={hasNetwork ? 'broad' : 'quiet'} name={format(pointMessages.exact)} />
      </ul>
      <dl className="df-field-numbers">
        {hasNetwork && <Count name={messages.difference} value={field && short(field.difference)} />}
        <Count name={messages.length} value={field && short(field.length)} />
        <Count name={messages.scale} value={field && short(field.scale)} />
      </dl>
      <p className="df-field-note">
        <FormattedMessage of={messages.note({ draws: DRAWS, xt: <LabelTex>x_t</LabelTex> })} />
      </p>
    </div>
  );
}

/** t, or that there has been nothing valid. */
function Time({ t }: { t: number | null }) {
  return t === null ? '–' : <LabelTex>{`t = ${t}`}</LabelTex>;
}

const short = (value: number | null) => (value === null ? null : formatShort(value));

function Name({ ink, name }: { ink: string; name: ReactNode }) {
  return (
    <li>
      <svg className="df-field-sample" data-ink={ink} aria-hidden="true" width={28} height={12} viewBox="0 0 28 12">
        <path d="M1 6h25M21 2l5 4-5 4" />
      </svg>
      <span>{name}</span>
    </li>
  );
}

function Count({ name, value }: { name: Text; value: TextGap | null }) {
  return (
    <div>
      <dt>{useFormat()(name)}</dt>
      <dd>
        <FormattedMessage of={value ?? '–'} />
      </dd>
    </div>
  );
}

interface FieldPlotProps {
  /** The field; null before the first, while its space is reserved. */
  field: Field | null;
  /** The set's name in words. */
  name: Text | null;
}

const EMPTY = { x: 0, y: 0, half: 1 };
const EXACT_WIDTH = 3;

/** The data, the exact arrows above them, broad and pale, and the network's arrows on top. */
export function FieldPlot({ field, name }: FieldPlotProps) {
  const layers = useMemo(() => field && layersOf(field), [field]);
  return <ScatterPlot label={labelOf(field, name)} domain={field?.request.domain ?? EMPTY} layers={layers} />;
}

function layersOf({ request, tails, exact, learned }: Field): Layer[] {
  const data: Layer = { kind: 'points', ink: 'signal', points: request.points, opacity: 0.35 };
  const best: Layer = { kind: 'arrows', ink: 'quiet', from: tails, to: exact, width: EXACT_WIDTH, opacity: 0.5 };
  if (!learned) return [data, { ...best, width: 1.25, opacity: 1 }];
  return [data, best, { kind: 'arrows', ink: 'posterior', from: tails, to: learned, width: 1.25 }];
}

function labelOf(field: Field | null, set: Text | null): Text {
  if (!field) return messages.empty;
  const { request, difference } = field;
  const { t, arrows } = request;
  const count = request.points.length / 2;
  const of = {
    arrows: arrows === 'x0' ? messages.towardsX0 : messages.alongScore,
    points: set ? pointMessages.pointsOfSet({ count, set }) : pointMessages.points({ count }),
    t,
  };
  return difference === null
    ? messages.exactArrows(of)
    : messages.learnedArrows({ ...of, difference: formatShort(difference) });
}

interface PosteriorKeyProps {
  posterior: Posterior | null;
  /** The share of the variance that x̂0 explains; null before it is computed, and for data without variance. */
  explained: number | null;
  /** The timestep before a posterior has been computed; null if no input has been valid. */
  t: number | null;
  hasNetwork: boolean;
}

const MEAN = `${X0_PREDICTED} = \\textstyle\\sum_i w_i\\,x^{(i)}`;

/** The key of the arrows from one x_t, and the numbers of the posterior. */
export function PosteriorKey({ posterior, explained, t, hasNetwork }: PosteriorKeyProps) {
  const format = useFormat();
  const count = posterior?.weights.length ?? 0;
  const number = posterior && formatFixed(posterior.effective, 1);
  const missed = posterior?.learned && distance(posterior.learned, posterior.mean);
  return (
    <div className="df-field-key">
      <p className="df-field-formula">
        <FormattedMessage
          of={messages.at({ arrow: <LabelTex>{MEAN}</LabelTex>, t: <Time t={posterior?.request.t ?? t} /> })}
        />
      </p>
      <ul className="df-field-names">
        <Name ink="signal" name={format(messages.toPoint)} />
        <Name
          ink="mean"
          name={<FormattedMessage of={messages.toMean({ predicted: <LabelTex>{X0_PREDICTED}</LabelTex> })} />}
        />
        {hasNetwork && <Name ink="posterior" name={format(pointMessages.learned)} />}
      </ul>
      <dl className="df-field-numbers" data-of="posterior">
        <Count name={messages.effective} value={number && messages.ofCount({ number, count })} />
        <Count name={messages.floor} value={posterior && formatFixed(posterior.floor, 2)} />
        <Count name={messages.explained} value={explained === null ? null : formatPercent(explained, 0)} />
        {hasNetwork && <Count name={messages.missed} value={missed ? formatShort(missed) : null} />}
      </dl>
      <p className="df-field-note">
        <FormattedMessage of={messages.posteriorNote({ draws: DRAWS, xt: <LabelTex>{XT}</LabelTex> })} />
      </p>
    </div>
  );
}

function distance([x, y]: Place, [otherX, otherY]: Place): number {
  return Math.hypot(x - otherX, y - otherY);
}

interface PosteriorPlotProps {
  /** The posterior; null before the first, while its space is reserved. */
  posterior: Posterior | null;
  /** The place of x_t, which a reader moves. */
  place: Place;
  /** The domain before a posterior has been computed; null if no input has been valid. */
  domain: Domain | null;
  /** The set's name in words. */
  name: Text | null;
  /** Moves x_t; null if the place is controlled and has no change handler. */
  onPlace: ((place: Place) => void) | null;
}

/** The data, and arrows from x_t to each point of them, to their mean, and to a network's x̂0. */
export function PosteriorPlot({ posterior, place, onPlace, name, ...plot }: PosteriorPlotProps) {
  const layers = useMemo(() => posterior && posteriorLayers(posterior), [posterior]);
  const domain = posterior?.request.domain ?? plot.domain ?? EMPTY;
  return (
    <ScatterPlot
      label={posteriorLabel(posterior, name)}
      domain={domain}
      layers={layers}
      over={
        <>
          {posterior && <Labels posterior={posterior} />}
          <DraggablePoint
            domain={domain}
            value={place}
            label={messages.xt}
            disabled={onPlace === null}
            onChange={(next) => onPlace?.(next)}
          />
        </>
      }
    />
  );
}

/** Radii of dots in pixels: the radius of an improbable point, and the increase for a probability of 1. The area grows in proportion. */
const [DOT, DOT_OF_ONE] = [2, 12];
/** The number of points from which dots are smaller and arrows have no heads, because heads would cover the data. */
const MANY = 100;
const DOT_OF_MANY = 1.2;
/** The sum of the opacities of all arrows, and the largest opacity of one. */
const [ALL_OPAQUE, MAX_OPAQUE] = [10, 0.75];
/** Arrows with a lower opacity are invisible, and are not drawn. */
const MIN_OPAQUE = 0.003;
/** Layers for each factor of 2 in probability. The lowest layer holds all smaller probabilities. */
const STEPS = 2;
const LEAST = 1e-6;

/** Points of nearly the same probability are one layer, the more probable ones on top. */
export function posteriorLayers({ request, weights, mean, learned }: Posterior): Layer[] {
  const { points, place } = request;
  const isMany = weights.length > MANY;
  const groups = new Map<number, { weight: number; points: number[] }>();
  const byWeight = [...weights.keys()].sort((one, other) => (weights[one] as number) - (weights[other] as number));
  for (const i of byWeight) {
    const weight = weights[i] as number;
    const step = Math.round(STEPS * Math.log2(Math.max(weight, LEAST)));
    const group = groups.get(step) ?? { weight, points: [] };
    group.weight = weight;
    group.points.push(points[2 * i] as number, points[2 * i + 1] as number);
    groups.set(step, group);
  }
  const layers = [...groups.values()].map((group) => ({ ...group, points: Float32Array.from(group.points) }));
  const dots = layers.map(
    ({ weight, points: its }): Layer => ({
      kind: 'points',
      ink: 'signal',
      points: its,
      radius: (isMany ? DOT_OF_MANY : DOT) + DOT_OF_ONE * Math.sqrt(weight),
      opacity: 0.35,
    }),
  );
  const arrows = layers.flatMap(({ weight, points: its }): Layer[] => {
    const opacity = Math.min(MAX_OPAQUE, ALL_OPAQUE * weight);
    if (opacity < MIN_OPAQUE) return [];
    const from = repeated(place, its.length / 2);
    return [
      isMany
        ? { kind: 'paths', ink: 'signal', points: pairs(from, its), pointsEach: 2, opacity }
        : { kind: 'arrows', ink: 'signal', from, to: its, opacity },
    ];
  });
  const alone = (ink: 'mean' | 'posterior', head: Place, width: number): Layer => ({
    ...{ kind: 'arrows', ink, from: Float32Array.from(place), to: Float32Array.from(head), width },
  });
  const head: Layer = { kind: 'points', ink: 'mean', points: Float32Array.from(mean), radius: 4 };
  return [...dots, ...arrows, head, alone('mean', mean, 2.5), ...(learned ? [alone('posterior', learned, 1.5)] : [])];
}

function repeated([x, y]: Place, count: number): Float32Array {
  return Float32Array.from({ length: 2 * count }, (_, i) => (i % 2 === 0 ? x : y));
}

/** The pairs of a start and its end, as x, y, one pair after the other. */
function pairs(from: Float32Array, to: Float32Array): Float32Array {
  return Float32Array.from({ length: 2 * from.length }, (_, i) => {
    const at = 2 * Math.floor(i / 4) + (i % 2);
    return (i % 4 < 2 ? from[at] : to[at]) as number;
  });
}

/** The names of x_t and x̂0 at the ends of the arrow between them. */
function Labels({ posterior: { request, mean } }: { posterior: Posterior }) {
  const { place, domain } = request;
  const length = distance(place, mean);
  const [across, up] = length > 0 ? [(mean[0] - place[0]) / length, (mean[1] - place[1]) / length] : [1, 0];
  return (
    <div className="df-field-labels" aria-hidden="true">
      <Label at={place} domain={domain} towards={[-across, -up]} tex={XT} />
      <Label at={mean} domain={domain} towards={[across, up]} tex={X0_PREDICTED} />
    </div>
  );
}

/** The distance in pixels from a place to the middle of its name. */
const APART = 18;

interface LabelProps {
  at: Place;
  domain: Domain;
  /** The direction from the place to its name, of length 1. */
  towards: Place;
  tex: string;
}

function Label({ at: [x, y], domain, towards: [across, up], tex }: LabelProps) {
  const left = `calc(${100 * acrossOf(domain, x)}% + ${APART * across}px)`;
  const top = `calc(${100 * downOf(domain, y)}% - ${APART * up}px)`;
  return (
    <span className="df-field-label" style={{ left, top }}>
      <LabelTex>{tex}</LabelTex>
    </span>
  );
}

function posteriorLabel(posterior: Posterior | null, set: Text | null): Text {
  if (!posterior) return messages.empty;
  const { request, mean, effective, floor } = posterior;
  const count = posterior.weights.length;
  const [x, y, meanX, meanY] = [...request.place, ...mean].map(coordinate) as Coordinates;
  return messages.toPoints({
    ...{ x, y, meanX, meanY },
    points: set ? pointMessages.pointsOfSet({ count, set }) : pointMessages.points({ count }),
    t: request.t,
    number: formatFixed(effective, 1),
    floor: formatFixed(floor, 2),
  });
}

type Coordinates = [FormattedNumber, FormattedNumber, FormattedNumber, FormattedNumber];

function coordinate(value: number): FormattedNumber {
  return withWideMinus(formatFixed(value, 2));
}
