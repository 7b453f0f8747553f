'use client';
import { type ReactNode, useContext, useEffect, useMemo, useRef, useState } from 'react';
import { Figure, type FigureElementProps } from '../components/Figure.js';
import { useIsHydrating } from '../components/useIsHydrating.js';
import { checkInteger } from '../core/check.js';
import { noiseWords } from '../core/noiseKey.js';
import { FigureMenu } from '../export/FigureMenu.js';
import { attempt } from '../hooks/attempt.js';
import { DefaultsContext } from '../hooks/contexts.js';
import { type FigureEvents, useFigureEvents } from '../hooks/useFigureEvents.js';
import { useOnScreen } from '../hooks/useOnScreen.js';
import type { PointDenoiser } from '../learn/types.js';
import { DEFAULT_COUNT, type PointsSource } from '../marks/scatter/chosenPoints.js';
import { TrainControls } from './train/TrainControls.js';
import { TrainPanels } from './train/TrainPanels.js';
import { lossLines } from './train/table.js';
import { useData, writtenPoints } from './train/useData.js';
import { useTraining } from './train/useTraining.js';
import { statusIn, stepsIn } from './train/words.js';

export interface TrainDenoiserProps extends FigureEvents, Omit<FigureElementProps, 'points'> {
  /**
   * The data that readers begin with: `'swissRoll'`, `'twoMoons'`, `'eightGaussians'`, `'spiral'`, `'letters'`, or x, y of
   * each point; defaults to `'swissRoll'`. Of more than 20,000 points so many are taken.
   */
  points?: PointsSource | undefined;
  /** Number of points of a named set, an integer in 1 ≤ count ≤ 20,000; defaults to 2000. */
  count?: number | undefined;
  /** Steps of a training, an integer in 1 ≤ steps ≤ 100,000; defaults to 3000, which take about three seconds. */
  steps?: number | undefined;
  /** Names the first training's weights, batches and samples; each one after takes the next. Any finite number; defaults to 0. */
  seed?: number | undefined;
  /** Called with each denoiser that has been trained to the end; see `PointDenoiser` of `diffusion-figures/learn`. */
  onTrained?: ((denoiser: PointDenoiser) => void) | undefined;
  /** Whether the figure waits until it comes near the viewport; defaults to the provider's, else `'lazy'`. */
  loading?: 'lazy' | 'eager' | undefined;
  /** Whether the figure has a menu, to save and copy it; defaults to the provider's, else to true. */
  menu?: boolean | undefined;
  /** Text under the figure; defaults to none. */
  caption?: ReactNode;
}

const DEFAULT_STEPS = 3000;
const STEPS_LIMIT = 100_000;
/** What a figure shows that waits for a drawing. */
const NOTHING_DRAWN = {};

/**
 * A network that learns to denoise points while the reader watches: they choose a set or draw one, train, and see what it
 * samples after every 250 steps. What trains is downloaded when a reader first does.
 *
 * While it trains the figure is `pending`; it is `ready` again when the training has ended.
 *
 * ```tsx
 * <TrainDenoiser />
 * <TrainDenoiser points="letters" steps={5000} onTrained={(denoiser) => setDenoiser(denoiser)} />
 * ```
 */
export function TrainDenoiser(props: TrainDenoiserProps) {
  const { points = 'swissRoll', count = DEFAULT_COUNT, steps = DEFAULT_STEPS, seed = 0, onTrained, ...others } = props;
  const { loading, menu, onReady, onError, ...rest } = others;
  const defaults = useContext(DefaultsContext);
  const data = useData(points, count);
  const training = useTraining((denoiser) => onTrained?.(denoiser));
  const [trainings, setTrainings] = useState(0);
  const options = useMemo(() => attempt(() => checkOptions(steps, seed)), [steps, seed]);
  const body = useRef<HTMLDivElement>(null);
  const { seen } = useOnScreen(body, (loading ?? defaults.loading) === 'eager');
  const isInert = useIsHydrating();
  const chosen = data.chosen.value;
  const values = chosen?.points.values;
  const { reset } = training;
  // A training is one of the data: with others it has ended. Not at first, when there is none.
  const trained = useRef(values);
  useEffect(() => {
    if (trained.current !== values) reset();
    trained.current = values;
  }, [values, reset]);

  const error = options.error ?? data.chosen.error ?? training.error;
  const isRunning = training.phase === 'running';
  const state = error ? 'error' : seen && !isRunning ? 'ready' : 'pending';
  useFigureEvents({ onReady, onError }, state === 'ready' ? (values ?? NOTHING_DRAWN) : null, error);
  const start = () => {
    if (!values || options.error) return;
    training.start({ points: values, steps, seed: seed + trainings });
    setTrainings(trainings + 1);
  };
  const shownSteps = options.error ? DEFAULT_STEPS : steps;
  const { run } = training;
  const table = run && run.losses.length > 0 ? () => lossLines(run.losses) : undefined;
  const written = {
    ...props,
    points: data.choice === points ? props.points : writtenPoints(data, points),
    seed: run?.seed ?? props.seed,
  };
  const corner = <FigureMenu menu={menu} props={written} table={table} />;
  return (
    <Figure {...rest} name="train-denoiser" state={state} error={error} bodyRef={body} corner={corner}>
      <TrainControls
        choice={data.choice}
        hasOwn={data.hasOwn}
        phase={training.phase}
        hasPoints={values !== undefined && !options.error}
        isInert={isInert}
        onChoose={data.choose}
        onStart={start}
        onStop={training.stop}
      />
      <TrainPanels data={data} run={run} steps={shownSteps} isSeen={seen} isInert={isInert} />
      <p className="df-train-steps">{stepsIn(run, shownSteps)}</p>
      <p className="df-train-status" role="status">
        {statusIn(training.phase, run)}
      </p>
    </Figure>
  );
}

function checkOptions(steps: number, seed: number): void {
  checkInteger('steps', steps, 1, STEPS_LIMIT + 1);
  noiseWords({ seed });
}
