'use client';
import { Arrow } from '../../diagrams/Arrow.js';
import { Network } from '../../diagrams/Network.js';
import { symbolLink } from '../../equations/names.js';
import { definePanels, type LayoutProps } from '../../figure/panels.js';
import * as prop from '../../figure/prop.js';
import { HighlightPanel, HighlightTarget } from '../../highlight/Highlight.js';
import type { Link } from '../../highlight/registry.js';
import type { Text } from '../../i18n/message.js';
import { FormattedMessage } from '../../i18n/useFormat.js';
import type { FigureDescription, PanelDescription } from '../../panels/description.js';
import { forwardJump, noise, x0 } from '../../process/quantity.js';
import type { Predictor, Schedule } from '../../process/types.js';
import { EPSILON, XT } from '../../tex/symbols.js';
import { LabelTex, TitleTex } from '../../tex/Tex.js';
import { inked } from '../../ui/ink.js';
import { DenoiserLine } from '../shared/imageDenoisers/DenoiserLine.js';
import {
  epsilonBy,
  type FigureDenoiser,
  ofDenoisedImagesAlone,
  predictorOf,
} from '../shared/imageDenoisers/figureDenoiser.js';
import { messages as shared } from '../shared/messages.js';
import { SHARED_EPSILON } from '../shared/shownState.js';
import { messages } from './messages.js';

const PREDICTED = `${inked('noise', String.raw`\epsilon_\theta`)}(x_t, t)`;
const INPUT = symbolLink('x_t');
const TARGET = symbolLink(String.raw`\epsilon`);
const OUTPUT = symbolLink(String.raw`\epsilon_\theta`);
const IN_CAPTION = { xt: <LabelTex>x_t</LabelTex>, epsilon: <LabelTex>{EPSILON}</LabelTex> };

/**
 * A drawing of the network: a noisy image and t go in, and an estimate of the noise comes out.
 *
 * The network of a diffusion model: its inputs are x_t and t, its output is an estimate of the noise in x_t. The network is a drawing.
 * The panel at its output shows the target, the true ε in x_t, or the prediction of a `denoiser`.
 *
 * ```tsx
 * <NoisePredictorDiagram t={100} />
 * <NoisePredictorDiagram t={100} denoiser="gaussian" />
 * ```
 */
export const NoisePredictorDiagram = definePanels({
  name: 'noise-predictor-diagram',
  shared: ofDenoisedImagesAlone,
  props: {
    /** The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to timesteps / 5. */
    t: prop.timestep({ default: prop.fifthOf }),
    /**
     * The denoiser in place of the network: the `'oracle'`, with which the output shows the target, the true ε; `'gaussian'`, the exact
     * denoiser of a Gaussian prior; or your own `Denoiser`, made once, whose schedule the figure takes. Defaults to `'oracle'`.
     */
    denoiser: prop.data<FigureDenoiser>('denoiser', 'oracle'),
  },
  caption: ({ denoiser }) =>
    denoiser === 'oracle' ? messages.caption(IN_CAPTION) : messages.denoisedCaption(IN_CAPTION),
  describe: ({ schedule, seed, t, denoiser }) => endsOfNetwork(schedule, seed, t, predictorOf(denoiser, schedule)),
  Layout: Drawing,
  Below: ({ props }) => <DenoiserLine denoiser={props.denoiser} />,
});

export type NoisePredictorDiagramProps = prop.PropsOf<typeof NoisePredictorDiagram>;

/** The panels at the input and the output; the title of the first labels the input t. */
interface Ends extends FigureDescription {
  readonly rows: readonly [{ readonly panels: readonly [input: PanelDescription, output: PanelDescription] }];
  /** Whether the output shows the target of the network, and no prediction. */
  readonly isTarget: boolean;
}

function endsOfNetwork(schedule: Schedule, seed: number, t: number, predictor: Predictor | null): Ends {
  const epsilon = noise({ seed, stream: SHARED_EPSILON });
  const xt = forwardJump(schedule, x0, t, epsilon);
  const input = { quantity: xt, title: `t = ${t}`, label: messages.input({ t }) };
  const output = predictor
    ? {
        quantity: epsilonBy(predictor, xt, t),
        label: messages.output({ t }),
      }
    : { quantity: epsilon, label: messages.target({ t }) };
  return { isTarget: predictor === null, rows: [{ panels: [input, output] }] };
}

/** The network between its input and its output. */
function Drawing({ shown, canvasRef, aspectRatio }: LayoutProps<Ends>) {
  const { rows, isTarget } = shown;
  const [input, output] = rows[0].panels;
  const link = isTarget ? TARGET : OUTPUT;
  return (
    <div className="df-predictor">
      <div className="df-predictor-image">
        <HighlightPanel
          link={INPUT}
          label={input.label}
          title={<Title tex={XT} name={shared.noisyImage} link={INPUT} first />}
          aspectRatio={aspectRatio}
          canvasRef={canvasRef(0)}
        />
      </div>
      <Arrow to="right" className="df-predictor-link" />
      <Network t={input.title as string} />
      <Arrow to="right" ink="noise" className="df-predictor-link" />
      <div className="df-predictor-image" data-ink="noise">
        <HighlightPanel
          link={link}
          label={output.label}
          title={<Title {...outputTitle(isTarget)} link={link} first={false} />}
          note={
            isTarget && <FormattedMessage of={messages.targetOf({ prediction: <LabelTex>{PREDICTED}</LabelTex> })} />
          }
          aspectRatio={aspectRatio}
          canvasRef={canvasRef(1)}
        />
      </div>
    </div>
  );
}

/** The title of a panel, which highlights linked terms and panels. */
function Title({ tex, name, link, first }: { tex: string; name: Text; link: Link; first: boolean }) {
  return (
    <HighlightTarget link={link} first={first}>
      <TitleTex name={name}>{tex}</TitleTex>
    </HighlightTarget>
  );
}

function outputTitle(isTarget: boolean): { tex: string; name: Text } {
  return isTarget ? { tex: EPSILON, name: shared.noiseName } : { tex: PREDICTED, name: shared.predictedNoise };
}
