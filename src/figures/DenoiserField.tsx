'use client';
import { type ReactNode, useContext, useMemo, useRef } from 'react';
import { Figure, type FigureElementProps } from '../components/Figure.js';
import { useTypesetting } from '../components/typesetter.js';
import { invalid } from '../core/check.js';
import { FigureMenu } from '../export/FigureMenu.js';
import { fifthOf } from '../frame/prop.js';
import { attempt } from '../hooks/attempt.js';
import { DefaultsContext } from '../hooks/contexts.js';
import { useImagesAreLoaded } from '../hooks/imagesFirst.js';
import type { DiffusionOptions } from '../hooks/settings.js';
import { type FigureEvents, useFigureEvents } from '../hooks/useFigureEvents.js';
import { useOnScreen } from '../hooks/useOnScreen.js';
import { DEFAULT_COUNT, type PointsSource } from '../marks/scatter/chosenPoints.js';
import { domainOf } from '../marks/scatter/domain.js';
import { FieldKey } from './denoiserField/FieldKey.js';
import { FieldPlot } from './denoiserField/FieldPlot.js';
import { fieldOf } from './denoiserField/field.js';
import { fieldLines } from './denoiserField/table.js';
import { type PointDenoiserSource, useDenoiser } from './denoisers/useDenoiser.js';
import { usePointsSettings } from './denoisers/usePointsSettings.js';
import { useWork } from './denoisers/useWork.js';
import { useShownTimestep } from './shownTimestep.js';

export interface DenoiserFieldProps
  extends Pick<DiffusionOptions, 'schedule' | 'seed'>,
    FigureEvents,
    Omit<FigureElementProps, 'points'> {
  /**
   * The data: `'swissRoll'`, `'twoMoons'`, `'eightGaussians'`, `'spiral'`, `'letters'`, or x, y of each point, of about unit
   * variance, as the noise is; defaults to `'twoMoons'`. Of more than 20,000 points so many are used.
   */
  points?: PointsSource | undefined;
  /** Number of points of a named set, an integer in 1 ≤ count ≤ 20,000; defaults to 2000. */
  count?: number | undefined;
  /**
   * A trained network, from `trainDenoiser`, or the plain data that its `toJSON` gives; defaults to none: exact arrows alone.
   * On another schedule than its own it is asked at its timestep of the same signal-to-noise ratio.
   */
  denoiser?: PointDenoiserSource | null | undefined;
  /**
   * What the arrows are: `'x0'`, x̂0 - x_t, or `'score'`, the gradient of log q(x_t), (√ᾱ_t·x̂0 - x_t) / (1-ᾱ_t); defaults to
   * `'x0'`. Song et al. 2021.
   */
  arrows?: 'x0' | 'score' | undefined;
  /**
   * The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to a fifth of the way. The schedule
   * defaults to the provider's, else to the cosine one over 1000 steps, which the network for points learns on.
   */
  t?: number | undefined;
  /** Whether the figure waits until it comes near the viewport; defaults to the provider's, else `'lazy'`. */
  loading?: 'lazy' | 'eager' | undefined;
  /** Whether the figure has a menu, to save and copy it; defaults to the provider's, else to true. */
  menu?: boolean | undefined;
  /** Text under the figure; defaults to none. */
  caption?: ReactNode;
}

/** Where nearly all of the noise lies: it is seen too. */
const NOISE = [-2.6, -2.6, 2.6, 2.6];

/**
 * Where a denoiser points: at each place x_t of a grid an arrow to x̂0, or along the score. The exact arrows are those of
 * E[x0 given x_t] for the data, the best that a network trained on them can do; over them are the network's. Text gives the
 * rms difference of both over 512 draws of x_t by (2): places count as often as x_t comes there.
 *
 * ```tsx
 * <DenoiserField points="spiral" t={300} />
 * <DenoiserField points="twoMoons" denoiser={await trainDenoiser(pointSet('twoMoons'))} arrows="score" />
 * ```
 */
export function DenoiserField(props: DenoiserFieldProps) {
  const { points = 'twoMoons', count = DEFAULT_COUNT, denoiser, arrows = 'x0', t: ownT, ...others } = props;
  const { schedule, seed, loading, menu, onReady, onError, ...rest } = others;
  const defaults = useContext(DefaultsContext);
  const body = useRef<HTMLDivElement>(null);
  const { seen, near } = useOnScreen(body, (loading ?? defaults.loading) === 'eager');
  const settings = usePointsSettings({ schedule, seed }, points, count);
  const timestepOf = useShownTimestep(ownT, { usual: fifthOf });
  const timestep = attempt(() => {
    if (arrows !== 'x0' && arrows !== 'score') throw invalid('arrows', arrows, "'x0' or 'score'");
    return timestepOf(settings.schedule);
  });
  const loaded = useDenoiser(denoiser);
  const t = timestep.value;
  const request = useMemo(() => {
    const data = settings.chosen.value?.points.values;
    if (!seen || settings.error || !data || t === null || loaded.isLoading) return null;
    const { schedule, seed } = settings;
    return { points: data, denoiser: loaded.denoiser, schedule, t, seed, domain: domainOf(data, NOISE), arrows };
  }, [seen, settings, t, loaded, arrows]);
  const { isDone, error: workError, shown } = useWork(request, fieldOf, near);

  const areImagesLoaded = useImagesAreLoaded();
  const isTypeset = useTypesetting(body, seen && areImagesLoaded);
  const failure = isDone ? (shown?.failure ?? null) : null;
  const error = settings.error ?? timestep.error ?? loaded.error ?? workError ?? failure;
  const state = error ? 'error' : isDone && isTypeset ? 'ready' : 'pending';
  useFigureEvents({ onReady, onError }, state === 'ready' ? shown : null, error);
  const table = shown && (() => fieldLines(shown));
  return (
    <Figure
      {...rest}
      corner={<FigureMenu menu={menu} props={props} table={table ?? undefined} />}
      name="denoiser-field"
      state={state}
      error={error}
      bodyRef={body}
      working={seen && !error && !isDone}
    >
      <div className="df-field">
        <FieldPlot field={shown} name={settings.chosen.value?.name ?? null} />
        <FieldKey field={shown} t={t} arrows={arrows} hasNetwork={denoiser != null} />
      </div>
    </Figure>
  );
}
