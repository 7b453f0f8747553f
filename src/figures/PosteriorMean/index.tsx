'use client';
import { useMemo } from 'react';
import { inked } from '../../components/ink.js';
import type { Schedule } from '../../core/types.js';
import { defineFigure } from '../../frame/defineFigure.js';
import * as prop from '../../frame/prop.js';
import { loadFaces } from '../../hooks/faces.js';
import { formatFixed } from '../../i18n/numbers.js';
import { FormattedMessage } from '../../i18n/useFormat.js';
import { FacePanel } from '../../marks/faces/FacePanel.js';
import { faceOf, someOf } from '../../marks/faces/faceData.js';
import { X0, X0_PREDICTED, XT } from '../../tex/symbols.js';
import { LabelTex, TitleTex } from '../../tex/Tex.js';
import { messages as shared } from '../messages.js';
import { Gallery } from './Gallery.js';
import { messages, percentOf } from './messages.js';
import { COUNT, effectiveNumber, type Posterior, posteriorOf } from './posterior.js';
import { weightLines } from './table.js';

const EXPECTED = inked('mean', String.raw`\mathbb{E}[x_0 \mid x_t]`);
const CAPTION = messages.caption({
  predicted: <LabelTex>{X0_PREDICTED}</LabelTex>,
  xt: <LabelTex>{XT}</LabelTex>,
});

/**
 * Why one step is not enough: x_t of one of 50 small images, and the best that can be said of x_0 if these images are all
 * that there is, E[x_0 given x_t]. It is their mean, each by the weight under its bar; from noise it is the average of all,
 * then a blend, then one. Readers choose the image that x_t is made from, and the page's t.
 *
 * The weights are those of `posteriorWeights`; Karras et al. 2022, equation (57). They are as many as exp(entropy) equal ones.
 *
 * ```tsx
 * <PosteriorMean t={500} />
 * ```
 */
export const PosteriorMean = defineFigure({
  name: 'posterior-mean',
  takes: {
    /** The variance schedule, or the options to make it from; defaults to the notebook's, linear over 1000 steps. */
    schedule: prop.schedule(),
    /** Names the noise: the same seed draws the same pixels. Any finite number; defaults to 0. */
    seed: prop.seed(),
  },
  props: {
    /** The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to half of the timesteps. */
    t: prop.timestep({ usual: halfOf }),
    /**
     * Which image of the gallery x_t is made from, an integer in 0 ≤ target < 50. Set, it changes only when this prop does; then
     * the page keeps what readers choose by `onTargetChange`. Defaults to 0.
     */
    target: prop.integer({ usual: 0, least: 0, end: COUNT }),
    /** The initial `target`, in whose place readers choose another. */
    defaultTarget: prop.initial<number>(),
    /** Called with the image that a reader chooses. */
    onTargetChange: prop.handler<(target: number) => void>(),
  },
  caption: CAPTION,
  model: ({ schedule, seed, t, target }) => ({ schedule, seed, t, target }),
  emptied: (usual) => usual,
  // Another t is told to the page, though nothing is loaded for it.
  use: ({ model }) => ({ content: model }),
  compute: {
    gallery: { run: async () => someOf(await loadFaces(), COUNT), first: true },
  },
  View: function View({ model, shown, choose, canChoose, results: { gallery } }) {
    const posterior = useMemo(() => model && gallery && posteriorFrom(gallery, model), [model, gallery]);
    return (
      model && (
        <div className="df-posterior">
          <div className="df-panels df-posterior-panels">
            <FacePanel
              title={<TitleTex name={shared.noisyImage}>{XT}</TitleTex>}
              label={shared.xt({ t: model.t })}
              values={posterior?.xt ?? null}
            />
            <FacePanel
              title={<TitleTex name={messages.meanName}>{EXPECTED}</TitleTex>}
              label={messages.mean({ t: model.t })}
              meaning="mean"
              values={posterior?.mean ?? null}
            />
            <FacePanel
              title={<TitleTex name={shared.imageName}>{X0}</TitleTex>}
              label={messages.target({ number: model.target + 1 })}
              meaning="signal"
              values={gallery && faceOf(gallery, model.target)}
            />
          </div>
          <Count posterior={posterior} target={model.target} />
          <Gallery
            images={gallery}
            count={COUNT}
            weights={posterior?.weights ?? null}
            target={shown.target}
            disabled={!canChoose('target')}
            onChoose={(target) => choose('target', target)}
          />
        </div>
      )
    );
  },
  table: (model, _, { gallery }) => (gallery ? () => weightLines(posteriorFrom(gallery, model).weights) : undefined),
});

interface Asked {
  readonly schedule: Schedule;
  readonly seed: number;
  readonly t: number;
  readonly target: number;
}

function posteriorFrom(gallery: Float32Array, { target, schedule, t, seed }: Asked): Posterior {
  return posteriorOf(gallery, target, schedule, t, seed);
}

export type PosteriorMeanProps = prop.PropsOf<typeof PosteriorMean>;

/** What the weights say, in words. */
function Count({ posterior, target }: { posterior: Posterior | null; target: number }) {
  const number = posterior ? formatFixed(effectiveNumber(posterior.weights), 1) : '–';
  const own = posterior ? percentOf(posterior.weights[target] as number) : '–';
  const largest = posterior ? percentOf(Math.max(...posterior.weights)) : '–';
  return (
    <p className="df-posterior-count">
      <FormattedMessage
        of={messages.uncertainty({
          number: (
            <b>
              <FormattedMessage of={number} />
            </b>
          ),
          count: COUNT,
          own,
          largest,
        })}
      />
    </p>
  );
}

function halfOf({ timesteps }: Schedule): number {
  return Math.floor(timesteps / 2);
}
