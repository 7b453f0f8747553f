'use client';

import { useId, useMemo, useRef } from 'react';
import { csv } from '../../figure/csv.js';
import { defineFigure } from '../../figure/defineFigure.js';
import * as prop from '../../figure/prop.js';
import { formatFixed } from '../../i18n/numbers.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { FACE_SIZE, FacePanel, faceOf, someOf, useImagePixels } from '../../panels/FacePanel.js';
import type { Schedule } from '../../process/types.js';
import { X0, X0_PREDICTED, XT } from '../../tex/symbols.js';
import { LabelTex, TitleTex } from '../../tex/Tex.js';
import { Facts, Reading } from '../../ui/Facts.js';
import { inked } from '../../ui/ink.js';
import { loadFaces } from '../shared/imageDenoisers/load.js';
import { messages as shared } from '../shared/messages.js';
import { messages, percentOf } from './messages.js';
import { COUNT, effectiveNumber, type Posterior, posteriorOf } from './posterior.js';

/** The height of the highest bar in pixels. */
const BAR_HEIGHT = 36;

interface GalleryProps {
  /** The images, one after the other; null until they are loaded. */
  images: Float32Array | null;
  count: number;
  /** The weight of each image; null until the weights are computed. */
  weights: Float64Array | null;
  /** The index of the image in x_t. */
  target: number;
  disabled: boolean;
  onChoose: (target: number) => void;
}

/** The images in rows, each under a bar of its weight. They are buttons, one of which is chosen. */
function Gallery({ images, count, weights, target, disabled, onChoose }: GalleryProps) {
  const name = useId();
  const format = useFormat();
  const largest = weights?.reduce((most, weight) => Math.max(most, weight), 0) ?? 1;
  return (
    <fieldset className="df-gallery" disabled={disabled} aria-label={format(messages.gallery)}>
      <legend className="df-choice-legend">
        <FormattedMessage of={(disabled ? messages.chosen : messages.choose)({ xt: <LabelTex>{XT}</LabelTex> })} />
      </legend>
      {Array.from({ length: count }, (_, index) => (
        <GalleryImage
          key={index}
          name={name}
          number={index + 1}
          values={images && faceOf(images, index)}
          weight={weights?.[index] ?? null}
          height={weights ? (weights[index] as number) / largest : 0}
          isTarget={index === target}
          onChoose={() => onChoose(index)}
        />
      ))}
    </fieldset>
  );
}

interface GalleryImageProps {
  /** The name of the group. */
  name: string;
  number: number;
  values: Float32Array | null;
  weight: number | null;
  /** The height of the bar, from 0 to 1. */
  height: number;
  isTarget: boolean;
  onChoose: () => void;
}

function GalleryImage({ name, number, values, weight, height, isTarget, onChoose }: GalleryImageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const format = useFormat();
  useImagePixels(canvas, values, FACE_SIZE);
  const label =
    weight === null ? messages.image({ number }) : messages.weightedImage({ number, weight: percentOf(weight) });
  return (
    <label className="df-gallery-image">
      <svg aria-hidden="true" className="df-gallery-bar" width="100%" height={BAR_HEIGHT}>
        <rect x="20%" width="60%" y={`${100 * (1 - height)}%`} height={`${100 * height}%`} />
      </svg>
      <input
        type="radio"
        className="df-gallery-choice"
        name={name}
        aria-label={format(label)}
        checked={isTarget}
        onChange={onChoose}
      />
      <canvas ref={canvas} className="df-gallery-face" width={FACE_SIZE} height={FACE_SIZE} />
    </label>
  );
}

/** The weight of each image of the gallery, counted from 1 as on the page. */
function weightTable(weights: Float64Array) {
  return csv(['image', 'weight'], function* () {
    for (const [index, weight] of weights.entries()) yield [index + 1, weight];
  });
}

const EXPECTED = inked('mean', String.raw`\mathbb{E}[x_0 \mid x_t]`);
const CAPTION = messages.caption({
  predicted: <LabelTex>{X0_PREDICTED}</LabelTex>,
  xt: <LabelTex>{XT}</LabelTex>,
});

/**
 * The best estimate of a noisy face: an average of fifty faces, each weighted by how probable it is.
 *
 * The best estimate of x_0 from x_t, E[x_0 given x_t], in a world of 50 small images. It is their weighted mean; the bars show the
 * weights. At large t it is close to the average of all images, then a blend of some, then one image. Readers choose the image in x_t and
 * the page's t.
 *
 * The weights are those of `posteriorWeights`; Karras et al. 2022, equation (57). Text gives exp(entropy), the number of
 * images with equal weights that would be as uncertain.
 *
 * ```tsx
 * <PosteriorMean t={500} />
 * ```
 */
export const PosteriorMean = defineFigure({
  name: 'posterior-mean',
  shared: {
    /** The noise schedule, or the options to make it from; defaults to the notebook's, linear over 1000 steps. */
    schedule: prop.schedule(),
    /** The seed of the noise: the same seed draws the same pixels. Any finite number; defaults to 0. */
    seed: prop.seed(),
  },
  props: {
    /** The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to half of the timesteps. */
    t: prop.timestep({ default: halfOf }),
    /** The index of the image in x_t in the gallery, an integer in 0 ≤ target < 50. Defaults to 0. */
    target: prop.controlled(prop.integer({ default: 0, min: 0, max: COUNT - 1 })),
  },
  caption: CAPTION,
  model: ({ schedule, seed, t, target }) => ({ schedule, seed, t, target }),
  // A change of t calls `onReady`, although no image is loaded for it.
  use: ({ model }) => ({ content: model }),
  compute: {
    gallery: { run: async () => someOf(await loadFaces(), COUNT), blocksTypesetting: true },
  },
  View: function View({ model, props, setProp, isEditable, results: { gallery } }) {
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
              ink="mean"
              values={posterior?.mean ?? null}
            />
            <FacePanel
              title={<TitleTex name={shared.imageName}>{X0}</TitleTex>}
              label={messages.target({ number: model.target + 1 })}
              ink="signal"
              values={gallery && faceOf(gallery, model.target)}
            />
          </div>
          <Count posterior={posterior} target={model.target} />
          <Gallery
            images={gallery}
            count={COUNT}
            weights={posterior?.weights ?? null}
            target={props.target}
            disabled={!isEditable('target')}
            onChoose={(target) => setProp('target', target)}
          />
        </div>
      )
    );
  },
  table: ({ model, results: { gallery } }) => gallery && weightTable(posteriorFrom(gallery, model).weights),
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

/** The number of images with equal weights that would be as uncertain, and the weights that matter most. */
function Count({ posterior, target }: { posterior: Posterior | null; target: number }) {
  const weights = posterior?.weights;
  return (
    <Facts
      rows={[
        [messages.own, weights && percentOf(weights[target] as number)],
        [messages.largest, weights && percentOf(Math.max(...weights))],
      ]}
    >
      <Reading
        label={messages.effective}
        value={weights && formatFixed(effectiveNumber(weights), 1)}
        unit={messages.ofAll({ count: COUNT })}
      />
    </Facts>
  );
}

function halfOf({ timesteps }: Schedule): number {
  return Math.floor(timesteps / 2);
}
