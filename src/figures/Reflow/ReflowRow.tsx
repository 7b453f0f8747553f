'use client';
import { useId, useMemo } from 'react';
import type { Text, TextGap } from '../../i18n/message.js';
import { formatShort } from '../../i18n/numbers.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import type { Domain } from '../../marks/scatter/domain.js';
import { ScatterPanel } from '../../marks/scatter/ScatterPanel.js';
import { LabelTex } from '../../tex/Tex.js';
import { layersOf } from './layers.js';
import { messages } from './messages.js';
import { type Row, type Sampled, STEPS } from './row.js';

export interface ReflowRowProps {
  /** What the network is called. */
  name: Text;
  /** Some of the data: x, y of each; null paints nothing. */
  backdrop: Float32Array | null;
  /** Null until there is one: the places are kept. */
  row: Row | null;
  domain: Domain;
}

/** A network: its paths, and what it samples in a few steps. */
export function ReflowRow({ name, backdrop, row, domain }: ReflowRowProps) {
  const id = useId();
  const format = useFormat();
  const straightness = row ? formatShort(row.straightness) : '–';
  const distanceOf = (sampled: Sampled | undefined) => (sampled ? formatShort(sampled.distance) : '–');
  const layers = useMemo(() => backdrop && layersOf(backdrop, row), [backdrop, row]);
  const ends = row?.sampled.at(-1);
  return (
    <section className="df-reflow-row" aria-labelledby={id}>
      <div className="df-reflow-name">
        <span id={id}>{format(name)}</span>
        <span className="df-reflow-straightness">
          <FormattedMessage of={messages.straightness({ s: <LabelTex>S</LabelTex>, value: straightness })} />
        </span>
      </div>
      <div className="df-reflow-panels">
        <ScatterPanel
          title={format(messages.paths)}
          meaning="posterior"
          note={<Distance>{distanceOf(ends)}</Distance>}
          label={
            row
              ? messages.pathsPlot({ network: name, straightness, distance: distanceOf(ends) })
              : messages.notYet({ network: name, plot: messages.paths })
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
              meaning="posterior"
              note={<Distance>{distance}</Distance>}
              label={
                row ? messages.samplesPlot({ network: name, plot, distance }) : messages.notYet({ network: name, plot })
              }
              domain={domain}
              layers={layers?.samples[index] ?? null}
            />
          );
        })}
      </div>
    </section>
  );
}

function Distance({ children }: { children: TextGap }) {
  return <FormattedMessage of={messages.distance({ w2: <LabelTex>W_2</LabelTex>, value: children })} />;
}
