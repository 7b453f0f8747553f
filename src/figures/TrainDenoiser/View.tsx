'use client';

import { type ReactNode, useMemo, useRef } from 'react';
import { type Axis, linearAxis } from '../../charts/axes.js';
import { Chart } from '../../charts/Chart.js';
import type { Point } from '../../charts/geometry.js';
import { Line } from '../../charts/shapes.js';
import { useField } from '../../figure/useField.js';
import type { Message } from '../../i18n/message.js';
import * as num from '../../i18n/num.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { ChosenPoints } from '../../points/chosenPoints.js';
import type { Layer } from '../../points/paint.js';
import { ScatterPanel } from '../../points/ScatterPlot.js';
import { Button } from '../../ui/Button.js';
import { useDrag } from '../../ui/useDrag.js';
import { pointMessages } from '../shared/pointMessages.js';
import { messages } from '../shared/training/messages.js';
import { SetSelect } from '../shared/training/SetSelect.js';
import type { Phase } from '../shared/training/useTraining.js';
import { dataIn, lossesIn, samplesIn } from './status.js';
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
  /** Whether no script has hydrated the figure yet. */
  isInert: boolean;
  onChoose: (choice: Choice) => void;
  onStart: () => void;
  onStop: () => void;
}

/** The choice of the data, and the button that starts and stops. */
export function TrainControls(props: TrainControlsProps) {
  const { choice, hasOwn, phase, hasPoints, isInert, onChoose, onStart, onStop } = props;
  const { isEditable } = useField('points');
  const format = useFormat();
  const isRunning = phase === 'running';
  const isAgain = phase === 'trained' || phase === 'stopped';
  return (
    <div className="df-train-controls">
      <SetSelect
        value={choice}
        hasOwn={hasOwn}
        disabled={isInert || !isEditable}
        onChoose={(value) => onChoose(value as Choice)}
      >
        <option value="drawing">{format(messages.drawing)}</option>
      </SetSelect>
      <Button
        className="df-train-button"
        disabled={isInert || !isEditable}
        isIdle={choice !== 'drawing' || !hasPoints}
        onClick={() => onChoose('drawing')}
      >
        {format(pointMessages.clear)}
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

interface LossPlotProps {
  losses: Run['losses'];
  /** The number of steps of the training, at which the axis ends. */
  steps: number;
  /** The lowest loss that any network can reach; its value is null before it is computed. Null draws no line. */
  floor: { readonly floor: number | null } | null;
}

/** The top of the axis. The loss of an untrained network is 1. */
const TOP = 1.1;
/** The possible bottoms of the axis. The first that is below all losses is used. */
const BOTTOMS = [0.7, 0.4, 0];
/** The largest number of reports in a drawn mean. One report of 25 steps has a standard deviation of about 0.015. */
const AVERAGED = 20;

const DASHES = { lowest: '7 4', unlearned: '2 3' };

/** The mean loss over the steps, the lowest possible loss, and the loss of an untrained network. */
function LossPlot({ losses, steps, floor }: LossPlotProps) {
  const lowest = floor?.floor ?? null;
  const means = useMemo(() => meansOf(losses), [losses]);
  const least = Math.min(...means.map(([, loss]) => loss), lowest ?? 1);
  const bottom = BOTTOMS.find((value) => least >= value) ?? 0;
  const level = (loss: number): Point[] => [
    [0, loss],
    [steps, loss],
  ];
  const [, mean] = means.at(-1) ?? [];
  return (
    <Chart
      x={stepsAxis(steps)}
      y={linearAxis(bottom, TOP, { name: null })}
      height="square"
      label={lossesIn(losses, steps, lowest)}
      legend={[
        { ink: 'posterior', name: messages.network({ loss: num.decimal(mean ?? null) }) },
        ...(floor
          ? [
              {
                ink: 'mean',
                dash: DASHES.lowest,
                name: messages.lowest({ loss: num.decimal(lowest ?? null) }),
              } as const,
            ]
          : []),
        { dash: DASHES.unlearned, name: messages.unlearned },
      ]}
    >
      <Line name="unlearned" dash={DASHES.unlearned} points={level(1)} />
      {lowest !== null && <Line name="lowest" ink="mean" dash={DASHES.lowest} points={level(lowest)} />}
      <Line name="loss" ink="posterior" points={means} />
    </Chart>
  );
}

/** The mean loss at each report over the last 500 steps, and at first over the last quarter of the steps. */
function meansOf(losses: Run['losses']): Point[] {
  return losses.map(({ step }, index) => {
    const count = Math.min(AVERAGED, Math.ceil((index + 1) / 4));
    const last = losses.slice(index + 1 - count, index + 1);
    return [step, last.reduce((sum, { loss }) => sum + loss, 0) / count];
  });
}

function stepsAxis(steps: number): Axis {
  return {
    ...linearAxis(0, steps, { name: messages.stepAxis }),
    ticks: [
      { at: 0, text: 0 },
      { at: 1, text: num.count(steps) },
    ],
  };
}

interface DrawingPadProps {
  /** Called with each new piece of a stroke. */
  onStroke: (pieces: readonly Piece[]) => void;
  isDisabled: boolean;
  /** The content under the pointer, which fills the pad. */
  children: ReactNode;
}

/** A pad to draw on with a finger, a pen or a mouse. */
function DrawingPad({ onStroke, isDisabled, children }: DrawingPadProps) {
  const last = useRef<Place | null>(null);
  const dragging = useDrag({
    onDrag: isDisabled
      ? null
      : ({ event, isStart }) => {
          if (isStart) last.current = null;
          // One event per frame may contain several moves.
          const moves = event.nativeEvent.getCoalescedEvents?.() ?? [];
          const pieces = (moves.length > 0 ? moves : [event]).map(({ clientX, clientY }): Piece => {
            const from = last.current;
            last.current = placeOn(event.currentTarget, clientX, clientY);
            return [from, last.current];
          });
          onStroke(pieces);
        },
  });
  return (
    <div className="df-train-pad" {...dragging}>
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
  floor: LossPlotProps['floor'];
  /** Whether no script has hydrated the figure yet. Readers cannot draw then. */
  isInert: boolean;
  /** Whether readers may draw. */
  canDraw: boolean;
}

/** The panels of the data, on which readers draw, of the samples and of the loss. */
export function TrainPanels({ data, run, steps, floor, isInert, canDraw }: TrainPanelsProps) {
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
    <div className="df-panels df-train-panels">
      <ScatterPanel
        title={format(messages.data)}
        ink="signal"
        note={format(canDraw ? noteOf(data) : dataIn(chosen))}
        label={labelOf(chosen)}
        domain={domain}
        layers={dataLayers}
        wrap={canDraw ? onPad : undefined}
      />
      <ScatterPanel
        title={format(messages.samples)}
        ink="posterior"
        note={format(samplesIn(run))}
        label={messages.samplesPlot({ samples: samplesIn(run) })}
        domain={domain}
        layers={sampleLayers}
      />
      <div className="df-panel df-train-losses">
        <div className="df-panel-title">{format(messages.loss)}</div>
        <LossPlot losses={run?.losses ?? NO_LOSSES} {...{ steps, floor }} />
      </div>
    </div>
  );
}

/** The label of the data, with the name of their set. */
function labelOf(chosen: ChosenPoints | null): Message {
  const data = dataIn(chosen);
  return chosen?.name ? messages.setPlot({ set: chosen.name, data }) : messages.dataPlot({ data });
}

/** The number of points, and the hint that readers can draw them. */
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
