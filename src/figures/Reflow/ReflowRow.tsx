'use client';
import { useId, useMemo } from 'react';
import { LabelTex } from '../../components/LabelTex.js';
import type { Domain } from '../../marks/scatter/domain.js';
import type { Layer } from '../../marks/scatter/layers.js';
import { ScatterPanel } from '../../marks/scatter/ScatterPanel.js';
import type { Text } from '../../words/message.js';
import { Said, useSay } from '../../words/say.js';
import { shortened } from '../pointDenoisers/shortened.js';
import { PATH_STEPS, type Row, type Sampled, STEPS } from './row.js';
import { words } from './words.js';

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
  const say = useSay();
  const straightness = row ? shortened(row.straightness) : '–';
  const distanceOf = (sampled: Sampled | undefined) => (sampled ? shortened(sampled.distance) : '–');
  const layers = useMemo(() => backdrop && layersOf(backdrop, row), [backdrop, row]);
  const ends = row?.sampled.at(-1);
  return (
    <section className="df-reflow-row" aria-labelledby={id}>
      <div className="df-reflow-name">
        <span id={id}>{say(name)}</span>
        <span className="df-reflow-straightness">
          <Said of={words.straightness({ s: <LabelTex>S</LabelTex>, value: straightness })} />
        </span>
      </div>
      <div className="df-reflow-panels">
        <ScatterPanel
          title={say(words.paths)}
          meaning="posterior"
          note={<Distance>{distanceOf(ends)}</Distance>}
          label={
            row
              ? words.pathsPlot({ network: name, straightness, distance: distanceOf(ends) })
              : words.notYet({ network: name, plot: words.paths })
          }
          domain={domain}
          layers={layers?.paths ?? null}
        />
        {STEPS.map((steps, index) => {
          const plot = steps === 1 ? words.step : words.steps({ count: steps });
          const distance = distanceOf(row?.sampled[index]);
          return (
            <ScatterPanel
              key={steps}
              title={say(plot)}
              meaning="posterior"
              note={<Distance>{distance}</Distance>}
              label={row ? words.samplesPlot({ network: name, plot, distance }) : words.notYet({ network: name, plot })}
              domain={domain}
              layers={layers?.samples[index] ?? null}
            />
          );
        })}
      </div>
    </section>
  );
}

function Distance({ children }: { children: string }) {
  return <Said of={words.distance({ w2: <LabelTex>W_2</LabelTex>, value: children })} />;
}

interface RowLayers {
  readonly paths: readonly Layer[];
  readonly samples: readonly (readonly Layer[])[];
}

/** The data; faint, a few paths; strong, where they begin and end, or the samples. */
function layersOf(backdrop: Float32Array, row: Row | null): RowLayers {
  const data: Layer = { kind: 'points', ink: 'quiet', points: backdrop, opacity: 0.5 };
  if (!row) return { paths: [data], samples: STEPS.map(() => [data]) };
  const { paths, sampled } = row;
  const pointsEach = PATH_STEPS + 1;
  return {
    paths: [
      data,
      { kind: 'paths', ink: 'posterior', points: paths, pointsEach, opacity: 0.7 },
      { kind: 'points', ink: 'noise', points: statesOf(paths, pointsEach, 0), radius: 1.8 },
      { kind: 'points', ink: 'posterior', points: statesOf(paths, pointsEach, PATH_STEPS), radius: 1.8 },
    ],
    samples: STEPS.map((_, index) => [
      data,
      { kind: 'points', ink: 'posterior', points: (sampled[index] as Sampled).points, radius: 0.9 },
    ]),
  };
}

/** One state of each path. */
function statesOf(paths: Float32Array, pointsEach: number, index: number): Float32Array {
  return Float32Array.from(
    { length: paths.length / pointsEach },
    (_, i) => paths[2 * (Math.floor(i / 2) * pointsEach + index) + (i % 2)] as number,
  );
}
