'use client';
import { type ReactNode, useContext, useMemo, useRef } from 'react';
import { Figure, type FigureElementProps } from '../components/Figure.js';
import { LabelTex } from '../components/LabelTex.js';
import { Space } from '../components/Space.js';
import { useTypesetting } from '../components/typesetter.js';
import { FigureMenu } from '../export/FigureMenu.js';
import { attempt } from '../hooks/attempt.js';
import { DefaultsContext } from '../hooks/contexts.js';
import { useImagesAreLoaded } from '../hooks/imagesFirst.js';
import type { DiffusionOptions } from '../hooks/settings.js';
import { type FigureEvents, useFigureEvents } from '../hooks/useFigureEvents.js';
import { useOnScreen } from '../hooks/useOnScreen.js';
import { useLastGood } from '../hooks/useStable.js';
import { usePageSetter, usePageTimestep } from '../hooks/useTimestep.js';
import { DEFAULT_COUNT, type PointsSource } from '../marks/scatter/chosenPoints.js';
import { type PointDenoiserSource, useDenoiser } from './denoisers/useDenoiser.js';
import { usePointsSettings } from './denoisers/usePointsSettings.js';
import { useWork } from './denoisers/useWork.js';
import { CHART_HEIGHT, describeTargets } from './predictionTargets/chart.js';
import { MarkedErrors } from './predictionTargets/MarkedErrors.js';
import { measured } from './predictionTargets/measured.js';
import { targetLines } from './predictionTargets/table.js';
import { ChartBody } from './scheduleChart/ChartBody.js';

export interface PredictionTargetsProps
  extends Pick<DiffusionOptions, 'schedule' | 'seed'>,
    FigureEvents,
    Omit<FigureElementProps, 'points'> {
  /**
   * By how much every prediction is wrong, root mean square, in 0 < predictionError ≤ 1; defaults to 0.1. As ε, x_0 and v of
   * data of unit variance all have unit variance, it is a share: 10 %.
   */
  predictionError?: number | undefined;
  /**
   * A trained network, as in `DenoiserField`: adds its measured error, the rms difference of its x̂0 from E[x0 given x_t] of
   * `points` over 256 draws of x_t at each of 32 timesteps; defaults to none.
   */
  denoiser?: PointDenoiserSource | null | undefined;
  /** The data that the network was trained on, as in `DenoiserField`; defaults to `'twoMoons'`. Without one it changes nothing. */
  points?: PointsSource | undefined;
  /** Number of points of a named set, an integer in 1 ≤ count ≤ 20,000; defaults to 2000. */
  count?: number | undefined;
  /**
   * A timestep to mark, an integer in 0 ≤ t < timesteps, or null for none; defaults to the page's, if it has one, which
   * readers change by dragging the marker. The schedule defaults to the provider's, else to the cosine one over 1000 steps.
   */
  t?: number | null | undefined;
  /** Whether measuring waits until the figure comes near the viewport; defaults to the provider's, else `'lazy'`. */
  loading?: 'lazy' | 'eager' | undefined;
  /** Whether the figure has a menu, to save and copy it; defaults to the provider's, else to true. */
  menu?: boolean | undefined;
  /** Text under the figure; defaults to none. */
  caption?: ReactNode;
}

/**
 * What an error of the network becomes in x̂0, for the three things that it can predict: that of ε is multiplied by √(1-ᾱ_t)/√ᾱ_t,
 * (5), that of x_0 by 1, that of v by √(1-ᾱ_t); Salimans & Ho 2022. The axis is logarithmic.
 *
 * The three curves are arithmetic, not three networks: they assume the same error at every t, and a network trained on ε, x_0 or v
 * divides its effort over t in another way. Only what is measured of a `denoiser`, which predicts v, comes from a network.
 *
 * ```tsx
 * <PredictionTargets t={900} />
 * <PredictionTargets denoiser={await trainDenoiser(pointSet('twoMoons'))} points="twoMoons" />
 * ```
 */
export function PredictionTargets(props: PredictionTargetsProps) {
  const { predictionError = 0.1, denoiser, points = 'twoMoons', count = DEFAULT_COUNT, t: ownT, ...others } = props;
  const { schedule, seed, loading, menu, onReady, onError, ...rest } = others;
  const defaults = useContext(DefaultsContext);
  const body = useRef<HTMLDivElement>(null);
  const { seen, near } = useOnScreen(body, (loading ?? defaults.loading) === 'eager');
  const settings = usePointsSettings({ schedule, seed }, points, count);
  const pageT = usePageTimestep(ownT === undefined) ?? null;
  const setPageT = usePageSetter();
  const t = ownT === undefined ? pageT : ownT;

  const loaded = useDenoiser(denoiser);
  const request = useMemo(() => {
    const data = settings.chosen.value?.points.values;
    if (!seen || settings.error || !data || !loaded.denoiser) return null;
    return { points: data, denoiser: loaded.denoiser, schedule: settings.schedule, seed: settings.seed };
  }, [seen, settings, loaded]);
  const { isDone, error: workError, shown: found } = useWork(request, measured, near);
  const errors = found && found.request.schedule === settings.schedule && denoiser ? found.errors : null;
  const described = useMemo(
    () => attempt(() => describeTargets(settings.schedule, { t, predictionError, measured: errors })),
    [settings.schedule, t, predictionError, errors],
  );

  const areImagesLoaded = useImagesAreLoaded();
  const isTypeset = useTypesetting(body, seen && areImagesLoaded);
  const error = settings.error ?? described.error ?? loaded.error ?? workError;
  const isMeasured = isDone || denoiser == null;
  const state = error ? 'error' : isMeasured && isTypeset ? 'ready' : 'pending';
  useFigureEvents({ onReady, onError }, state === 'ready' ? described.value : null, error);
  const chart = useLastGood(described.value);
  const table = chart && (() => targetLines(settings.schedule, chart.predictionError, errors));
  return (
    <Figure
      {...rest}
      corner={<FigureMenu menu={menu} props={props} table={table ?? undefined} />}
      name="prediction-targets"
      state={state}
      error={error}
      bodyRef={body}
      working={seen && !error && !isMeasured}
    >
      {chart ? (
        <div className="df-compared">
          <div className="df-compared-title">
            error of <LabelTex width={0.9}>{String.raw`\hat{x}_0`}</LabelTex>, if the prediction is wrong by{' '}
            {Number((100 * chart.predictionError).toPrecision(3))} %{chart.range && ` (${chart.range})`}
          </div>
          <ChartBody chart={chart} onMark={ownT === undefined ? setPageT : null} />
          <MarkedErrors chart={chart} />
        </div>
      ) : (
        <Space height={CHART_HEIGHT} />
      )}
    </Figure>
  );
}
