'use client';
import { type ReactNode, useMemo } from 'react';
import type { ChosenPoints } from '../../marks/scatter/chosenPoints.js';
import type { Layer } from '../../marks/scatter/layers.js';
import { ScatterPanel } from '../../marks/scatter/ScatterPanel.js';
import type { Message } from '../../words/message.js';
import { useSay } from '../../words/say.js';
import { DrawingPad } from './DrawingPad.js';
import { LossChart } from './LossChart.js';
import type { Run } from './training.js';
import type { Data } from './useData.js';
import { dataIn, samplesIn, words } from './words.js';

export interface TrainPanelsProps {
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
  const say = useSay();
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
        title={say(words.data)}
        meaning="signal"
        note={say(canDraw ? noteOf(data) : dataIn(chosen))}
        label={labelOf(chosen)}
        domain={domain}
        layers={dataLayers}
        wrap={canDraw ? onPad : undefined}
      />
      <ScatterPanel
        title={say(words.samples)}
        meaning="posterior"
        note={say(samplesIn(run))}
        label={words.samplesPlot({ samples: samplesIn(run) })}
        domain={domain}
        layers={sampleLayers}
      />
      <div className="df-panel df-train-losses">
        <div className="df-panel-title">{say(words.loss)}</div>
        <LossChart losses={run?.losses ?? NO_LOSSES} steps={steps} />
        <div className="df-panel-note">{say(words.unlearned)}</div>
      </div>
    </div>
  );
}

/** The data in words, with the name of their set. */
function labelOf(chosen: ChosenPoints | null): Message {
  const data = dataIn(chosen);
  return chosen?.name ? words.setPlot({ set: chosen.name, data }) : words.dataPlot({ data });
}

/** The number of points, and that they can be drawn. */
function noteOf({ choice, chosen }: Data): Message {
  const data = dataIn(chosen);
  if (choice !== 'drawing') return words.drawOwn({ data });
  return chosen ? words.drawOn({ data }) : words.drawHere;
}

const NOTHING = new Float32Array(0);
const NO_LOSSES: Run['losses'] = [];

function useLayers(ink: 'signal' | 'posterior', points: Float32Array | undefined): readonly Layer[] | null {
  return useMemo(() => (points ? [{ kind: 'points', ink, points }] : null), [ink, points]);
}
