'use client';
import type { CSSProperties } from 'react';
import { Figure } from '../components/Figure.js';
import { inked } from '../components/ink.js';
import { Panel } from '../components/Panel.js';
import { EPSILON, XT } from '../components/symbols.js';
import { Tex } from '../components/Tex.js';
import { forwardJump, noise, x0 } from '../core/quantity.js';
import type { Schedule } from '../core/types.js';
import type { PanelDescription } from './description.js';
import { Arrow } from './diagrams/Arrow.js';
import { Network } from './diagrams/Network.js';
import { SHARED_EPSILON } from './streams.js';
import { type PictureFigureProps, usePictures } from './usePictures.js';

export interface NoisePredictorDiagramProps extends PictureFigureProps {
  /** The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to a fifth of the timesteps. */
  t?: number;
}

const PREDICTED = `${inked('noise', String.raw`\epsilon_\theta`)}(x_t, t)`;
const OUTPUT_NOTE = 'the true ε: what training aims at';
const DEFAULT_CAPTION = (
  <>
    The pictures are real: <Tex>x_t</Tex>, and the true noise <Tex>{EPSILON}</Tex> in it, which a trained network would
    aim for. The network itself is a drawing; none runs here.
  </>
);

/**
 * What the network of a diffusion model does: x_t and t in, an estimate of the noise in x_t out. The network is drawn;
 * what stands at its output is the true ε of the very x_t at its input.
 *
 * ```tsx
 * <NoisePredictorDiagram t={100} />
 * ```
 */
export function NoisePredictorDiagram({ t, caption = DEFAULT_CAPTION, ...props }: NoisePredictorDiagramProps) {
  const { frame, shown, canvasRef, aspectRatio } = usePictures(props, ({ schedule, seed }) => ({
    rows: [{ panels: describeEnds(schedule, seed, t ?? Math.floor(schedule.timesteps / 5)) }],
  }));
  const [input, output] = shown?.rows[0]?.panels ?? [];
  return (
    <Figure {...frame} caption={caption} name="noise-predictor-diagram">
      <div className="df-predictor" style={{ '--df-aspect-ratio': aspectRatio } as CSSProperties}>
        <div className="df-predictor-picture">
          <Panel label={input?.label ?? 'no picture'} title={<Tex>{XT}</Tex>} canvasRef={canvasRef(0)} />
        </div>
        <Arrow to="right" className="df-predictor-link" />
        <Network t={input?.title ?? 't'} />
        <Arrow to="right" meaning="noise" className="df-predictor-link" />
        <div className="df-predictor-picture" data-meaning="noise">
          <Panel
            label={output?.label ?? 'no picture'}
            title={<Tex>{PREDICTED}</Tex>}
            note={OUTPUT_NOTE}
            canvasRef={canvasRef(1)}
          />
        </div>
      </div>
    </Figure>
  );
}

/** What stands at the input and at the output; the first title is that of the input t. */
function describeEnds(schedule: Schedule, seed: number, t: number): PanelDescription[] {
  const epsilon = noise({ seed, stream: SHARED_EPSILON });
  return [
    { quantity: forwardJump(schedule, x0, t, epsilon), title: `t = ${t}`, label: `the input: x_t at t = ${t}` },
    { quantity: epsilon, label: `in place of the output: the true noise ε in x_t at t = ${t}` },
  ];
}
