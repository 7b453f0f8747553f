'use client';
import { Arrow } from '../../diagrams/Arrow.js';
import { forwardOf } from '../../equations/coefficients.js';
import { symbolLink } from '../../equations/names.js';
import { definePanels, type LayoutProps } from '../../figure/panels.js';
import * as prop from '../../figure/prop.js';
import { ofImagesAlone } from '../../figure/sharedProps.js';
import { HighlightPanel, HighlightTarget } from '../../highlight/Highlight.js';
import type { Link } from '../../highlight/registry.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { PanelDescription } from '../../panels/description.js';
import { forwardJump, forwardStep, noise, x0 } from '../../process/quantity.js';
import type { Schedule } from '../../process/types.js';
import { X0 } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { inked } from '../../ui/ink.js';
import { messages as shared } from '../shared/messages.js';
import { CHAIN_START, DIAGRAM_PREVIOUS, DIAGRAM_STEP } from '../shared/shownState.js';
import { messages } from './messages.js';

const NODES = [
  { tex: 'x_T', link: symbolLink('x_T') },
  { tex: 'x_t', link: symbolLink('x_t') },
  { tex: 'x_{t-1}', link: symbolLink('x_{t-1}') },
  { tex: X0, link: symbolLink('x_0') },
];
/** The equations at the arrows: (3) leads to x_{t-1}, and (1) leads to x_t. */
const REVERSE = {
  tex: String.raw`${inked('posterior', String.raw`p_\theta`)}(x_{t-1} \mid x_t)`,
  link: { ...symbolLink('x_{t-1}', [['posteriorNoise', 'z']]), words: messages.reverse },
};
const FORWARD = {
  tex: forwardOf('x_t', 'x_{t-1}'),
  link: {
    ...symbolLink('x_t', [
      ['alphasSqrt', 'x_{t-1}'],
      ['betasSqrt', String.raw`\epsilon`],
    ]),
    words: messages.forward,
  },
};

/**
 * The chain of states from noise to image, with the forward and the reverse process drawn along it.
 *
 * The chain of states with both processes along it: the reverse process p_θ from noise to image above, the forward
 * process q back below. The four images are computed states.
 *
 * ```tsx
 * <ChainDiagram image="/photo.jpg" t={100} />
 * ```
 */
export const ChainDiagram = definePanels({
  name: 'chain-diagram',
  shared: ofImagesAlone,
  props: {
    /** The timestep of x_t, an integer in 1 ≤ t < timesteps; defaults to the page's, else to timesteps / 5. */
    t: prop.timestep({ min: 1, default: prop.fifthOf }),
  },
  caption: messages.caption({ xt: <LabelTex>x_t</LabelTex>, before: <LabelTex>{'x_{t-1}'}</LabelTex> }),
  describe: ({ schedule, seed, t }) => ({ rows: [{ panels: statesOfChain(schedule, seed, t) }] }),
  Layout: Chain,
});

export type ChainDiagramProps = prop.PropsOf<typeof ChainDiagram>;

/** The states from x_T to x_0, each below its symbol, with the arrows between them. */
function Chain({ shown, canvasRef, aspectRatio }: LayoutProps) {
  const panels = shown.rows[0]?.panels ?? [];
  const format = useFormat();
  return (
    <div className="df-chain">
      {NODES.map(({ tex, link }, index) => {
        const { label, title } = panels[index] as PanelDescription;
        return (
          <div key={tex} className="df-chain-state">
            <div className="df-chain-node">
              <HighlightTarget link={link} first={index === 0}>
                <LabelTex>{tex}</LabelTex>
              </HighlightTarget>
            </div>
            {index < NODES.length - 1 && <Arrows named={tex === 'x_t'} />}
            <HighlightPanel
              link={link}
              label={label}
              note={title ? <LabelTex>{title}</LabelTex> : format(messages.clean)}
              aspectRatio={aspectRatio}
              canvasRef={canvasRef(index)}
            />
          </div>
        );
      })}
    </div>
  );
}

/** The arrows of both processes between neighbouring states; those for many steps have dots and no names. */
function Arrows({ named }: { named: boolean }) {
  return (
    <div className="df-chain-link">
      {named && (
        <span className="df-chain-link-name">
          <ArrowName {...REVERSE} />
        </span>
      )}
      <Arrow to="right" ink="posterior" broken={!named} />
      <Arrow to="left" ink="noise" dashed broken={!named} />
      {named && (
        <span className="df-chain-link-name">
          <ArrowName {...FORWARD} />
        </span>
      )}
    </div>
  );
}

function ArrowName({ tex, link }: { tex: string; link: Link }) {
  return (
    <HighlightTarget link={link} first={false}>
      <LabelTex>{tex}</LabelTex>
    </HighlightTarget>
  );
}

/** The states in the order of the reverse process; titles go below the images. */
function statesOfChain(schedule: Schedule, seed: number, t: number): PanelDescription[] {
  const last = schedule.timesteps - 1;
  const start = forwardJump(schedule, x0, last, noise({ seed, stream: CHAIN_START }));
  const previous = forwardJump(schedule, x0, t - 1, noise({ seed, stream: DIAGRAM_PREVIOUS }));
  const next = forwardStep(schedule, previous, t, noise({ seed, stream: DIAGRAM_STEP }));
  return [
    { quantity: start, title: `t = ${last}`, label: messages.noisiest({ t: last }) },
    { quantity: next, title: `t = ${t}`, label: messages.next({ t }) },
    { quantity: previous, title: `t = ${t - 1}`, label: messages.previous({ t: t - 1 }) },
    { quantity: x0, label: shared.x0 },
  ];
}
