'use client';

import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { axisFromZero, decadesAround, logAxis, timestepAxis } from '../../charts/axes.js';
import { Chart, type ChartContent, type Curve } from '../../charts/Chart.js';
import { watchSharpPixels } from '../../engine/sharpPixels.js';
import { useLayoutEffect } from '../../hooks/useLayoutEffect.js';
import type { Message, Text, TextGap } from '../../i18n/message.js';
import * as num from '../../i18n/num.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import type { Domain } from '../../points/chosenPoints.js';
import type { Layer } from '../../points/paint.js';
import { ScatterPanel } from '../../points/ScatterPlot.js';
import { X0, X0_PREDICTED, XT } from '../../tex/symbols.js';
import { LabelTex, TitleTex } from '../../tex/Tex.js';
import type { Meaning } from '../../ui/ink.js';
import { Panel } from '../../ui/Panel.js';
import { PanelGroup } from '../../ui/PanelGroup.js';
import { drawnPoints, type Measured, pathsUntil, type Series } from './compute.js';
import { messages } from './messages.js';
import { type Outline, timestepOf } from './model.js';

const DECIMALS = 3;

/** The shown step, and its t if t is known. */
export function placeOf({ timesteps, count }: Outline, step: number): Message {
  const t = timestepOf(timesteps, step);
  const last = count - 1;
  return t === null ? messages.step({ step, last }) : messages.stepAtT({ step, last, t });
}

/** The quantity that panels call the error. */
export function quantityOf({ kind, hasTarget }: Outline): Message {
  if (kind === 'images') return hasTarget ? messages.errorToTarget : messages.errorToLast;
  return hasTarget ? messages.distanceToTarget : messages.distanceToLast;
}

interface Shown {
  /** The outline, which is known before the measurement. */
  outline: Outline;
  /** The measured trajectory; null before the first, while its space is reserved. */
  measured: Measured | null;
  step: number;
}

/** One of the panels side by side. */
interface Part {
  readonly name: Message;
  /** The symbol of the panel; null if the name is enough. */
  readonly symbol: string | null;
  readonly ink: Meaning | undefined;
  readonly label: Message;
  readonly series: Series | null;
}

/** The panels of the state, of x̂0 if it is given, and of the target, else the last state. */
function partsOf({ outline, measured, step }: Shown): Part[] {
  const place = placeOf(outline, step);
  const saidOf = (series: Series | null | undefined) => ({
    place,
    quantity: quantityOf(outline),
    ...errorOf(series, step),
  });
  const [states = null, predictions = null] = [measured?.states, measured?.predictions];
  const state = { name: messages.state, symbol: XT, ink: undefined, series: states };
  const estimate = { name: messages.estimate, symbol: X0_PREDICTED, ink: 'mean', series: predictions } as const;
  const end = outline.hasTarget
    ? { name: messages.target, symbol: X0, label: messages.targetLabel }
    : { name: messages.lastState, symbol: null, label: messages.lastLabel };
  return [
    { ...state, label: messages.stateLabel(saidOf(states)) },
    ...(outline.hasPredictions ? [{ ...estimate, label: messages.estimateLabel(saidOf(predictions)) }] : []),
    { ...end, ink: 'signal', series: null },
  ];
}

function errorOf(series: Series | null | undefined, step: number): { error: TextGap } {
  const error = series?.errors[step];
  return { error: num.decimal(error, DECIMALS) };
}

function Title({ name, symbol }: Pick<Part, 'name' | 'symbol'>) {
  return symbol ? <TitleTex name={name}>{symbol}</TitleTex> : <FormattedMessage of={name} />;
}

/** The notes below a panel, one in each line, so that the panel keeps its height when a number changes its length. */
function Notes({ children }: { children: readonly (Message | null)[] }) {
  const format = useFormat();
  return children.map(
    (note) =>
      note && (
        <div key={note.key} className="df-trajectory-note">
          {format(note)}
        </div>
      ),
  );
}

/** The images at a step, and a filmstrip of the states below them. */
export function Images({ outline, measured, step }: Shown) {
  const images = useRef<HTMLDivElement>(null);
  useEffect(() => (images.current ? watchSharpPixels(images.current) : undefined), []);
  const shares = ({ clipped }: Series) => messages.clipped({ share: num.share(clipped[step], 1) });
  return (
    <div ref={images}>
      <PanelGroup narrowColumns={2}>
        {partsOf({ outline, measured, step }).map(({ name, symbol, label, ink, series }, index, { length }) => {
          const isEnd = index === length - 1;
          const notes = [
            messages.error(errorOf(series, step)),
            series ? shares(series) : messages.clipped({ share: num.PENDING }),
          ];
          return (
            <ImagePanel
              key={name.key}
              title={<Title {...{ name, symbol }} />}
              note={isEnd ? undefined : <Notes>{notes}</Notes>}
              label={withClipped(label, series, step)}
              ink={ink}
              values={(isEnd ? measured?.target : series?.states[step]) ?? null}
              shape={outline.shape}
            />
          );
        })}
      </PanelGroup>
      <Filmstrip {...{ outline, measured }} />
    </div>
  );
}

