'use client';
import { type ReactNode, useMemo, useRef } from 'react';
import { Figure, type FigureElementProps } from '../components/Figure.js';
import { Space } from '../components/Space.js';
import { useTypesetting } from '../components/typesetter.js';
import { FigureMenu } from '../export/FigureMenu.js';
import { attempt } from '../hooks/attempt.js';
import { useImagesAreLoaded } from '../hooks/imagesFirst.js';
import { type DiffusionOptions, useSettings } from '../hooks/settings.js';
import { type FigureEvents, useFigureEvents } from '../hooks/useFigureEvents.js';
import { useOnScreen } from '../hooks/useOnScreen.js';
import { useLastGood, useStable } from '../hooks/useStable.js';
import { usePageSetter, usePageTimestep } from '../hooks/useTimestep.js';
import { LinkScope } from '../linking/LinkScope.js';
import { ChartBody } from './scheduleChart/ChartBody.js';
import type { CurveName } from './scheduleChart/curves.js';
import { describeCharts, digitsOf } from './scheduleChart/panels.js';
import { curveLines } from './scheduleChart/table.js';

export type { CurveName };

export interface ScheduleChartProps extends Pick<DiffusionOptions, 'schedule'>, FigureEvents, FigureElementProps {
  /**
   * The quantities to draw over t, at least one and each at most once; defaults to `betas`, `alphasCumprodSqrt` and
   * `oneMinusAlphasCumprodSqrt`: the variance a step adds, the scale of x0, and that of the noise up to t.
   */
  curves?: readonly CurveName[] | undefined;
  /**
   * A timestep to mark, an integer in 0 ≤ t < timesteps, or null for none; defaults to the page's, if it has one, which
   * readers change by dragging the marker.
   */
  t?: number | null | undefined;
  /**
   * Whether β is drawn below the other curves, on an axis of its own: beside them it cannot be told from 0. Without other
   * curves it changes nothing. Defaults to false.
   */
  betasApart?: boolean | undefined;
  /**
   * Height of the drawing in pixels, including the numbers below it, in 160 ≤ height ≤ 2000; defaults to 280. β apart
   * adds half as much.
   */
  height?: number | undefined;
  /** Whether the figure has a menu, to save and copy it; defaults to the provider's, else to true. */
  menu?: boolean | undefined;
  /** Text under the figure; defaults to none. */
  caption?: ReactNode | undefined;
}

const DEFAULT_CURVES: readonly CurveName[] = ['betas', 'alphasCumprodSqrt', 'oneMinusAlphasCumprodSqrt'];
const DEFAULT_HEIGHT = 280;
const PLACES = ['upper', 'lower'] as const;

/**
 * A variance schedule over t: the factors of x0 in blue, those of the noise in orange.
 *
 * The server's markup already holds the whole chart, and drawing it needs no tfjs.
 *
 * ```tsx
 * <ScheduleChart schedule={{ kind: 'cosine' }} t={50} />
 * <ScheduleChart curves={['betas']} height={200} />
 * <ScheduleChart betasApart />
 * ```
 */
export function ScheduleChart(props: ScheduleChartProps) {
  const { schedule, curves = DEFAULT_CURVES, betasApart = false, t, height = DEFAULT_HEIGHT, ...others } = props;
  const { menu, onReady, onError, ...frame } = others;
  const { settings, error: settingsError } = useSettings({ schedule });
  const pageT = usePageTimestep(t === undefined) ?? null;
  const setPageT = usePageSetter();
  const options = useStable({ curves, betasApart, t: t === undefined ? pageT : t, height });
  const { value, error } = useMemo(
    () =>
      attempt(() => {
        if (settingsError) throw settingsError;
        return describeCharts(settings.schedule, options);
      }),
    [settings, settingsError, options],
  );
  const shown = useLastGood(value);
  const body = useRef<HTMLDivElement>(null);
  const { seen } = useOnScreen(body);
  const areImagesLoaded = useImagesAreLoaded();
  const isTypeset = useTypesetting(body, seen && areImagesLoaded);
  const state = error ? 'error' : isTypeset ? 'ready' : 'pending';
  useFigureEvents({ onReady, onError }, isTypeset ? value : null, error);

  const table = () => curveLines(settings.schedule, curves);
  const corner = <FigureMenu menu={menu} props={props} table={error ? undefined : table} />;
  return (
    <LinkScope>
      <Figure {...frame} name="schedule-chart" state={state} error={error} bodyRef={body} corner={corner}>
        {shown ? (
          shown.map((chart, index) => (
            <ChartBody
              key={index}
              chart={chart}
              onMark={t === undefined ? setPageT : null}
              place={shown.length === 1 ? 'alone' : PLACES[index]}
              digits={digitsOf(shown)}
            />
          ))
        ) : (
          <Space height={DEFAULT_HEIGHT} />
        )}
      </Figure>
    </LinkScope>
  );
}
