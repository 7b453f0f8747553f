'use client';

import { useId, useMemo } from 'react';
import { useField } from '../../figure/useField.js';
import type { Text } from '../../i18n/message.js';
import * as num from '../../i18n/num.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { PointSetName } from '../../learn/pointSets.js';
import type { Domain, PointsSource } from '../../points/chosenPoints.js';
import type { Layer } from '../../points/paint.js';
import { ScatterPanel } from '../../points/ScatterPlot.js';
import { gaussianNoise } from '../../process/noise.js';
import { LabelTex } from '../../tex/Tex.js';
import { PanelGroup } from '../../ui/PanelGroup.js';
import { Value } from '../../ui/Value.js';
import { CHAIN_START } from '../shared/shownState.js';
import { messages as shared } from '../shared/training/messages.js';
import { PAGE, SetSelect } from '../shared/training/SetSelect.js';
import type { Training } from '../shared/training/useTraining.js';
import { coupledTo, DRAWN, type MapRow, PATH_STEPS, type Row, type Sampled, type Shown, STEPS } from './compute.js';
import { messages, stepsIn, trainingIn } from './messages.js';
import type { Method, Run, Task } from './useReflow.js';

/** The samples of each network; null without it. */
export type Rows = Readonly<Record<'before' | 'coupled' | 'after', Row | null>> & {
  readonly consistency: MapRow | null;
};

/** The drawn results of a network. */
interface RowLayers {
  readonly paths: readonly Layer[];
  readonly samples: readonly (readonly Layer[])[];
}

/** The lines on which a network is trained: x, y of the noise and of the point at the other end, line after line. */
export interface Lines {
  readonly ends: Float32Array;
  /** Whether the points are data, or samples of another network. */
  readonly areOfData: boolean;
}

/**
 * The layers of a panel: the data; faint, a few paths; strong, their starts and ends, or the samples. Without a network, the known lines on
 * which it will be trained, and no samples.
 */
export function layersOf(
  backdrop: Float32Array,
  row: Shown | null,
  lines: Lines | null = null,
  pointsEach = PATH_STEPS + 1,
): RowLayers {
  const data: Layer = { kind: 'points', ink: 'quiet', points: backdrop, opacity: 0.5 };
  if (!row) return { paths: lines ? [data, ...lineLayers(lines)] : [], samples: STEPS.map(() => []) };
  const { paths, sampled } = row;
  return {
    paths: [
      data,
      { kind: 'paths', ink: 'posterior', points: paths, pointsEach, opacity: 0.7 },
      { kind: 'points', ink: 'noise', points: statesOf(paths, pointsEach, 0), radius: 1.8 },
      { kind: 'points', ink: 'posterior', points: statesOf(paths, pointsEach, pointsEach - 1), radius: 1.8 },
    ],
    samples: STEPS.map((_, index) => [
      data,
      { kind: 'points', ink: 'posterior', points: (sampled[index] as Sampled).points, radius: 0.9 },
    ]),
  };
}

function lineLayers({ ends, areOfData }: Lines): readonly Layer[] {
  const end = areOfData ? 'quiet' : 'posterior';
  return [
    { kind: 'paths', ink: 'quiet', points: ends, pointsEach: 2, opacity: 0.7 },
    { kind: 'points', ink: 'noise', points: statesOf(ends, 2, 0), radius: 1.8 },
    { kind: 'points', ink: end, points: statesOf(ends, 2, 1), radius: 1.8 },
  ];
}

/** The lines from the starts of a network's drawn paths to their ends, on which reflow trains. */
export function chordsOf({ paths }: Row): Lines {
  const pointsEach = PATH_STEPS + 1;
  return { ends: joined(statesOf(paths, pointsEach, 0), statesOf(paths, pointsEach, PATH_STEPS)), areOfData: false };
}

/** The lines from noise to points of the data, paired at random, on which flow matching trains. */
export function pairsOf(points: Float32Array): Lines {
  const count = points.length / 2;
  const noise = gaussianNoise(2 * DRAWN, { seed: 0, stream: CHAIN_START });
  const chosen = Float32Array.from({ length: 2 * DRAWN }, (_, i) => {
    const point = Math.floor(((Math.floor(i / 2) + 0.5) * count) / DRAWN);
    return points[2 * point + (i % 2)] as number;
  });
  return { ends: joined(noise, chosen), areOfData: true };
}

