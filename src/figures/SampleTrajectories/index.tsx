'use client';

import { useMemo, useState } from 'react';
import { csv } from '../../figure/csv.js';
import { defineFigure } from '../../figure/defineFigure.js';
import type { FigureState } from '../../figure/definition.js';
import { ofPointsOnProcess } from '../../figure/pointProps.js';
import * as prop from '../../figure/prop.js';
import { usePlaysOnce } from '../../figure/usePlaysOnce.js';
import { type Attempt, tryCatch } from '../../hooks/tryCatch.js';
import { useLastValid, useStable } from '../../hooks/useStable.js';
import { choosePoints, type Domain, domainOf, type PointsSource } from '../../points/chosenPoints.js';
import { checkAnySampler } from '../../process/samplers.js';
import { timeAtTick } from '../../process/timestep.js';
import type { Process, Sampler, Solver } from '../../process/types.js';
import { PanelGroup } from '../../ui/PanelGroup.js';
import { withDivided } from '../shared/dividedCaption.js';
import {
  asksOwn,
  type DenoiserLive,
  type PointDenoiserSource,
  useFigureDenoiser,
} from '../shared/pointDenoisers/useDenoiser.js';
import { isDivided } from '../shared/shownState.js';
import { PathPlayer, useMovePaths } from '../shared/trajectories/PathPlayer.js';
import type { Place } from '../shared/trajectories/PlacePad.js';
import { nearestPoint, pointOf } from '../shared/trajectories/paths.js';
import { type Asked, askedOf, type Guide, type StartsSource, sampled, startsOf, withStart } from './compute.js';
import { messages } from './messages.js';
import { TrajectoryControls, TrajectoryPanel } from './View.js';

/** The model of a figure of paths. */
interface TrajectoryModel {
  /** The t of the marks on the paths. */
  readonly t: number;
  /** The process of t. */
  readonly schedule: Process;
  /** The data: x, y of each point. */
  readonly points: Float32Array;
  /** The input of the sampling. If it is invalid, the figure shows the data alone. */
  readonly asked: Attempt<Asked>;
}

interface ShownOfTrajectories {
  readonly denoiser: PointDenoiserSource | null;
  readonly starts: StartsSource;
  readonly seed: number;
}

interface TrajectoryLive extends DenoiserLive {
  /** The input of the sampling; null before the first valid one. */
  readonly asked: Asked | null;
  /** The number of times that a reader has drawn other noise. */
  readonly runs: number;
  /** Draws samples with other noise. */
  readonly again: () => void;
  /** The x, y of each x_T. */
  readonly starts: Float32Array;
  /** The data; null before the first valid data. */
  readonly points: Float32Array | null;
  readonly domain: Domain;
}

/** The corners of a square that contains nearly all of x_T, and the arcs from there to the data. */
const NOISE = [-3.5, -3.5, 3.5, 3.5];
const NO_STARTS = new Float32Array();

/** The samples of the figure, and the last valid inputs while a prop is invalid. */
function useTrajectories(figure: FigureState<ShownOfTrajectories, TrajectoryModel>): TrajectoryLive {
  const { props, model, valid } = figure;
  const [runs, setRuns] = useState(0);
  const { denoiser, error, retry } = useFigureDenoiser(figure);
  const asked = useLastValid(valid?.asked.value ?? null);
  // Equal data are not painted again.
  const points = useStable(model?.points ?? null);
  const domain = useMemo(() => domainOf(points ?? [], NOISE), [points]);
  // The starts that readers have added stay while another prop is invalid.
  const chosen = useMemo(() => tryCatch(() => startsOf(props.starts, props.seed)).value, [props.starts, props.seed]);
  return {
    ...{ denoiser, asked, runs, points, domain, retry },
    error: error ?? valid?.asked.error,
    starts: chosen ?? asked?.starts ?? NO_STARTS,
    again: () => setRuns(runs + 1),
  };
}

const GUIDES: readonly Guide[] = ['oracle', 'exact', 'learned'];

/**
 * The paths of samples from noise to data, by a sampler with noise in its steps or without.
 *
 * The trajectories of a sampler from x_T to x_0 with three denoisers: an oracle, which is given the x_0 at which every trajectory ends; the
 * exact denoiser of the data; and a network. The oracle's trajectory under DDIM is √ᾱ_t·x_0 + √(1-ᾱ_t)·ε with one ε, an arc. DDIM adds no
 * noise in its steps, so a start determines its end. DDPM adds noise; the button for other noise shows how far the ends differ.
 *
 * ```tsx
 * <SampleTrajectories points="eightGaussians" defaultStarts={30} />
 * <SampleTrajectories schedule={gaussianPath({ kind: 'edm' })} spacing="karras" steps={20} />
 * <SampleTrajectories
 *   denoiser={await trainDenoiser(pointSet('twoMoons'))}
 *   defaultSampler={{ kind: 'ddpm', variance: 'posterior' }}
 * />
 * ```
 */
