'use client';
import { type ReactNode, useContext, useMemo, useRef, useState } from 'react';
import { Figure, type FigureElementProps } from '../components/Figure.js';
import { useTypesetting } from '../components/typesetter.js';
import { forwardJump, noise, x0 } from '../core/quantity.js';
import { FigureMenu } from '../export/FigureMenu.js';
import { fifthOf } from '../frame/prop.js';
import { attempt } from '../hooks/attempt.js';
import { DefaultsContext } from '../hooks/contexts.js';
import { useImagesAreLoaded } from '../hooks/imagesFirst.js';
import { type DiffusionOptions, useSettings } from '../hooks/settings.js';
import { type FigureEvents, useFigureEvents } from '../hooks/useFigureEvents.js';
import { useOnScreen } from '../hooks/useOnScreen.js';
import { useLastGood, useStable } from '../hooks/useStable.js';
import { LateFormula } from '../linking/LateFormula.js';
import { LinkScope } from '../linking/LinkScope.js';
import { DEFAULT_COUNT, type PointsSource } from '../marks/scatter/chosenPoints.js';
import { POINT_SCHEDULE } from '../marks/scatter/schedule.js';
import { PointCloser } from './pointProcess/PointCloser.js';
import { ProcessPanels } from './pointProcess/ProcessPanels.js';
import { noisedPoints, noisyAt } from './pointProcess/process.js';
import { processLines } from './pointProcess/table.js';
import { useShownTimestep } from './shownTimestep.js';
import { POINT_EPSILON } from './streams.js';

export interface PointProcessProps
  extends Pick<DiffusionOptions, 'schedule' | 'seed'>,
    FigureEvents,
    Omit<FigureElementProps, 'points'> {
  /**
   * The data x_0: `'swissRoll'`, `'twoMoons'`, `'eightGaussians'`, `'spiral'`, `'letters'`, or x, y of each point, of unit
   * variance at best, as the noise is; defaults to `'swissRoll'`. Of more than 20,000 points so many are shown.
   */
  points?: PointsSource | undefined;
  /** Number of points of a named set, an integer in 1 ≤ count ≤ 20,000; defaults to 2000. */
  count?: number | undefined;
  /**
   * The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to a fifth of the way. The schedule
   * defaults to the provider's, else to the cosine one over 1000 steps, which the network for points learns on.
   */
  t?: number | undefined;
  /** Shows (2) with the values of its coefficients above the panels, each term linked to its panel; defaults to false. */
  formula?: boolean | undefined;
  /**
   * Whether a press on a plot opens the loupe: the nearest point, ringed in all plots, and its coordinates as arithmetic.
   * Defaults to the provider's, else to true.
   */
  loupe?: boolean | undefined;
  /** Whether the figure waits until it comes near the viewport; defaults to the provider's, else `'lazy'`. */
  loading?: 'lazy' | 'eager' | undefined;
  /** Whether the figure has a menu, to save and copy it; defaults to the provider's, else to true. */
  menu?: boolean | undefined;
  /** Text under the figure; defaults to saying that (2) applies to points as it does to images. */
  caption?: ReactNode;
}

const CAPTION = 'A point is an image of two values: (2) makes noise of its x and y as it does of red, green and blue.';

/**
 * The forward process on points of the plane: the data x_0, the same points at t by (2), and the noise ε in them.
 *
 * ```tsx
 * <PointProcess t={300} />
 * <PointProcess points="letters" formula />
 * <PointProcess points={[0, 0, 1, 1, -1, 1]} />
 * ```
 */
export function PointProcess(props: PointProcessProps) {
  const { points = 'swissRoll', count = DEFAULT_COUNT, t: ownT, schedule, seed, formula = false, ...others } = props;
  const { loading, loupe, menu, caption = CAPTION, onReady, onError, ...rest } = others;
  const defaults = useContext(DefaultsContext);
  const { settings, error: settingsError } = useSettings({
    schedule: schedule ?? defaults.schedule ?? POINT_SCHEDULE,
    seed,
  });
  const timestepOf = useShownTimestep(ownT, { usual: fifthOf });
  const timestep = attempt(() => timestepOf(settings.schedule));
  const source = useStable(points);
  const noised = useMemo(
    () => attempt(() => noisedPoints(source, count, settings.seed)),
    [source, count, settings.seed],
  );
  const body = useRef<HTMLDivElement>(null);
  const { seen } = useOnScreen(body, (loading ?? defaults.loading) === 'eager');
  const areImagesLoaded = useImagesAreLoaded();
  const isTypeset = useTypesetting(body, seen && areImagesLoaded);
  const error = settingsError ?? timestep.error ?? noised.error;
  const drawn = useMemo(
    () =>
      error || !noised.value || timestep.value === null
        ? null
        : {
            noised: noised.value,
            schedule: settings.schedule,
            t: timestep.value,
            noisy: noisyAt(noised.value, settings.schedule, timestep.value),
          },
    [error, noised.value, settings.schedule, timestep.value],
  );
  const shown = useLastGood(drawn);
  const state = error ? 'error' : seen && isTypeset ? 'ready' : 'pending';
  useFigureEvents({ onReady, onError }, state === 'ready' ? drawn : null, error);

  const xt = useMemo(
    () => shown && forwardJump(shown.schedule, x0, shown.t, noise({ seed: settings.seed, stream: POINT_EPSILON })),
    [shown, settings.seed],
  );
  const [ringed, setRinged] = useState<number | null>(null);
  const table = shown && (() => processLines(shown.noised, shown.schedule, shown.t));
  const corner = <FigureMenu menu={menu} props={props} table={table ?? undefined} />;
  return (
    <LinkScope>
      <Figure
        {...rest}
        name="point-process"
        state={state}
        error={error}
        bodyRef={body}
        caption={caption}
        corner={corner}
      >
        {formula && xt && <LateFormula quantity={xt} />}
        <ProcessPanels process={shown} xt={xt} seed={settings.seed} isSeen={seen} ringed={ringed} />
        {shown && xt && (
          <PointCloser {...{ body, loupe, xt }} process={shown} seed={settings.seed} isSeen={seen} onRing={setRinged} />
        )}
      </Figure>
    </LinkScope>
  );
}