/** The lines between the same noise and points, paired so that the sum of squared distances is least. */
export function coupled({ ends, areOfData }: Lines): Lines {
  const noise = statesOf(ends, 2, 0);
  return { ends: joined(noise, coupledTo(noise, statesOf(ends, 2, 1))), areOfData };
}

function joined(from: Float32Array, to: Float32Array): Float32Array {
  return Float32Array.from({ length: 2 * from.length }, (_, i) => {
    const place = 2 * Math.floor(i / 4) + (i % 2);
    return (i % 4 < 2 ? from : to)[place] as number;
  });
}

/** One state of each path. */
function statesOf(paths: Float32Array, pointsEach: number, index: number): Float32Array {
  return Float32Array.from(
    { length: paths.length / pointsEach },
    (_, i) => paths[2 * (Math.floor(i / 2) * pointsEach + index) + (i % 2)] as number,
  );
}

interface ReflowRowProps {
  /** The name of the network. */
  name: Text;
  /** The x, y of some data points; null draws none. */
  backdrop: Float32Array | null;
  /** The results; null without a network, while the space is reserved. */
  row: Row | MapRow | null;
  /** The lines of the next training; null until they are known. */
  lines: Lines | null;
  domain: Domain;
  /** Whether the loss is shown; defaults to false. */
  couplings?: boolean;
  /** Whether the network is a consistency model, which has ends and no trajectories; defaults to false. */
  isMap?: boolean;
}

/** A network with its paths and its samples in a few steps. */
export function ReflowRow(props: ReflowRowProps) {
  const { name, backdrop, row, lines, domain, couplings = false, isMap = false } = props;
  const id = useId();
  const format = useFormat();
  const ofFlow = row && 'straightness' in row ? row : null;
  const straightness = num.distance(ofFlow?.straightness ?? null);
  const distanceOf = (sampled: Sampled | undefined) => num.distance(sampled?.distance ?? null);
  const noteOf = (distance: num.NumberText) => (
    <Value of={messages.distance({ w2: <LabelTex>W_2</LabelTex>, value: distance })} />
  );
  const layers = useMemo(
    () => backdrop && layersOf(backdrop, row, lines, isMap ? 2 : undefined),
    [backdrop, row, lines, isMap],
  );
  const drawn = row || !lines ? (isMap ? messages.ends : messages.paths) : messages.lines;
  const ends = row?.sampled.at(isMap ? 0 : -1);
  const distance = distanceOf(ends);
  return (
    <section className="df-reflow-row" aria-labelledby={id}>
      <div className="df-reflow-name">
        <span id={id}>{format(name)}</span>
        <span className={couplings ? 'df-reflow-straightness df-reflow-two' : 'df-reflow-straightness'}>
          {couplings && !isMap && (
            <span className="df-reflow-loss">
              {format(messages.loss({ value: num.distance(ofFlow?.loss ?? null) }))}
            </span>
          )}
          {!isMap && <Value of={messages.straightness({ s: <LabelTex>S</LabelTex>, value: straightness })} />}
        </span>
      </div>
      <PanelGroup className="df-reflow-panels">
        <ScatterPanel
          title={format(drawn)}
          ink="posterior"
          note={noteOf(distance)}
          label={
            !row
              ? messages.notYet({ network: name, plot: drawn })
              : isMap
                ? messages.endsPlot({ network: name, distance })
                : messages.pathsPlot({ network: name, straightness, distance })
          }
          domain={domain}
          layers={layers?.paths ?? null}
        />
        {STEPS.map((steps, index) => {
          const plot = messages.steps({ count: steps });
          const distance = distanceOf(row?.sampled[index]);
          return (
            <ScatterPanel
              key={steps}
              title={format(plot)}
              ink="posterior"
              note={noteOf(distance)}
              label={
                row ? messages.samplesPlot({ network: name, plot, distance }) : messages.notYet({ network: name, plot })
              }
              domain={domain}
              layers={layers?.samples[index] ?? null}
            />
          );
        })}
      </PanelGroup>
    </section>
  );
}

