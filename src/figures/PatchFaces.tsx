'use client';
import { type ReactNode, useContext, useRef, useState } from 'react';
import { Figure, type FigureElementProps } from '../components/Figure.js';
import type { Schedule, ScheduleOptions } from '../core/types.js';
import { FigureMenu } from '../export/FigureMenu.js';
import { attempt } from '../hooks/attempt.js';
import { DefaultsContext } from '../hooks/contexts.js';
import { type DiffusionOptions, useSettings } from '../hooks/settings.js';
import { useFaces } from '../hooks/useFaces.js';
import { type FigureEvents, useFigureEvents } from '../hooks/useFigureEvents.js';
import { useOnScreen } from '../hooks/useOnScreen.js';
import { FacePair } from './patchFaces/FacePair.js';
import { isCopy, SAMPLES } from './patchFaces/sampling.js';
import { nearestLines } from './patchFaces/table.js';
import { useSamples } from './patchFaces/useSamples.js';
import { WindowSlider } from './patchFaces/WindowSlider.js';
import { checkWindow } from './patchFaces/windows.js';
import type { ImageFigureProps } from './useFigure.js';

export interface PatchFacesProps
  extends Pick<DiffusionOptions, 'seed'>,
    Pick<ImageFigureProps, 'loading' | 'menu'>,
    FigureEvents,
    FigureElementProps {
  /**
   * Side of the window around each pixel at first, in pixels: 3, 5, 7, 9, 11, 13, 15, or 31, the whole image; readers choose
   * another. Defaults to 7.
   */
  defaultWindow?: number | undefined;
  /** The variance schedule, or the options to make it from; defaults to cosine over 1000 steps, whatever the page's is. */
  schedule?: ScheduleOptions | Schedule | null | undefined;
  /** Text under the figure; defaults to the figure's own. */
  caption?: ReactNode;
}

const DEFAULT_WINDOW = 7;
const SCHEDULE: ScheduleOptions = { kind: 'cosine' };
const DEFAULT_CAPTION =
  'Above, samples; below each, the nearest of the 214 training images. A denoiser that sees the whole image ' +
  'can only copy; one that sees a window joins parts of different images, and so invents.';

/**
 * How a model invents: 16 samples of the exact denoiser of 214 faces that sees but a window of x_t around each pixel,
 * `patchDenoiser`, in 40 steps of DDPM, and below each the training image that it is nearest to. Readers choose the window.
 * With the whole image, the denoiser is the optimum of the data set, and every sample is a copy; with a window of 7, none is;
 * with 3, faces fall apart.
 *
 * Such locality is what convolutions bring to a network, and why its samples are new although its loss is least for copies;
 * Kamb & Ganguli 2024, "An analytic theory of creativity in convolutional diffusion models".
 *
 * ```tsx
 * <PatchFaces />
 * <PatchFaces defaultWindow={31} seed={1} />
 * ```
 */
export function PatchFaces(props: PatchFacesProps) {
  const { defaultWindow = DEFAULT_WINDOW, schedule, seed, loading, menu, onReady, onError, ...rest } = props;
  const body = useRef<HTMLDivElement>(null);
  const canvases = useRef<(HTMLCanvasElement | null)[]>([]);
  const defaults = useContext(DefaultsContext);
  const { seen, near } = useOnScreen(body, (loading ?? defaults.loading) === 'eager');
  const { settings, error: optionsError } = useSettings({ schedule: schedule ?? SCHEDULE, seed });
  const { faces, error: loadingError, retry } = useFaces(seen);
  const [chosen, setChosen] = useState<number | null>(null);
  // What a reader chooses takes the place of a wrong default too.
  const checked = attempt(() => chosen ?? checkWindow(defaultWindow));
  const window = checked.value ?? DEFAULT_WINDOW;
  const wrong = optionsError ?? checked.error;
  const plan = { faces: wrong ? null : faces, window, schedule: settings.schedule, seed: settings.seed };
  const { nearest, error: samplingError, progress } = useSamples(plan, canvases, near);

  const error = wrong ?? loadingError ?? samplingError;
  const state = error ? 'error' : nearest ? 'ready' : 'pending';
  useFigureEvents({ onReady, onError }, state === 'ready' ? nearest : null, error);
  const copies = nearest?.filter(isCopy).length ?? '–';
  const table = nearest && (() => nearestLines(nearest));
  const written = { ...props, defaultWindow: chosen ?? props.defaultWindow };
  return (
    <Figure
      caption={DEFAULT_CAPTION}
      {...rest}
      corner={<FigureMenu menu={menu} props={written} table={table ?? undefined} />}
      name="patch-faces"
      state={state}
      error={error}
      onRetry={loadingError ? retry : undefined}
      working={seen && state === 'pending'}
      progress={progress}
      bodyRef={body}
    >
      <div className="df-faces">
        {Array.from({ length: SAMPLES }, (_, index) => (
          <FacePair
            key={index}
            number={index + 1}
            nearest={nearest?.[index] ?? null}
            faces={faces}
            canvasRef={(canvas) => {
              canvases.current[index] = canvas;
            }}
          />
        ))}
      </div>
      <p className="df-faces-copies">
        <b>{copies}</b> of {SAMPLES} samples are copies of training images.
      </p>
      <WindowSlider window={window} onChange={setChosen} />
    </Figure>
  );
}
