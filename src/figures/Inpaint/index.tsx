'use client';

import { useMemo } from 'react';
import { csv } from '../../figure/csv.js';
import { defineFigure } from '../../figure/defineFigure.js';
import * as prop from '../../figure/prop.js';
import { decimal } from '../../i18n/num.js';
import { FormattedMessage } from '../../i18n/useFormat.js';
import { FACE_LENGTH, FacePanel, faceOf } from '../../panels/FacePanel.js';
import { Value } from '../../ui/Value.js';
import { loadFaces } from '../shared/imageDenoisers/load.js';
import { WINDOWS } from '../shared/imageDenoisers/WindowSlider.js';
import { COUNT, DEFAULT_FACE, type Filling, type Fillings, fillIn } from './compute.js';
import { checkMask, type FaceMask, hiddenBy, PIXELS } from './masks.js';
import { messages } from './messages.js';
import { FaceChoice, InpaintFields, MaskButtons, MaskPad, RESAMPLE_MOST, SeamPanel } from './View.js';

/** The gray panel that stands for hidden pixels. */
const UNKNOWN = new Float32Array(FACE_LENGTH);

/**
 * A face with a hidden part, which a denoiser fills in from the rest.
 *
 * Inpainting: a face that the denoiser was not given, and a part of it that readers hide with a brush or a preset. 40 steps of DDPM
 * with `patchDenoiser` of the 213 other faces fill the hidden part in two ways: by pasting the known part at every step, and by also
 * repeating each step (Lugmayr et al. 2022, "RePaint"). Text below each gives its seam, the mean absolute step across the border.
 *
 * ```tsx
 * <Inpaint />
 * <Inpaint defaultMask="left" defaultWindow={9} seed={1} />
 * ```
 */
export const Inpaint = defineFigure({
  name: 'inpaint',
  shared: {
    /** The seed of the initial noise and of the noise of the steps. Any finite number; defaults to 0. */
    seed: prop.seed(),
  },
  props: {
    /** The index of the face among the 214 faces, an integer in 0 ≤ face < 214. The denoiser knows the others. Defaults to 40. */
    face: prop.controlled(prop.integer({ default: DEFAULT_FACE, min: 0, max: COUNT - 1 })),
    /**
     * The hidden part: `'mouth'`, `'eyes'`, `'left'`, which is half of the face, or true or 1 for each hidden one of the 256 pixels, row by
     * row. Defaults to `'mouth'`.
     */
    mask: prop.controlled(prop.data<FaceMask>('points', 'mouth', checkMask)),
    /** The number of times that each step is taken, an integer in 1 ≤ resample ≤ 8. Defaults to 8. */
    resample: prop.controlled(prop.integer({ default: RESAMPLE_MOST, min: 1, max: RESAMPLE_MOST })),
    /**
     * Side of the window around each pixel that the denoiser sees: 3, 5, 7, 9, 11, 13, 15, or 31, the whole image.
     * Defaults to 5.
     */
    window: prop.controlled(prop.oneOf(WINDOWS, 5)),
    /** The noise schedule, or the options to make it from; defaults to cosine over 1000 steps, also with another schedule of the page. */
    schedule: prop.ownSchedule({ kind: 'cosine' }),
  },
  caption: messages.caption,
  model: ({ mask, face, resample, window, schedule, seed }): Filling => ({
    ...{ face, resample, window, schedule, seed },
    hidden: hiddenBy(mask),
  }),
  compute: {
    faces: { run: async () => (await loadFaces()).values },
    fillings: { request: (filling) => filling, run: fillIn, abortPrevious: true },
  },
  View: function View({ model, props, setProp, isEditable, results: { faces, fillings } }) {
    const { face, mask } = props;
    const hidden = useMemo(() => hiddenBy(mask), [mask]);
    if (!model) return null;
    return (
      <>
        <FaceChoice
          faces={faces}
          face={face}
          disabled={!isEditable('face')}
          onChoose={(face) => setProp('face', face)}
        />
        <div className="df-inpaint">
          <div className="df-panel df-inpaint-known">
            <div className="df-panel-title">
              <FormattedMessage of={messages.known} />
            </div>
            <MaskPad
              values={faces && faceOf(faces, face)}
              hidden={hidden}
              disabled={!isEditable('mask')}
              onPaint={(painted) => setProp('mask', Array.from(painted))}
            />
            <MaskButtons
              hidden={hidden}
              disabled={!isEditable('mask')}
              onHide={(part) => setProp('mask', part)}
              onClear={() => setProp('mask', new Array(PIXELS).fill(0))}
            />
          </div>
          <FilledPanels model={model} faces={faces} shown={fillings} />
        </div>
        <p className="df-faces-copies" aria-live="polite">
          <Hidden hidden={hidden} canPaint={isEditable('mask')} />
        </p>
        <InpaintFields />
      </>
    );
  },
  table: ({ results: { fillings } }) =>
    fillings &&
    csv(['turns', 'seam'], function* () {
      const { of, pasted, resampled, original } = fillings;
      yield [1, pasted.seam];
      if (of.resample > 1) yield [of.resample, resampled.seam];
      yield ['original', original.seam];
    }),
});

export type InpaintProps = prop.PropsOf<typeof Inpaint>;

/** The filled faces, and the images to compare them with. */
function FilledPanels({ model, faces, shown }: { model: Filling; faces: Float32Array | null; shown: Fillings | null }) {
  const count = shown?.of.resample ?? model.resample;
  const nearest = shown?.nearest ?? null;
  return (
    <>
      <SeamPanel title={messages.pasted} filled={shown?.pasted} label={(seam) => messages.pastedFace({ seam })} />
      <SeamPanel
        title={messages.resampled({ count })}
        filled={shown?.resampled}
        label={(seam) => messages.resampledFace({ count, seam })}
      />
      <FacePanel
        title={<FormattedMessage of={messages.nearest} />}
        label={shown && !nearest ? messages.noNearest : messages.nearestFace}
        note={
          <Value of={nearest ? messages.distance({ distance: decimal(nearest.distance) }) : shown ? null : undefined} />
        }
        values={nearest && faces ? faceOf(faces, nearest.index) : shown && UNKNOWN}
      />
      <SeamPanel title={messages.original} filled={shown?.original} label={(seam) => messages.originalFace({ seam })} />
    </>
  );
}

/** The number of hidden pixels as text, and the hint that readers can paint. */
function Hidden({ hidden, canPaint }: { hidden: Uint8Array; canPaint: boolean }) {
  const count = hidden.filter((one) => one === 1).length;
  if (count === 0) return <FormattedMessage of={canPaint ? messages.nothing : messages.heldNothing} />;
  const some = canPaint ? messages.hidden : messages.heldHidden;
  return <FormattedMessage of={count === PIXELS ? messages.all : some({ hidden: <b>{count}</b>, pixels: PIXELS })} />;
}
