'use client';
import { useContext, useMemo, useRef } from 'react';
import { Figure } from '../components/Figure.js';
import { useTypesetting } from '../components/typesetter.js';
import { FigureMenu } from '../export/FigureMenu.js';
import { fifthOf, notebookTimestep } from '../frame/prop.js';
import { attempt } from '../hooks/attempt.js';
import { DefaultsContext } from '../hooks/contexts.js';
import { useImageWait } from '../hooks/imagesFirst.js';
import { isLoadingError } from '../hooks/loadingError.js';
import { useDiffusion } from '../hooks/useDiffusion.js';
import { useFigureEvents } from '../hooks/useFigureEvents.js';
import { useOnScreen } from '../hooks/useOnScreen.js';
import { useLastGood, useStable } from '../hooks/useStable.js';
import { LinkScope } from '../linking/LinkScope.js';
import type { PointsSource } from '../marks/scatter/chosenPoints.js';
import { POINT_SCHEDULE } from '../marks/scatter/schedule.js';
import { type Counted, checkedHeight, contentOf } from './histogram/content.js';
import { Legend } from './histogram/Legend.js';
import type { Measured } from './histogram/measure.js';
import { Numbers } from './histogram/Numbers.js';
import { Plot } from './histogram/Plot.js';
import { binLines } from './histogram/table.js';
import { useMeasured } from './histogram/useMeasured.js';
import { usePoints } from './histogram/usePoints.js';
import { useShownTimestep } from './shownTimestep.js';
import type { ImageFigureProps } from './useFigure.js';

export interface HistogramProps extends Omit<ImageFigureProps, 'aspectRatio' | 'points'> {
  /** Whose values are counted: the clean `x0`, the noisy `xt`, or the noise `epsilon`; defaults to `xt`. */
  of?: Counted | undefined;
  /**
   * Points of the plane instead of an image, whose coordinates are counted: the name of a set or x, y of each, as of
   * `PointProcess`; defaults to none.
   */
  points?: PointsSource | undefined;
  /** Number of points of a named set, an integer in 1 ≤ count ≤ 20,000; defaults to 2000. */
  count?: number | undefined;
  /**
   * The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to 50 or the last t of a shorter
   * schedule. Of points, it and the schedule have the defaults of `PointProcess`.
   */
  t?: number | undefined;
  /** Height of the drawing in pixels, including the numbers of its axis, in 160 ≤ height ≤ 2000; defaults to 240. */
  height?: number | undefined;
}

const DEFAULT_HEIGHT = 240;
const DEFAULT_COUNT = 2000;

function tableOf({ tally }: Measured) {
  return () => binLines(tally);
}

/**
 * How often each value occurs: a histogram over all channels of an image, or both coordinates of points, and over it the
 * density that theory gives. That of x_t is the histogram of x_0, scaled by √ᾱ_t and blurred by N(0, 1-ᾱ_t), (2); far out
 * it is N(0, 1), which is outlined. Mean, standard deviation and, of an image, the share of values that a screen clips are
 * below.
 *
 * The same seed gives the same x_t as in `NoiseTriptych`, and of points as in `PointProcess`.
 *
 * ```tsx
 * <Histogram t={200} />
 * <Histogram of="epsilon" height={200} />
 * <Histogram points="swissRoll" t={200} />
 * ```
 */
export function Histogram(props: HistogramProps) {
  const { of = 'xt', t: ownT, height = DEFAULT_HEIGHT, loading, image, schedule, seed, resolution, ...others } = props;
  const { points, count = DEFAULT_COUNT, onReady, onError, menu, ...rest } = others;
  const body = useRef<HTMLDivElement>(null);
  const defaults = useContext(DefaultsContext);
  const { seen, near } = useOnScreen(body, (loading ?? defaults.loading) === 'eager');
  const data = points === undefined ? 'image' : 'points';
  const isOfPoints = data === 'points';
  const usual = isOfPoints ? (defaults.schedule ?? POINT_SCHEDULE) : undefined;
  const options = { image, schedule: schedule ?? usual, seed, resolution };
  const diffusion = useDiffusion({ ...options, enabled: seen && !isOfPoints });
  const ofPoints = usePoints(points, count, seen);
  const readable = isOfPoints ? ofPoints : diffusion;
  const timestepOf = useShownTimestep(ownT, { usual: isOfPoints ? fifthOf : notebookTimestep });
  const room = useMemo(() => attempt(() => checkedHeight(height)), [height]);
  const described = attempt(() =>
    contentOf(of, timestepOf(diffusion.schedule), diffusion.schedule, diffusion.seed, data),
  );
  const content = useStable(described.value);
  const { shown, ...measurement } = useMeasured(readable, content, near);

  useImageWait(seen && readable.state === 'pending');
  const isTypeset = useTypesetting(body, readable.state !== 'pending');
  const error = diffusion.error ?? described.error ?? room.error ?? measurement.error;
  const isReady = measurement.state === 'ready' && isTypeset;
  const state = error ? 'error' : isReady ? 'ready' : 'pending';
  useFigureEvents({ onReady, onError }, state === 'ready' ? shown : null, error);

  const lastContent = useLastGood(content);
  const lastHeight = useLastGood(room.value);
  const named = shown?.content ?? lastContent ?? { data, of: 'xt' as const, t: null };
  return (
    <LinkScope>
      <Figure
        {...rest}
        name="histogram"
        state={state}
        error={error}
        onRetry={isLoadingError(readable.error) ? readable.retry : undefined}
        working={seen && !error && measurement.state === 'pending'}
        bodyRef={body}
        corner={<FigureMenu menu={menu} props={props} table={shown ? tableOf(shown) : undefined} />}
      >
        <div className="df-histogram">
          <Plot measured={shown} content={named} height={lastHeight ?? DEFAULT_HEIGHT} />
          <Legend of={named.of} t={named.t} />
          <Numbers tally={shown?.tally ?? null} data={named.data} />
        </div>
      </Figure>
    </LinkScope>
  );
}