interface ReflowStatusProps {
  training: Training<Task, Run>;
  rows: Rows;
}

/** The progress of a training, and the results of the networks. */
export function ReflowStatus({ training: { phase, run }, rows }: ReflowStatusProps) {
  const format = useFormat();
  return (
    <>
      <p className="df-train-steps df-reflow-steps">{format(stepsIn(run))}</p>
      <p className="df-train-status" role="status">
        {format(trainingIn(phase, run) ?? resultIn(rows, run?.task.method))}
      </p>
    </>
  );
}

/** @param newest - the method of the last training; undefined for the page's networks. */
function resultIn({ before, coupled, consistency, after }: Rows, newest: Method | undefined): Text {
  if (consistency && newest === 'consistency') {
    return messages.isConsistent({ one: distanceIn(consistency, 1), two: distanceIn(consistency, 2) });
  }
  if (!before) return coupled ? messages.isCoupled(saidOf(coupled)) : messages.untrained;
  const fifty = distanceIn(before, 50);
  if (coupled && (newest === 'coupled' || !after)) {
    return messages.isCompared({ ...saidOf(coupled), fifty, before: num.distance(before.loss) });
  }
  return after
    ? messages.isStraight({ one: distanceIn(after, 1), fifty })
    : messages.isBent({ one: distanceIn(before, 1), eight: distanceIn(before, 8), fifty });
}

function saidOf(row: Row) {
  return { one: distanceIn(row, 1), loss: num.distance(row.loss) };
}

function distanceIn({ sampled }: Shown, steps: number): num.NumberText {
  return num.distance(sampled.find((sample) => sample.steps === steps)?.distance ?? null);
}

interface ReflowControlsProps {
  /** The page's own points, x, y of each; null without them. */
  own: PointsSource | null;
  /** The method of the current training; null if there is none. */
  running: Method | null;
  /** Whether there are points to train on, and a flow to straighten. */
  hasPoints: boolean;
  hasFlow: boolean;
  /** Whether readers can train with couplings, and consistency models. */
  couplings: boolean;
  consistency: boolean;
  /** Whether no script has hydrated the figure yet. */
  isInert: boolean;
  onTrain: (method: 'flow' | 'coupled' | 'consistency') => void;
  onReflow: () => void;
  onStop: () => void;
}

const TRAINED = { coupled: messages.couple, consistency: messages.trainConsistency };

/** The choice of the data, and the buttons that train and straighten. Each button also stops its own training. */
export function ReflowControls(props: ReflowControlsProps) {
  const { own, running, hasPoints, hasFlow, couplings, consistency, isInert } = props;
  const { onTrain, onReflow, onStop } = props;
  const { value: points, isEditable, set } = useField<PointsSource>('points');
  const others = [...(couplings ? (['coupled'] as const) : []), ...(consistency ? (['consistency'] as const) : [])];
  const format = useFormat();
  return (
    <div className="df-train-controls">
      <SetSelect
        value={typeof points === 'string' ? points : PAGE}
        hasOwn={own !== null}
        disabled={isInert || !isEditable}
        onChoose={(value) => set(value === PAGE && own ? own : (value as PointSetName))}
      />
      <button
        type="button"
        className="df-button df-train-button df-train-start"
        disabled={isInert || !hasPoints || (running !== null && running !== 'flow')}
        onClick={running === 'flow' ? onStop : () => onTrain('flow')}
      >
        {format(running === 'flow' ? shared.stop : hasFlow ? shared.again : shared.train)}
      </button>
      {others.map((method) => (
        <button
          key={method}
          type="button"
          className={`df-button df-train-button df-reflow-${method}`}
          disabled={isInert || !hasPoints || (running !== null && running !== method)}
          onClick={running === method ? onStop : () => onTrain(method)}
        >
          {format(running === method ? shared.stop : TRAINED[method])}
        </button>
      ))}
      <button
        type="button"
        className="df-button df-train-button df-reflow-start"
        disabled={isInert || !hasFlow || (running !== null && running !== 'reflowed')}
        onClick={running === 'reflowed' ? onStop : onReflow}
      >
        {format(running === 'reflowed' ? shared.stop : messages.reflow)}
      </button>
    </div>
  );
}
