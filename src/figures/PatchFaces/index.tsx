'use client';

import { useMemo, useRef, useState } from 'react';
import { csv } from '../../figure/csv.js';
import { defineFigure } from '../../figure/defineFigure.js';
import * as prop from '../../figure/prop.js';
import { hasSameContent } from '../../hooks/useStable.js';
import type { Message, ShownGap } from '../../i18n/message.js';
import { decimal, PENDING } from '../../i18n/num.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { FACE_SIZE, faceOf, useImagePixels } from '../../panels/FacePanel.js';
import { LargeChoice, PanelGroup } from '../../ui/PanelGroup.js';
import { WINDOWS, WindowField } from '../shared/imageDenoisers/WindowSlider.js';
import { isCopy, type Nearest, SAMPLES, type Samples, type Sampling, sample } from './compute.js';
import { messages } from './messages.js';

interface FacePairProps {
  /** The number of the sample, counted from 1. */
  number: number;
  /** The nearest training image; null before the first samples are complete. */
  nearest: Nearest | null;
  /** Whether `nearest` belongs to earlier samples. */
  isStale: boolean;
  /** All samples; null before the first. */
  samples: Samples | null;
}

/** Shows a sample, and below it, or beside it if it is large, the nearest training image. An outline joins the two if they are the same. */
function FacePair({ number, nearest, isStale, samples }: FacePairProps) {
  const above = useRef<HTMLCanvasElement>(null);
  const below = useRef<HTMLCanvasElement>(null);
  const sample = useMemo(() => samples && faceOf(samples.values, number - 1), [samples, number]);
  useImagePixels(above, sample, FACE_SIZE);
  useImagePixels(below, nearest && samples && faceOf(samples.faces, nearest.index), FACE_SIZE);
  const own = isStale ? null : nearest;
  const copy = own !== null && isCopy(own);
  const label = labelOf(number, own);
  const format = useFormat();
  return (
    <div className="df-panel">
      <div className="df-face-pair" data-copy={copy || undefined}>
        <canvas
          ref={above}
          className="df-face"
          role="img"
          aria-label={format(label)}
          width={FACE_SIZE}
          height={FACE_SIZE}
        />
        <canvas
          ref={below}
          className={isStale ? 'df-face df-stale' : 'df-face'}
          role="img"
          aria-label={format(messages.nearest({ sample: number }))}
          width={FACE_SIZE}
          height={FACE_SIZE}
        />
      </div>
      <LargeChoice label={label} />
    </div>
  );
}

interface FacesProps {
  /** The requested sampling. */
  sampling: Sampling;
  /** The newest samples; null before the first. */
  samples: Samples | null;
}

/**
 * Shows all samples and the number of copies. While new samples form, the nearest images and the number of the last complete samples stay,
 * dimmed, so that nothing flickers while a reader drags a slider.
 */
function Faces({ sampling, samples }: FacesProps) {
  const [complete, setComplete] = useState<Samples | null>(null);
  if (samples?.nearest && samples !== complete) setComplete(samples);
  const isStale = complete !== null && (samples !== complete || !hasSameContent(complete.of, sampling));
  const nearest = complete?.nearest;
  return (
    <>
      <div className="df-panel-title">{useFormat()(messages.title)}</div>
      <PanelGroup className="df-faces">
        {Array.from({ length: SAMPLES }, (_, index) => (
          <FacePair
            key={index}
            number={index + 1}
            nearest={nearest?.[index] ?? null}
            isStale={isStale}
            samples={samples}
          />
        ))}
      </PanelGroup>
      <p className="df-faces-copies">
        <span className={isStale ? 'df-stale' : undefined}>
          <FormattedMessage of={copiesIn(nearest?.filter(isCopy).length)} />
        </span>
      </p>
    </>
  );
}

/** The label of a sample. */
function labelOf(sample: number, nearest: Nearest | null): Message {
  if (!nearest) return messages.sample({ sample });
  return isCopy(nearest)
    ? messages.copy({ sample })
    : messages.distant({ sample, distance: decimal(nearest.distance) });
}

/**
 * New faces from a denoiser that sees only a window around each pixel.
 *
 * New faces from windows: 16 samples of `patchDenoiser`, the exact denoiser of 214 faces that sees only a window of x_t around each
 * pixel, in 40 steps of DDPM, and below each sample the nearest training image. Readers choose the window. With the whole image,
 * the denoiser is the optimum of the data set, and every sample is a copy. With a window of 7 no sample is a copy, and with 3 the
 * faces fall apart.
 *
 * Convolutions are local in the same way, which is one reason why a network's samples are new although copies have the lowest
 * training loss; Kamb & Ganguli 2024, "An analytic theory of creativity in convolutional diffusion models".
 *
 * ```tsx
 * <PatchFaces />
 * <PatchFaces defaultWindow={31} seed={1} />
 * ```
 */
export const PatchFaces = defineFigure({
  name: 'patch-faces',
  shared: {
    /** The seed of the initial noise and of the noise of the steps. Any finite number; defaults to 0. */
    seed: prop.seed(),
  },
  props: {
    /** Side of the window around each pixel, in pixels: 3, 5, 7, 9, 11, 13, 15, or 31, the whole image. Defaults to 7. */
    window: prop.controlled(prop.oneOf(WINDOWS, 7)),
    /** The noise schedule, or the options to make it from; defaults to cosine over 1000 steps, also with another schedule of the page. */
    schedule: prop.ownSchedule({ kind: 'cosine' }),
  },
  caption: messages.caption,
  model: ({ window, schedule, seed }): Sampling => ({ window, schedule, seed }),
  compute: { samples: { request: (sampling) => sampling, run: sample, abortPrevious: true } },
  View: ({ model, results: { samples } }) =>
    model && (
      <>
        <Faces sampling={model} samples={samples} />
        <WindowField />
      </>
    ),
  table: ({ results: { samples } }) => {
    const nearest = samples?.nearest;
    // Samples and training images are counted from 1, as on the page.
    const rows = nearest?.map(({ index, distance }, sample) => [sample + 1, index + 1, distance]);
    return rows && csv(['sample', 'nearest', 'distance'], () => rows);
  },
});

function copiesIn(count: number | undefined): Message<ShownGap> {
  return messages.copies({ copies: <b>{count ?? <FormattedMessage of={PENDING} />}</b>, samples: SAMPLES, count });
}

export type PatchFacesProps = prop.PropsOf<typeof PatchFaces>;
