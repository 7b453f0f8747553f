'use client';

import { type PointerEvent, type ReactNode, useMemo, useRef } from 'react';
import { PATH_UNITS, polyline } from '../../charts/chart.js';
import type { Message } from '../../i18n/message.js';
import { type FormattedNumber, formatFixed } from '../../i18n/numbers.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import type { ChosenPoints } from '../../points/chosenPoints.js';
import type { Layer } from '../../points/paint.js';
import { ScatterPanel } from '../../points/ScatterPlot.js';
import { Button } from '../../ui/Button.js';
import { messages as shared } from '../messages.js';
import { messages } from '../training/messages.js';
import { SetSelect } from '../training/SetSelect.js';
import type { Phase } from '../training/useTraining.js';
import { dataIn, samplesIn } from './status.js';
import type { Piece, Place } from './strokes.js';
import type { Run } from './training.js';
import type { Choice, Data } from './useTrained.js';

interface TrainControlsProps {
  choice: Choice;
  /** Whether the page's own points are among the choices. */
  hasOwn: boolean;
  phase: Phase;
  /** Whether there are points to train on. */
  hasPoints: boolean;
  /** Before a script has taken the figure over. */
  isInert: boolean;
  /** False for what the page holds without hearing of changes. */
  canChoose: (name: 'points') => boolean;
  onChoose: (choice: Choice) => void;
  onStart: () => void;
  onStop: () => void;
}

/** The choice of the data, and the button that starts and stops. */
export function TrainControls(props: TrainControlsProps) {
  const { choice, hasOwn, phase, hasPoints, isInert, canChoose, onChoose, onStart, onStop } = props;
  const format = useFormat();
  const isRunning = phase === 'running';
  const isAgain = phase === 'trained' || phase === 'stopped';
  return (
    <div className="df-train-controls">
      <SetSelect
        value={choice}
        hasOwn={hasOwn}
        disabled={isInert || !canChoose('points')}
        onChoose={(value) => onChoose(value as Choice)}
      >
        <option value="drawing">{format(messages.drawing)}</option>
      </SetSelect>
      <Button
        className="df-train-button"
        disabled={isInert || !canChoose('points')}
        isIdle={choice !== 'drawing' || !hasPoints}
        onClick={() => onChoose('drawing')}
      >
        {format(shared.clear)}
      </Button>
      <button
        type="button"
        className="df-button df-train-button df-train-start"
        disabled={isInert || !hasPoints}
        onClick={isRunning ? onStop : onStart}
      >
        {format(isRunning ? messages.stop : isAgain ? messages.again : messages.train)}
      </button>
    </div>
  );
}

interface LossChartProps {
  losses: Run['losses'];
  /** Steps in all, the end of the axis. */
  steps: number;
}

/** The top of the axis: the loss of a network that has learned nothing is 1. */
const TOP = 1.1;
/** What the axis can begin with. */
const BOTTOMS = [0.7, 0.4, 0];

/** The loss over the steps: it falls little, as noise cannot be known wholly. Each value is a mean over 25 steps. */
function LossChart({ losses, steps }: LossChartProps) {
  const least = Math.min(...losses.map(({ loss }) => loss));
  const bottom = BOTTOMS.find((value) => losses.length === 0 || least >= value) ?? 0;
  const downOf = (loss: number) => (TOP - loss) / (TOP - bottom);
  const last = losses.at(-1);
  const label = last
    ? messages.lossPlot({
        ...{ step: last.step, steps },
        loss: formatFixed(last.loss, 3),
        first: losses[0] ? formatFixed(losses[0].loss, 3) : '–',
      })
    : messages.emptyLossPlot;
  return (
    <svg className="df-train-loss" role="img" aria-label={useFormat()(label)}>
      <rect className="df-scatter-frame" width="100%" height="100%" />
      {[1, bottom].map((value) => (
        <Line key={value} at={downOf(value)} text={formatFixed(value, 1)} />
      ))}
      <svg
        aria-hidden="true"
        width="100%"
        height="100%"
        viewBox={`0 0 ${PATH_UNITS} ${PATH_UNITS}`}
        preserveAspectRatio="none"
      >
        <path className="df-train-curve" d={pathOf(losses, steps, downOf)} vectorEffect="non-scaling-stroke" />
      </svg>
    </svg>
  );
}

/** A value of the axis; the lowest stands on the frame. */
function Line({ at, text }: { at: number; text: FormattedNumber }) {
  const y = `${100 * at}%`;
  return (
    <g>
      <line className="df-chart-grid" x2="100%" y1={y} y2={y} />
      <text className="df-chart-tick" x={6} y={y} dy={-4}>
        <FormattedMessage of={text} />
      </text>
    </g>
  );
}