export const SampleTrajectories = defineFigure({
  name: 'sample-trajectories',
  shared: ofPointsOnProcess,
  props: {
    /** The data, as in `DenoiserField`: the name of a set, or x, y of each point; defaults to `'twoMoons'`. */
    points: prop.data<PointsSource>('points', 'twoMoons'),
    /** A trained network or your own, as in `DenoiserField`; defaults to none: the oracle and the exact denoiser alone. */
    denoiser: prop.data<PointDenoiserSource | null>('denoiser', null),
    /**
     * The sampler of the steps: `{ kind: 'ddim', eta }`, `{ kind: 'ddpm', variance: 'beta' | 'posterior' }`, or a solver, `{ kind: 'euler'
     * | 'heun', in: 'sigma' | 'time' }` or `{ kind: 'dpm++', sde }`. Defaults to `{ kind: 'ddim', eta: 0 }`.
     */
    sampler: prop.controlled(prop.data<Sampler | Solver>('sampler', { kind: 'ddim', eta: 0 }, readSampler)),
    /** The number of steps of the sampler, an integer in 1 ≤ steps ≤ timesteps; defaults to 50, or all of fewer. */
    steps: prop.data<number | undefined>('number', undefined),
    /**
     * The spacing of the times of the steps: evenly in `'time'` or in `'logSnr'`, or by `'karras'`, as in `sampleTimes`; defaults to
     * `'time'`. On `ve` and `edm`, use another spacing, because most of the time is noise alone.
     */
    spacing: prop.choice(['time', 'logSnr', 'karras']),
    /**
     * The x_T at the start of the paths: the number of draws from N(0, 1), an integer in 0 ≤ starts ≤ 500, or x, y of each. If x_t is shown
     * as x_t/√(α_t² + σ_t²), so is x_T. Defaults to 12.
     */
    starts: prop.controlled(prop.data<StartsSource>('starts', 12), { resetOn: ['defaultStarts', 'seed'] }),
    /** The index of the data point that the oracle is given. Defaults to 0. */
    target: prop.controlled(prop.data<number>('number', 0), { resetOn: ['points', 'count'] }),
    /**
     * The timestep up to which the paths are drawn, an integer in 0 ≤ t < timesteps; at 0 they have reached x_0. Readers play it, or move
     * it by a slider, and with it the page's. Defaults to the page's, else to 0.
     */
    t: prop.controlled(prop.timestep({ default: (process: Process) => timeAtTick(process, 0) })),
    /**
     * Whether the figure plays once, from noise to data, when it comes into view. It does so only outside of a provider, if the page does not
     * set or observe its t, and not for readers who prefer reduced motion. @default true
     */
    autoPlay: prop.flag(true),
  },
  caption: ({ schedule }) => withDivided(messages.caption, isDivided(schedule)),
  data: ({ points: source, count, ...options }) => {
    const { values } = choosePoints(source, count).points;
    return { points: values, asked: tryCatch(() => askedOf(options, values)) };
  },
  model: ({ t, schedule }, data) => ({ t, schedule, ...data }),
  use: useTrajectories,
  compute: {
    paths: {
      request: (_, { asked, denoiser, runs }) =>
        asked && denoiser !== undefined ? { ...asked, denoiser, runs } : undefined,
      run: sampled,
      abortStale: asksOwn,
    },
  },
  View: function View({ model, ownProps, props, setProp, isEditable, status, results: { paths } }) {
    const { starts, points, domain, again, asked } = status;
    // While the target is out of range, the paths still lead to the last valid target.
    const target = points && (pointOf(points, props.target) ?? pointOf(points, asked?.target ?? 0));
    const moves = useMovePaths({ ownProps, setProp }, props.schedule);
    const playsOnce = usePlaysOnce({ ownProps, props }, 't');
    const place = (guide: Guide, at: Place) => {
      if (guide !== 'oracle') setProp('starts', withStart(starts, at));
      else if (points) setProp('target', nearestPoint(points, ...at));
    };
    return (
      <>
        <PanelGroup narrowColumns={2}>
          {GUIDES.slice(0, props.denoiser === null ? 2 : 3).map((guide) => (
            <TrajectoryPanel
              key={guide}
              guide={guide}
              points={points}
              guided={paths?.guided.find((one) => one.guide === guide) ?? null}
              target={target}
              t={model?.t ?? null}
              domain={domain}
              onPlace={isEditable(guide === 'oracle' ? 'target' : 'starts') ? (at) => place(guide, at) : null}
            />
          ))}
        </PanelGroup>
        {moves && (
          <PathPlayer
            t={props.t}
            process={props.schedule}
            {...moves}
            autoPlay={playsOnce && (paths ?? null) !== null}
          />
        )}
        <TrajectoryControls
          sampler={props.sampler}
          initial={props.defaultSampler}
          starts={starts.length / 2}
          onAgain={again}
        />
      </>
    );
  },
  table: ({ results: { paths: walked } }) =>
    walked &&
    // The t of the clean end is -1, also on a path in continuous time.
    csv(['denoiser', 'path', 't', 'x', 'y'], function* () {
      for (const { guide, paths } of walked.guided) {
        const { timesteps, states } = paths;
        for (let i = 0; i < states.length; i += 2) {
          const path = Math.floor(i / 2 / timesteps.length);
          yield [guide, path, timesteps[(i / 2) % timesteps.length], states[i], states[i + 1]];
        }
      }
    }),
});

function readSampler(sampler: Sampler | Solver, name: string): Sampler | Solver {
  checkAnySampler(sampler, name);
  return sampler;
}

export type SampleTrajectoriesProps = prop.PropsOf<typeof SampleTrajectories>;
