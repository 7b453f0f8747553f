'use client';

import { useMemo } from 'react';
import { csv } from '../../figure/csv.js';
import { defineFigure } from '../../figure/defineFigure.js';
import * as prop from '../../figure/prop.js';
import { decimal } from '../../i18n/num.js';
import { FormattedMessage } from '../../i18n/useFormat.js';
import { FACE_LENGTH, FacePanel, faceOf } from '../../panels/FacePanel.js';
import { Value } from '../../ui/Value.js';
import { loadFaces } from '../imageDenoisers/load.js';
import { WINDOWS, type WindowSide } from '../imageDenoisers/WindowSlider.js';
import { COUNT, type Filling, type Fillings, fillIn, USUAL_FACE } from './compute.js';
import { checkMask, type FaceMask, hiddenBy, PIXELS } from './masks.js';
import { messages } from './messages.js';
import { FaceChoice, InpaintFields, MaskButtons, MaskPad, RESAMPLE_MOST, SeamPanel } from './View.js';

/** Grey, as in the place of what is hidden. */
const UNKNOWN = new Float32Array(FACE_LENGTH);

/**
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
  takes: {
    /** Names the noise that a filling begins as, and that of its steps. Any finite number; defaults to 0. */
    seed: prop.seed(),
  },
  props: {
    /**
     * Which of the 214 faces is filled in, an integer in 0 ≤ face < 214; the denoiser knows the others. Set, it changes only when
     * this prop does; then the page keeps what readers choose by `onFaceChange`. Defaults to 40.
     */
    face: prop.integer({ default: USUAL_FACE, min: 0, max: COUNT - 1 }),
    /** The initial `face`, in whose place readers choose another of eight. */
    defaultFace: prop.initial<number>(),
    /** Called with the face that a reader chooses. */
    onFaceChange: prop.handler<(face: number) => void>(),
    /**
     * What is hidden: `'mouth'`, `'eyes'`, `'left'`, which is half of the face, or true or 1 for each hidden one of the 256 pixels,
     * row by row. Set, it changes only when this prop does; then the page keeps what readers paint by `onMaskChange`. Defaults to
     * `'mouth'`.
     */
    mask: prop.data<FaceMask>('points', 'mouth', checkMask),
    /** The initial `mask`, on which readers paint. */
    defaultMask: prop.initial<FaceMask>(),
    /** Called with the mask that a reader chooses, or has painted: 256 values, 0 or 1. */
    onMaskChange: prop.handler<(mask: FaceMask) => void>(),
    /**
     * How often each step is taken, an integer in 1 ≤ resample ≤ 8. Set, it changes only when this prop does; then the page keeps
     * what readers choose by `onResampleChange`. Defaults to 8.
     */
    resample: prop.integer({ default: RESAMPLE_MOST, min: 1, max: RESAMPLE_MOST }),
    /** The initial `resample`, in whose place readers choose another. */
    defaultResample: prop.initial<number>(),
    /** Called with the number that a reader chooses. */
    onResampleChange: prop.handler<(resample: number) => void>(),
    /**
     * Side of the window around each pixel that the denoiser sees: 3, 5, 7, 9, 11, 13, 15, or 31, the whole image. Set, it changes
     * only when this prop does; then the page keeps what readers choose by `onWindowChange`. Defaults to 5.
     */
    window: prop.oneOf(WINDOWS, 5),
    /** The initial `window`, in whose place readers choose another. */
    defaultWindow: prop.initial<WindowSide>(),
    /** Called with the window that a reader chooses. */
    onWindowChange: prop.handler<(window: WindowSide) => void>(),
    /** The noise schedule, or the options to make it from; defaults to cosine over 1000 steps, whatever the page's is. */
    schedule: prop.ownSchedule({ kind: 'cosine' }),
  },
  caption: messages.caption,
  model: ({ mask, face, resample, window, schedule, seed }): Filling => ({
    ...{ face, resample, window, schedule, seed },
    hidden: hiddenBy(mask),
  }),
  placeholder: (model) => model,
  compute: {
    faces: { run: async () => (await loadFaces()).values },
    fillings: { request: (filling) => filling, run: fillIn, cancels: true },
  },
  View: function View({ model, shown, choose, canChoose, results: { faces, fillings } }) {
    const { face, mask } = shown;
    const hidden = useMemo(() => hiddenBy(mask), [mask]);
    if (!model) return null;
    return (
      <>
        <FaceChoice faces={faces} face={face} disabled={!canChoose('face')} onChoose={(face) => choose('face', face)} />
        <div className="df-inpaint">
          <div className="df-panel df-inpaint-known">
            <div className="df-panel-title">
              <FormattedMessage of={messages.known} />
            </div>
            <MaskPad
              values={faces && faceOf(faces, face)}
              hidden={hidden}
              disabled={!canChoose('mask')}
              onPaint={(painted) => choose('mask', Array.from(painted))}
            />
            <MaskButtons
              hidden={hidden}
              disabled={!canChoose('mask')}
              onHide={(part) => choose('mask', part)}
              onClear={() => choose('mask', new Array(PIXELS).fill(0))}
            />
          </div>
          <FilledPanels model={model} faces={faces} shown={fillings} />
        </div>
        <p className="df-faces-copies" aria-live="polite">
          <Hidden hidden={hidden} canPaint={canChoose('mask')} />
        </p>
        <InpaintFields />
      </>
    );
  },
  table: (_, __, { fillings }) =>
    fillings &&
    csv(['turns', 'seam'], function* () {
      const { of, pasted, resampled, original } = fillings;
      yield [1, pasted.seam];
      if (of.resample > 1) yield [of.resample, resampled.seam];
      yield ['original', original.seam];
    }),
});

export type InpaintProps = prop.PropsOf<typeof Inpaint>;

/** What has been filled in, and what it is to be compared with. */
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

/** What is hidden, in words, and that it can be painted. */
function Hidden({ hidden, canPaint }: { hidden: Uint8Array; canPaint: boolean }) {
  const count = hidden.filter((one) => one === 1).length;
  if (count === 0) return <FormattedMessage of={canPaint ? messages.nothing : messages.heldNothing} />;
  const some = canPaint ? messages.hidden : messages.heldHidden;
  return <FormattedMessage of={count === PIXELS ? messages.all : some({ hidden: <b>{count}</b>, pixels: PIXELS })} />;
}