function withClipped(label: Message, series: Series | null | undefined, step: number): Message {
  const share = series?.clipped[step];
  return share ? messages.withClipped({ label, share: num.share(share, 1) }) : label;
}

/** The number of states in a filmstrip. */
const STRIP = 6;

/** A filmstrip of evenly spaced states from the first to the last, with x̂0 below each. */
function Filmstrip({ outline, measured }: Omit<Shown, 'step'>) {
  const { count, shape, timesteps, hasPredictions } = outline;
  const quantity = quantityOf(outline);
  const rows = [
    { series: measured?.states, labelled: messages.stateLabel },
    ...(hasPredictions ? [{ series: measured?.predictions, labelled: messages.estimateLabel }] : []),
  ];
  return (
    <div className="df-panels df-trajectory-strip">
      {stripSteps(count).map((step) => {
        const t = timestepOf(timesteps, step);
        return (
          <div key={step}>
            <div className="df-trajectory-step" aria-hidden="true">
              {t === null ? <FormattedMessage of={messages.stepAlone({ step })} /> : <LabelTex>{`t = ${t}`}</LabelTex>}
            </div>
            {rows.map(({ series, labelled }, index) => (
              <ImagePanel
                key={index}
                label={withClipped(
                  labelled({ place: placeOf(outline, step), quantity, ...errorOf(series, step) }),
                  series,
                  step,
                )}
                values={series?.states[step] ?? null}
                shape={shape}
              />
            ))}
          </div>
        );
      })}
    </div>
  );
}

function stripSteps(count: number): number[] {
  const shown = Math.min(STRIP, count);
  return Array.from({ length: shown }, (_, index) => Math.round((index * (count - 1)) / (shown - 1)));
}

interface ImagePanelProps {
  label: Text;
  title?: ReactNode;
  note?: ReactNode;
  ink?: Meaning | undefined;
  /** Null until there is something to show. */
  values: Float32Array | null;
  shape: readonly number[];
}

/** A panel with an image of any size, in color or gray. */
function ImagePanel({ values, shape, ...panel }: ImagePanelProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [height = 1, width = 1, channels = 1] = shape;
  useLayoutEffect(() => {
    if (canvas.current) paintImage(canvas.current, values, { height, width, channels });
  }, [values, height, width, channels]);
  return <Panel {...panel} aspectRatio={width / height} canvasRef={canvas} />;
}

interface Size {
  readonly height: number;
  readonly width: number;
  /** The number of channels, 1 or 3. */
  readonly channels: number;
}

/** Paints values in [-1, 1]. Values beyond are clipped. */
function paintImage(canvas: HTMLCanvasElement, values: Float32Array | null, { height, width, channels }: Size): void {
  canvas.toggleAttribute('data-painted', values !== null);
  const context = canvas.getContext('2d');
  if (!values || !context) return;
  // A change of the size clears the canvas.
  if (canvas.width !== width) canvas.width = width;
  if (canvas.height !== height) canvas.height = height;
  const pixels = new ImageData(width, height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    // A clamped array rounds, and clips.
    for (let channel = 0; channel < 3; channel++) {
      const value = values[channels * pixel + Math.min(channel, channels - 1)] as number;
      pixels.data[4 * pixel + channel] = 127.5 * (value + 1);
    }
    pixels.data[4 * pixel + 3] = 255;
  }
  context.putImageData(pixels, 0, 0);
}

/**
 * The number of trajectories up to which each has the full opacity. More trajectories are paler, so that together they do not cover the
 * points.
 */
const FEW = 12;
const [OPACITY, FAINTEST] = [0.5, 0.2];
const START_RADIUS = 1.4;
/** The number of points up to which dots have the full size. */
const MANY = 500;
const dotRadius = (points: number) => (points > MANY ? 1.1 : 1.8);
const EMPTY: Domain = { x: 0, y: 0, half: 1 };

