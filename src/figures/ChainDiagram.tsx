'use client';
import { Figure } from '../components/Figure.js';
import { inked } from '../components/ink.js';
import { LabelTex } from '../components/LabelTex.js';
import { Panel } from '../components/Panel.js';
import { X0 } from '../components/symbols.js';
import { forwardJump, forwardStep, noise, x0 } from '../core/quantity.js';
import type { Schedule } from '../core/types.js';
import type { PanelDescription } from './description.js';
import { Arrow } from './diagrams/Arrow.js';
import { CHAIN_START, DIAGRAM_PREVIOUS, DIAGRAM_STEP } from './streams.js';
import { fifthOf, type ImageFigureProps, useFigure, useShownTimestep } from './useFigure.js';

export interface ChainDiagramProps extends ImageFigureProps {
  /** The timestep of x_t, an integer in 1 ≤ t < timesteps; defaults to the page's, else to timesteps / 5. */
  t?: number | undefined;
}

const NODES = [{ tex: 'x_T' }, { tex: 'x_t' }, { tex: 'x_{t-1}' }, { tex: X0, note: 'clean' }];
const REVERSE = String.raw`${inked('posterior', String.raw`p_\theta`)}(x_{t-1} \mid x_t)`;
const FORWARD = String.raw`${inked('noise', 'q')}(x_t \mid x_{t-1})`;
const DEFAULT_CAPTION = (
  <>
    The images are real: four states of the forward process, where <LabelTex>x_t</LabelTex> is one step from the{' '}
    <LabelTex>{'x_{t-1}'}</LabelTex> beside it. The arrows are a drawing; no network runs here.
  </>
);

/**
 * The chain of states with both processes along it: the reverse process p_θ from noise to image above, the forward
 * process q back below. The four images are states of the actual process.
 *
 * ```tsx
 * <ChainDiagram image="/photo.jpg" t={100} />
 * ```
 */
export function ChainDiagram({ t: ownT, caption = DEFAULT_CAPTION, ...props }: ChainDiagramProps) {
  const timestepOf = useShownTimestep(ownT, { least: 1, usual: fifthOf });
  const { frame, shown, canvasRef, aspectRatio } = useFigure(
    { ...props, written: { ...props, t: ownT } },
    ({ schedule, seed }) => ({
      rows: [{ panels: statesOfChain(schedule, seed, timestepOf(schedule)) }],
    }),
  );
  const panels = shown?.rows[0]?.panels ?? [];
  return (
    <Figure {...frame} caption={caption} name="chain-diagram">
      <div className="df-chain">
        {NODES.map(({ tex, note }, index) => (
          <div key={tex} className="df-chain-state">
            <div className="df-chain-node">
              <LabelTex>{tex}</LabelTex>
            </div>
            {index < NODES.length - 1 && <Link named={tex === 'x_t'} />}
            <Panel
              label={panels[index]?.label ?? 'no image'}
              note={note ?? <LabelTex>{panels[index]?.title ?? '~'}</LabelTex>}
              aspectRatio={aspectRatio}
              canvasRef={canvasRef(index)}
            />
          </div>
        ))}
      </div>
    </Figure>
  );
}

/** The arrows of both processes between neighbouring states; those for many steps have dots and no names. */
function Link({ named }: { named: boolean }) {
  return (
    <div className="df-chain-link">
      {named && (
        <span className="df-chain-link-name">
          <LabelTex>{REVERSE}</LabelTex>
        </span>
      )}
      <Arrow to="right" meaning="posterior" broken={!named} />
      <Arrow to="left" meaning="noise" dashed broken={!named} />
      {named && (
        <span className="df-chain-link-name">
          <LabelTex>{FORWARD}</LabelTex>
        </span>
      )}
    </div>
  );
}

/** The states in the order of the reverse process; titles go below the images. */
function statesOfChain(schedule: Schedule, seed: number, t: number): PanelDescription[] {
  const last = schedule.timesteps - 1;
  const start = forwardJump(schedule, x0, last, noise({ seed, stream: CHAIN_START }));
  const previous = forwardJump(schedule, x0, t - 1, noise({ seed, stream: DIAGRAM_PREVIOUS }));
  const next = forwardStep(schedule, previous, t, noise({ seed, stream: DIAGRAM_STEP }));
  return [
    { quantity: start, title: `t = ${last}`, label: `x_T, the noisiest state, at t = ${last}` },
    { quantity: next, title: `t = ${t}`, label: `x_t at t = ${t}, one forward step from x_(t-1)` },
    { quantity: previous, title: `t = ${t - 1}`, label: `x_(t-1) at t = ${t - 1}` },
    { quantity: x0, label: 'the image x0' },
  ];
}
