'use client';
import { type ReactNode, useMemo } from 'react';
import type { Message } from '../../i18n/message.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { ChosenPoints } from '../../marks/scatter/chosenPoints.js';
import type { Layer } from '../../marks/scatter/layers.js';
import { ScatterPanel } from '../../marks/scatter/ScatterPanel.js';
import { DrawingPad } from './DrawingPad.js';
import { LossChart } from './LossChart.js';
import { dataIn, messages, samplesIn } from './messages.js';
import type { Run } from './training.js';
import type { Data } from './useData.js';

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