/** The points at a step, with their trajectories up to it. */
export function Points({ outline, measured, step }: Shown) {
  const { states, clean } = measured?.domains ?? { states: EMPTY, clean: EMPTY };
  const layers = useMemo(() => (measured ? layersOf(measured, step) : null), [measured, step]);
  const paths = measured && layers && pathsNote(measured);
  return (
    <PanelGroup narrowColumns={2}>
      {partsOf({ outline, measured, step }).map(({ name, symbol, label, ink, series }, index, { length }) => {
        const domain = index === 0 ? states : clean;
        const notes = [
          index < length - 1 ? messages.error(errorOf(series, step)) : null,
          states === clean ? null : messages.side({ side: num.distance(2 * domain.half) }),
          index === 0 ? paths : null,
        ];
        return (
          <ScatterPanel
            key={name.key}
            title={<Title {...{ name, symbol }} />}
            note={notes.some((note) => note) ? <Notes>{notes}</Notes> : undefined}
            layers={layers?.[index === length - 1 ? 2 : index] ?? null}
            {...{ label, ink, domain }}
          />
        );
      })}
    </PanelGroup>
  );
}

/** The number of drawn points; null if all are drawn. */
function pathsNote({ given: { shape } }: Measured): Message | null {
  const [count = 0] = shape;
  const { points, paths } = drawnPoints(count);
  const numbers = { shown: paths, count: num.count(count) };
  if (points < count) return messages.pointsOf({ ...numbers, drawn: num.count(points) });
  return paths < count ? messages.pathsOf(numbers) : null;
}

/** The layers of the three panels: the state, x̂0, and the target. */
function layersOf({ states, predictions, target, given: { shape } }: Measured, step: number): Layer[][] {
  const { pick, points, paths } = drawnPoints(shape[0] as number);
  const radius = dotRadius(points);
  const faint: Layer = { kind: 'points', ink: 'quiet', points: pick(target), opacity: 0.3 };
  const opacity = Math.max(FAINTEST, OPACITY * Math.min(1, FEW / paths));
  return [
    [
      faint,
      { kind: 'paths', ink: 'ink', ...pathsUntil(states.states, step, paths), opacity },
      {
        kind: 'points',
        ink: 'noise',
        points: pick(states.states[0] as Float32Array),
        radius: START_RADIUS,
        opacity: 0.6,
      },
      { kind: 'points', ink: 'ink', points: pick(states.states[step] as Float32Array), radius },
    ],
    predictions
      ? [faint, { kind: 'points', ink: 'mean', points: pick(predictions.states[step] as Float32Array), radius }]
      : [],
    [{ kind: 'points', ink: 'signal', points: pick(target), radius }],
  ];
}

const HEIGHT = 240;

interface ErrorsProps extends Shown {
  /** Moves the step; null if readers cannot move it. */
  onStep: ((step: number) => void) | null;
}

/** The chart of the errors over the steps. */
export function Errors({ outline, measured, step, onStep }: ErrorsProps) {
  const format = useFormat();
  const quantity = quantityOf(outline);
  const chart = useMemo(() => chartOf({ outline, measured, step }), [outline, measured, step]);
  return (
    <>
      <div className="df-trajectory-quantity" aria-hidden="true">
        {format(quantity)}
      </div>
      <Chart {...chart} marker={{ value: step, onChange: onStep }} />
    </>
  );
}

/** The largest ratio between the largest errors of the states and of the estimates on a linear axis. */
const WIDE = 5;
/** The least and the largest power of ten of the logarithmic axis. */
const POWERS = [-3, 6] as const;

function chartOf({ outline, measured, step }: Shown): ChartContent {
  const { count, hasPredictions } = outline;
  // The part of a curve below the axis is not drawn.
  const none = new Float64Array(count).fill(-1);
  const [states, estimates] = [measured?.states.errors ?? none, measured?.predictions?.errors ?? none];
  const shown = hasPredictions ? [states, estimates] : [states];
  const [largest = 0, largestEstimate = largest] = shown.map((errors) => errors.reduce((a, b) => Math.max(a, b), 0));
  const isWide = largestEstimate > 0 && largest > WIDE * largestEstimate;
  const curves: Curve[] = [
    { name: 'x_t', tex: XT, values: states },
    { name: 'x0', tex: X0_PREDICTED, ink: 'mean', dash: '7 4', values: estimates },
  ];
  const place = placeOf(outline, step);
  const saidOf = (errors: Float64Array) => {
    const written = (index: number) => num.decimal(measured ? errors[index] : undefined, DECIMALS);
    return { first: written(0), here: written(step), end: written(count - 1), place };
  };
  const label = messages.chart({ ...saidOf(states), quantity: quantityOf(outline), steps: count - 1 });
  const all = shown.flatMap((errors) => [...errors]);
  return {
    x: timestepAxis(count, { name: messages.axis, symbol: undefined, valueName: (value) => placeOf(outline, value) }),
    y: isWide
      ? logAxis(...decadesAround(all, [0, 0], POWERS), { name: null })
      : axisFromZero(Math.max(largest, largestEstimate) || 1, { name: null }),
    curves: curves.slice(0, shown.length),
    height: HEIGHT,
    label: hasPredictions ? messages.chartOfEstimates({ states: label, ...saidOf(estimates) }) : label,
  };
}
