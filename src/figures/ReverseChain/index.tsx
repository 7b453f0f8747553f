'use client';
import { useCompute } from '../../figure/compute.js';
import { compared } from '../../figure/differences.js';
import { definePanels } from '../../figure/panels.js';
import * as prop from '../../figure/prop.js';
import { usePlaysOnce } from '../../figure/usePlaysOnce.js';
import { checkFirstOrder } from '../../process/samplers.js';
import type { FirstOrderSampler, Process } from '../../process/types.js';
import { withDivided } from '../shared/dividedCaption.js';
import { DenoiserLine } from '../shared/imageDenoisers/DenoiserLine.js';
import { type FigureDenoiser, ofDenoisedProcess } from '../shared/imageDenoisers/figureDenoiser.js';
import { isDivided } from '../shared/shownState.js';
import { playedChain, rowChain } from './chain.js';
import { messages } from './messages.js';
import { playedOf, rowOf } from './panels.js';
import { ChainControls, deviationNotes, deviationRequest, deviationsOf, StepFormula } from './View.js';

/** The largest number of steps of a player. */
const STEP_LIMIT = 100;

/**
 * The way from noise to an image, step by step.
 *
 * The reverse process from x_T to an image, step by step with (7): x_T, states at evenly spaced timesteps, and the clean end.
 *
 * By default it is a simulation: no network predicts ε. As in the notebook, ε is computed from the known x_0, so that x̂0
 * is x_0 at every step and the chain always ends at the image that it began with. The chain of a `denoiser`, which is not
 * given x_0, ends at the denoiser's own sample.
 *
 * On a path the states are at evenly spaced t. If they have no bound, as on `ve` and `edm`, each is divided by √(α_t² + σ_t²).
 *
 * ```tsx
 * <ReverseChain />
 * <ReverseChain mode="stepwise" states={10} />
 * <ReverseChain sampler={{ kind: 'ddim', eta: 0 }} steps={10} deviations />
 * <ReverseChain player formula />
 * <ReverseChain denoiser="gaussian" from={400} />
 * <ReverseChain schedule={gaussianPath({ kind: 'flow' })} sampler={{ kind: 'euler', in: 'time' }} steps={10} />
 * ```
 */
