'use client';
import { useContext, useMemo, useRef } from 'react';
import { Figure } from '../components/Figure.js';
import { useTypesetting } from '../components/typesetter.js';
import { attempt } from '../hooks/attempt.js';
import { DefaultsContext } from '../hooks/contexts.js';
import { useImageWait } from '../hooks/imagesFirst.js';
import { useDiffusion } from '../hooks/useDiffusion.js';
import { useFigureEvents } from '../hooks/useFigureEvents.js';
import { useOnScreen } from '../hooks/useOnScreen.js';
import { useLastGood, useStable } from '../hooks/useStable.js';
import { type Counted, checkedHeight, contentOf } from './histogram/content.js';
import { Legend } from './histogram/Legend.js';
import type { Measured } from './histogram/measure.js';
import { Numbers } from './histogram/Numbers.js';
import { Plot } from './histogram/Plot.js';
import { useMeasured } from './histogram/useMeasured.js';
import { FigureMenu } from './menu/FigureMenu.js';
import { type ImageFigureProps, isLoadingError, useShownTimestep } from './useFigure.js';

export interface HistogramProps extends Omit<ImageFigureProps, 'aspectRatio'> {
  /** Whose values are counted: the image's `x0`, the noisy `xt`, or the noise `epsilon`; defaults to `xt`. */
  of?: Counted | undefined;
  /**
   * The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to 50 or the last t of a shorter
   * schedule.
   */
  t?: number | undefined;
  /** Height of the drawing in pixels, including the numbers of its axis, in 160 ≤ height ≤ 2000; defaults to 240. */
  height?: number | undefined;
}

const DEFAULT_HEIGHT = 240;

async function* linesOf({ tally }: Measured) {
  yield* (await import('./menu/tables.js')).binLines(tally);
}

/**
 * How often each value occurs: a histogram over all three channels, and over it the density that theory gives. That of x_t
 * is the image's own histogram, scaled by √ᾱ_t and blurred by N(0, 1-ᾱ_t), (2); far out it is N(0, 1), which is
 * outlined. Mean, standard deviation and the share of values that a screen clips are below.
 *
 * The same seed gives the same x_t as in `NoiseTriptych`.
 *
 * ```tsx
 * <Histogram t={200} />
 * <Histogram of="epsilon" height={200} />
 * ```
 */
export function Histogram(props: HistogramProps) {
  const { of = 'xt', t: ownT, height = DEFAULT_HEIGHT, loading, image, schedule, seed, resolution, ...others } = props;
  const { onReady, onError, menu, ...rest } = others;
  const body = useRef<HTMLDivElement>(null);
  const defaults = useContext(DefaultsContext);
  const { seen, near } = useOnScreen(body, (loading ?? defaults.loading) === 'eager');
  const diffusion = useDiffusion({ image, schedule, seed, resolution, enabled: seen });
  const timestepOf = useShownTimestep(ownT);
  const room = useMemo(() => attempt(() => checkedHeight(height)), [height]);
  const described = attempt(() => contentOf(of, timestepOf(diffusion.schedule), diffusion.schedule, diffusion.seed));
  const content = useStable(described.value);
  const { shown, ...measurement } = useMeasured(diffusion, content, near);

  useImageWait(seen && diffusion.state === 'pending');
  const isTypeset = useTypesetting(body, diffusion.state !== 'pending');
  const error = diffusion.error ?? described.error ?? room.error ?? measurement.error;
  const isReady = measurement.state === 'ready' && isTypeset;
  const state = error ? 'error' : isReady ? 'ready' : 'pending';
  useFigureEvents({ onReady, onError }, state === 'ready' ? shown : null, error);

  const lastContent = useLastGood(content);
  const lastHeight = useLastGood(room.value);
  const named = shown?.content ?? lastContent ?? { of: 'xt' as const, t: null };
  return (
    <Figure
      {...rest}
      name="histogram"
      state={state}
      error={error}
      onRetry={isLoadingError(diffusion.error) ? diffusion.retry : undefined}
      working={seen && !error && measurement.state === 'pending'}
      bodyRef={body}
      corner={<FigureMenu menu={menu} props={props} table={shown ? () => linesOf(shown) : undefined} />}
    >
      <div className="df-histogram">
        <Plot measured={shown} content={named} height={lastHeight ?? DEFAULT_HEIGHT} />
        <Legend of={named.of} t={named.t} />
        <Numbers tally={shown?.tally ?? null} />
      </div>
    </Figure>
  );
}