function pathOf(losses: Run['losses'], steps: number, downOf: (loss: number) => number): string {
  const down = (loss: number) => PATH_UNITS * Math.min(1, Math.max(0, downOf(loss)));
  return polyline(losses.map(({ step, loss }) => [(PATH_UNITS * step) / steps, down(loss)]));
}

interface DrawingPadProps {
  /** Called with the pieces of a stroke as they come. */
  onStroke: (pieces: readonly Piece[]) => void;
  isDisabled: boolean;
  /** What lies under the pointer: it fills the pad. */
  children: ReactNode;
}

/** A place to draw on, with a finger, a pen or a mouse. */
function DrawingPad({ onStroke, isDisabled, children }: DrawingPadProps) {
  const last = useRef<Place | null>(null);
  const draw = (event: PointerEvent<HTMLElement>) => {
    // Several moves may arrive in one event, once a frame.
    const moves = event.nativeEvent.getCoalescedEvents?.() ?? [];
    const pieces = (moves.length > 0 ? moves : [event]).map(({ clientX, clientY }): Piece => {
      const from = last.current;
      last.current = placeOn(event.currentTarget, clientX, clientY);
      return [from, last.current];
    });
    onStroke(pieces);
  };
  const end = () => {
    last.current = null;
  };
  return (
    <div
      className="df-train-pad"
      onPointerDown={(event) => {
        if (isDisabled || event.button !== 0 || !event.isPrimary) return;
        event.preventDefault(); // no text is selected
        event.currentTarget.setPointerCapture(event.pointerId);
        end();
        draw(event);
      }}
      onPointerMove={(event) => {
        if (last.current && event.isPrimary) draw(event);
      }}
      onPointerUp={end}
      onPointerCancel={end}
      onLostPointerCapture={end}
    >
      {children}
    </div>
  );
}

function placeOn(pad: Element, x: number, y: number): Place {
  const { left, top, width, height } = pad.getBoundingClientRect();
  return { across: (x - left) / width, down: (y - top) / height };
}

interface TrainPanelsProps {
  data: Data;
  run: Run | null;
  steps: number;
  /** Before a script has taken the figure over: nothing can be drawn. */
  isInert: boolean;
  /** Whether readers may draw at all. */
  canDraw: boolean;
}

/** The data, on which readers draw, the samples, and the loss. */
export function TrainPanels({ data, run, steps, isInert, canDraw }: TrainPanelsProps) {
  const { chosen, domain } = data;
  const format = useFormat();
  const points = chosen?.points.values;
  const dataLayers = useLayers('signal', points ?? NOTHING);
  const sampleLayers = useLayers('posterior', run?.samples?.points);
  const onPad = (plot: ReactNode) => (
    <DrawingPad onStroke={data.draw} isDisabled={isInert}>
      {plot}
    </DrawingPad>
  );
  return (
    <div className="df-train-panels">
      <ScatterPanel
        title={format(messages.data)}
        meaning="signal"
        note={format(canDraw ? noteOf(data) : dataIn(chosen))}
        label={labelOf(chosen)}
        domain={domain}
        layers={dataLayers}
        wrap={canDraw ? onPad : undefined}
      />
      <ScatterPanel
        title={format(messages.samples)}
        meaning="posterior"
        note={format(samplesIn(run))}
        label={messages.samplesPlot({ samples: samplesIn(run) })}
        domain={domain}
        layers={sampleLayers}
      />
      <div className="df-panel df-train-losses">
        <div className="df-panel-title">{format(messages.loss)}</div>
        <LossChart losses={run?.losses ?? NO_LOSSES} steps={steps} />
        <div className="df-panel-note">{format(messages.unlearned)}</div>
      </div>
    </div>
  );
}

/** The data in words, with the name of their set. */
function labelOf(chosen: ChosenPoints | null): Message {
  const data = dataIn(chosen);
  return chosen?.name ? messages.setPlot({ set: chosen.name, data }) : messages.dataPlot({ data });
}

/** The number of points, and that they can be drawn. */
function noteOf({ choice, chosen }: Data): Message {
  const data = dataIn(chosen);
  if (choice !== 'drawing') return messages.drawOwn({ data });
  return chosen ? messages.drawOn({ data }) : messages.drawHere;
}

const NOTHING = new Float32Array(0);
const NO_LOSSES: Run['losses'] = [];

function useLayers(ink: 'signal' | 'posterior', points: Float32Array | undefined): readonly Layer[] | null {
  return useMemo(() => (points ? [{ kind: 'points', ink, points }] : null), [ink, points]);
}