export const ReverseChain = definePanels({
  name: 'reverse-chain',
  shared: { ...ofDenoisedProcess, ...compared },
  props: {
    /**
     * The mode of the oracle's chain. `'skip'` computes only the shown states, each from the one before in a single step of the same
     * distribution. `'stepwise'` takes every step, which a path does not have. Defaults to `'skip'`; a sampler takes its own steps.
     */
    mode: prop.choice(['skip', 'stepwise']),
    /** The number of shown states after x_T, evenly spaced in t, an integer in 1 ≤ states ≤ 20; defaults to 5, in a player to 50. */
    states: prop.data<number | undefined>('number', undefined),
    /**
     * The sampler of the steps: `{ kind: 'ddpm', variance: 'beta' | 'posterior' }` (Ho et al. 2020), `{ kind: 'ddim', eta }` (Song et
     * al. 2021) or `{ kind: 'euler', in: 'sigma' | 'time' }`, each with one prediction per step; defaults to the notebook's own step,
     * which is DDPM with the variance β, on a path with the posterior's; and with a denoiser to `{ kind: 'ddim', eta: 0 }`.
     */
    sampler: prop.data<FirstOrderSampler | undefined>('sampler', undefined, readSampler),
    /**
     * The number of steps of a sampler, evenly spaced in t, an integer in 1 ≤ steps ≤ timesteps; defaults to every one, on a path and with
     * a denoiser to 50, in a denoiser's player to 20.
     */
    steps: prop.data<number | undefined>('number', undefined),
    /**
     * Whether the figure is a player: one large state and x̂0, with controls to play and step through the chain, replace the row. The
     * player stops at every step of the sampler, by default 50 and at most 100; without a sampler, it has as many stops as `states`.
     * Defaults to false.
     */
    player: prop.flag(),
    /**
     * Which state a player shows, counted from x_T, an integer in 0 ≤ step ≤ 100; beyond the clean end it is that.
     * Defaults to 0.
     */
    step: prop.controlled(prop.integer({ default: 0, min: 0, max: STEP_LIMIT, isAnimated: true })),
    /**
     * Whether a player plays once, from noise to the image, when it comes into view. It does so only outside of a provider, if the page does
     * not set or observe its step, and not for readers who prefer reduced motion. @default true
     */
    autoPlay: prop.flag(true),
    /**
     * Whether the figure shows under each state its standard deviation, and that of x_t in the forward process: √(ᾱ_t·var(x_0) + 1-ᾱ_t), by
     * (2); of a path √(α_t²·var(x_0) + σ_t²). Defaults to false; the player always shows them.
     */
    deviations: prop.flag(),
    /**
     * Whether the formula of a step stands above the states, with each term linked to its state: for DDPM by the oracle (4) with (7), by a
     * denoiser Ho et al. 2020, equation (11), for DDIM and Euler in σ/α Song et al. 2021, equation (12), for Euler in t the step along the
     * velocity. The last step is x̂0. If s is not t-1, α_{t|s} = ᾱ_t/ᾱ_s. On a path the formula contains α and σ, as in Kingma et al. 2021.
     * A player shows the values at its state below the symbols. Defaults to false.
     */
    formula: prop.flag(),
    /**
     * The denoiser that predicts x̂0 at every step: the `'oracle'`, which computes ε from x_0; `'gaussian'`, the exact denoiser of a
     * Gaussian prior; or your own `Denoiser`, made once, whose schedule or path the figure takes. Defaults to `'oracle'`. With another
     * denoiser, `mode` has no meaning.
     */
    denoiser: prop.data<FigureDenoiser<Process>>('denoiser', 'oracle'),
    /**
     * The start of a denoiser's chain: `'noise'`, an x_T without any signal of the image, or a timestep t, the noised image x_t by (2), an
     * integer in 0 ≤ from < timesteps, of a path a time after its start; defaults to `'noise'` with a denoiser. The oracle's chain starts
     * at the image's own x_T.
     */
    from: prop.data<number | 'noise' | undefined>('starts', undefined),
  },
  caption: ({ denoiser, schedule }) =>
    withDivided(denoiser === 'oracle' ? messages.caption : messages.denoisedCaption, isDivided(schedule)),
  data: ({ player, ...options }) => (player ? playedChain(options) : rowChain(options)),
  describe: ({ player, step, schedule, deviations }, chain) =>
    player ? playedOf(chain, step, schedule) : rowOf(chain, schedule, deviations),
  animation: (_, { times }) => (times ? { prop: 'step', least: 0, last: times.length - 1 } : null),
  useCompute,
  compute: {
    deviations: { request: (model, status) => deviationRequest(model, status), run: deviationsOf },
  },
  additions: ({ model, results }) => deviationNotes(model, results.deviations),
  Above: ({ props, model }) =>
    props.formula && model && <StepFormula stepping={model.stepping} scales={model.scales} />,
  Below: ({ ownProps, props, model, setProp, isEditable, status }) => {
    const playsOnce = usePlaysOnce({ ownProps, props }, 'step');
    return (
      <>
        {model?.times && (
          <ChainControls
            asked={props.step}
            times={model.times}
            disabled={!isEditable('step')}
            autoPlay={playsOnce && status.isReady === true}
            onMove={(next) => setProp('step', next)}
          />
        )}
        <DenoiserLine denoiser={props.denoiser} />
      </>
    );
  },
});

/** Checks that a figure can draw the states of a sampler. */
function readSampler(sampler: FirstOrderSampler | undefined, name: string): FirstOrderSampler | undefined {
  if (sampler !== undefined) checkFirstOrder(sampler, name);
  return sampler;
}

export type ReverseChainProps = prop.PropsOf<typeof ReverseChain>;
