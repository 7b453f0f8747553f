'use client';
import { type ReactNode, useContext, useMemo, useRef } from 'react';
import { Figure, type FigureElementProps } from '../components/Figure.js';
import type { Sampler } from '../core/types.js';
import { FigureMenu } from '../export/FigureMenu.js';
import { attempt } from '../hooks/attempt.js';
import { DefaultsContext } from '../hooks/contexts.js';
import type { DiffusionOptions } from '../hooks/settings.js';
import { type FigureEvents, useFigureEvents } from '../hooks/useFigureEvents.js';
import { useOnScreen } from '../hooks/useOnScreen.js';
import { useLastGood } from '../hooks/useStable.js';
import { DEFAULT_COUNT, type PointsSource } from '../marks/scatter/chosenPoints.js';
import { domainOf } from '../marks/scatter/domain.js';
import { type PointDenoiserSource, useDenoiser } from './denoisers/useDenoiser.js';
import { usePointsSettings } from './denoisers/usePointsSettings.js';
import { useShownTimestep } from './shownTimestep.js';
import type { Guide } from './trajectories/sampled.js';
import { TrajectoryControls } from './trajectories/TrajectoryControls.js';
import { TrajectoryPanel } from './trajectories/TrajectoryPanel.js';
import { pathLines } from './trajectories/table.js';
import type { StartsSource } from './trajectories/useStarts.js';
import { useTrajectories } from './trajectories/useTrajectories.js';

export interface SampleTrajectoriesProps
  extends Pick<DiffusionOptions, 'schedule' | 'seed'>,
    FigureEvents,
    Omit<FigureElementProps, 'points'> {
  /** The data, as in `DenoiserField`: the name of a set, or x, y of each point; defaults to `'twoMoons'`. */
  points?: PointsSource | undefined;
  /** Number of points of a named set, an integer in 1 ≤ count ≤ 20,000; defaults to 2000. */
  count?: number | undefined;
  /** A trained network, as in `DenoiserField`; defaults to none: the oracle and the exact denoiser alone. */
  denoiser?: PointDenoiserSource | null | undefined;
  /**
   * How a step is taken at first: `{ kind: 'ddim', eta }` or `{ kind: 'ddpm', variance: 'beta' | 'posterior' }`; defaults to
   * `{ kind: 'ddim', eta: 0 }`. Readers switch to DDPM, whose variance is then the posterior's, and back.
   */
  sampler?: Sampler | undefined;
  /** How many steps the sampler takes, an integer in 1 ≤ steps ≤ timesteps; defaults to 50, or all of fewer. */
  steps?: number | undefined;
  /**
   * The x_T that paths start from: how many are drawn from N(0, 1), an integer in 0 ≤ starts ≤ 500, or x, y of each; defaults
   * to 12. Readers drop others.
   */
  starts?: StartsSource | undefined;
  /** Index of the data point that the oracle knows, until a reader chooses another; defaults to 0. */
  target?: number | undefined;
  /**
   * The timestep at which points are marked on their paths, an integer in 0 ≤ t < timesteps; defaults to the page's, else to
   * 0. The schedule defaults to the provider's, else to the cosine one over 1000 steps.
   */
  t?: number | undefined;
  /** Whether the figure waits until it comes near the viewport; defaults to the provider's, else `'lazy'`. */
  loading?: 'lazy' | 'eager' | undefined;
  /** Whether the figure has a menu, to save and copy it; defaults to the provider's, else to true. */
  menu?: boolean | undefined;
  /** Text under the figure; defaults to saying what readers can do. */
  caption?: ReactNode;
}

const DDIM: Sampler = { kind: 'ddim', eta: 0 };
const USUAL_STARTS = 12;
/** Where nearly all of x_T lies, and the arcs from there to the data. */
const NOISE = [-3.5, -3.5, 3.5, 3.5];
const CAPTION =
  'Click in a panel to drop a point of noise; in the oracle’s, to choose the data point at which all of its paths end.';

/**
 * The paths of a sampler from x_T to x_0, by three denoisers: an oracle, which knows the x_0 at which every path ends; the
 * exact one of the data; and a network. The oracle's path under DDIM is √ᾱ_t·x_0 + √(1-ᾱ_t)·ε with one ε, an arc. DDIM ends at the
 * same place whatever the noise of its steps, as it adds none; DDPM does not, and the button for other noise shows by how much.
 *
 * ```tsx
 * <SampleTrajectories points="eightGaussians" starts={30} />
 * <SampleTrajectories denoiser={await trainDenoiser(pointSet('twoMoons'))} sampler={{ kind: 'ddpm', variance: 'posterior' }} />
 * ```
 */
export function SampleTrajectories(props: SampleTrajectoriesProps) {
  const { points = 'twoMoons', count = DEFAULT_COUNT, denoiser, sampler = DDIM, steps, ...others } = props;
  const { starts = USUAL_STARTS, target = 0, t: ownT, schedule, seed, loading, caption = CAPTION, ...rest } = others;
  const { menu, onReady, onError, ...frame } = rest;
  const defaults = useContext(DefaultsContext);
  const body = useRef<HTMLDivElement>(null);
  const { seen, near } = useOnScreen(body, (loading ?? defaults.loading) === 'eager');
  const settings = usePointsSettings({ schedule, seed }, points, count);
  const data = useLastGood(settings.chosen.value)?.points.values ?? null;
  const loaded = useDenoiser(denoiser);
  const timestepOf = useShownTimestep(ownT, { usual: () => 0 });
  const timestep = attempt(() => timestepOf(settings.schedule));

  const trajectories = useTrajectories({ settings, data, loaded, sampler, steps, starts, target, seen, near });
  const { isDone, shown } = trajectories.work;
  const error = settings.error ?? timestep.error ?? loaded.error ?? trajectories.error;
  const state = error ? 'error' : isDone ? 'ready' : 'pending';
  useFigureEvents({ onReady, onError }, state === 'ready' ? shown : null, error);

  const t = useLastGood(timestep.value);
  const domain = useMemo(() => domainOf(data ?? [], NOISE), [data]);
  const guides: Guide[] = denoiser == null ? ['oracle', 'exact'] : ['oracle', 'exact', 'learned'];
  const table = shown && (() => pathLines(shown.guided));
  const written = { ...props, ...trajectories.chosen };
  return (
    <Figure
      {...frame}
      corner={<FigureMenu menu={menu} props={written} table={table ?? undefined} />}
      name="sample-trajectories"
      state={state}
      error={error}
      bodyRef={body}
      caption={caption}
      working={seen && !error && !isDone}
    >
      <div className="df-panels" data-narrow-columns={2}>
        {guides.map((guide) => (
          <TrajectoryPanel
            key={guide}
            guide={guide}
            points={seen ? data : null}
            guided={shown?.guided.find((one) => one.guide === guide) ?? null}
            target={trajectories.end}
            t={t}
            domain={domain}
            onPlace={(place) => trajectories.choose(guide, place)}
          />
        ))}
      </div>
      <TrajectoryControls
        kind={trajectories.kind}
        starts={trajectories.starts.length / 2}
        onKind={trajectories.setKind}
        onHundred={trajectories.dropHundred}
        onAgain={trajectories.again}
        onClear={trajectories.clear}
      />
    </Figure>
  );
}
