'use client';

import { useMemo } from 'react';
import { csv } from '../../figure/csv.js';
import { defineFigure } from '../../figure/defineFigure.js';
import { ofPointsOnProcess } from '../../figure/pointProps.js';
import * as prop from '../../figure/prop.js';
import type { Prop } from '../../figure/propTable.js';
import { usePlaysOnce } from '../../figure/usePlaysOnce.js';
import { hasSameContent } from '../../hooks/useStable.js';
import { choosePoints, domainOf, type PointsSource, thinned } from '../../points/chosenPoints.js';
import { logSnr } from '../../process/coefficients.js';
import { nearestTime } from '../../process/crossings.js';
import { isPath } from '../../process/process.js';
import type { Process } from '../../process/types.js';
import { LabelTex } from '../../tex/Tex.js';
import { PanelGroup } from '../../ui/PanelGroup.js';
import { withDivided } from '../shared/dividedCaption.js';
import { isDivided } from '../shared/shownState.js';
import { PathPlayer, useMovePaths } from '../shared/trajectories/PathPlayer.js';
import { PlacePad } from '../shared/trajectories/PlacePad.js';
import { type Line, lineThrough, onLine, type Particles, particlesOf, type Shade, shadeOf } from './compute.js';
import { messages } from './messages.js';
import { askedOf, densityLayers, type FlowPoint, firstOf, pressed, readPoint } from './model.js';
import { CHOICES, type ChoiceName, readChoices, undecidedOf, undecidedTable } from './undecided.js';
import { FlowPanel, Likelihood, UndecidedBits } from './View.js';

/** The corners of a square that contains nearly all of the noise. */
const NOISE = [-2.8, -2.8, 2.8, 2.8];
/** The largest number of points. More Gaussians would make the density slow, and no clearer. */
const POINT_LIMIT = 2000;
const EMPTY = domainOf(NOISE);
const NO_CHOICES: readonly ChoiceName[] = [];

/**
 * Particles that move from noise to data in two ways, by the probability flow and by the SDE, over the density of the
 * points.
 *
 * The density of x_t, and two processes from noise to data that preserve it: the probability flow, which moves particles without noise
 * (Song et al. 2021, equation 13), and the SDE, which adds noise at every step. A reader drops a point. Its flow gives its likelihood
 * by the change of variables (Chen et al. 2018, theorem 1), next to the value of the density itself. With `undecided` a chart shows when
 * a sample is decided (Raya & Ambrogioni 2023; Biroli et al. 2024).
 *
 * ```tsx
 * <DensityFlow />
 * <DensityFlow points={[1.2, 0.3, 1.2, -0.3, -1.2, 0.3, -1.2, -0.3]} undecided={['leftOrRight', 'upperOrLower']} />
 * <DensityFlow schedule={gaussianPath({ kind: 'flow' })} />
 * <DensityFlow points="eightGaussians" defaultT={0} defaultPoint={[0.7, 0.7]} />
 * ```
 */
export const DensityFlow = defineFigure({
  name: 'density-flow',
  shared: {
    ...ofPointsOnProcess,
    /** Number of points of a named set, an integer in 1 ≤ count ≤ 2000; defaults to 500. */
    count: prop.integer({ default: 500, min: 1, max: POINT_LIMIT }),
  },
  props: {
    /**
     * The data: `'swissRoll'`, `'twoMoons'`, `'eightGaussians'`, `'spiral'`, `'letters'`, or x, y of each point, of about unit variance, as
     * the noise is; defaults to `'twoMoons'`. The figure uses at most 2000 points.
     */
    points: prop.data<PointsSource>('points', 'twoMoons'),
    /** The standard deviation of the Gaussian around each point, 0.05 to 1. It gives the data a density. Defaults to 0.1. */
    deviation: prop.number({ default: 0.1, min: 0.05, max: 1 }),
    /** The number of particles that move from noise to data, an integer in 0 ≤ particles ≤ 500; defaults to 100. */
    particles: prop.integer({ default: 100, min: 0, max: 500 }),
    /**
     * The point whose flow is drawn and whose likelihood is computed: x, y of its place at the first t, or x, y and the t of this place, as
     * it is drawn; null for none, which also leaves the numbers out. Defaults to `[0.35, 0.9]`.
     */
    point: prop.controlled(prop.data<FlowPoint | null>('numbers', [0.35, 0.9], readPoint), { resetOn: ['schedule'] }),
    /**
     * The timestep of the density and the particles, an integer in 0 ≤ t < timesteps. Readers play it, or move it by a slider, and with it
     * the page's. Defaults to the page's, else to a fifth of the way.
     */
    t: prop.controlled(prop.timestep({ default: prop.fifthOf })),
    /**
     * Whether the figure plays once, from noise to data, when it comes into view. It does so only outside of a provider, if the page does not
     * set or observe its t, and not for readers who prefer reduced motion. @default true
     */
    autoPlay: prop.flag(true),
    /**
     * The choices whose undecided bits a chart shows over the log-SNR, each at most once. `'leftOrRight'` and `'upperOrLower'` choose the
     * half of the data, cut at their mean, in which x_0 lies. `'point'` chooses the data point of x_0. A curve is the mean over x_t of
     * `posteriorEntropy`, in bits. Readers move t in the chart, too. The table that readers save then contains these bits and no particles.
     * Defaults to none, without a chart.
     */
    undecided: { kind: 'names', words: CHOICES, default: NO_CHOICES, read: readChoices } as Prop<readonly ChoiceName[]>,
  },
  caption: ({ schedule }) => withDivided(messages.caption({ xt: <LabelTex>x_t</LabelTex> }), isDivided(schedule)),
  data: ({ points: source, count, point, schedule }) => {
    const points = thinned(choosePoints(source, count).points, POINT_LIMIT).values;
    return { points, domain: domainOf(points, NOISE), asked: askedOf(point, schedule) };
  },
  model: ({ t, schedule, deviation, particles, seed, undecided }, data) => ({
    ...{ t, schedule, deviation, particles, seed, undecided },
    ...data,
  }),
  compute: {
    shade: {
      request: ({ points, deviation, schedule: process, t, domain }) => ({ points, deviation, process, t, domain }),
      run: shadeOf,
    },
    particles: {
      request: ({ points, deviation, schedule, particles, seed }) => ({ points, deviation, schedule, particles, seed }),
      run: particlesOf,
    },
    line: {
      request: ({ points, deviation, schedule: process, asked }) => {
        const last = isPath(process) ? process.end : process.timesteps - 1;
        return asked && { points, deviation, process, ...asked, first: firstOf(process), last };
      },
      run: lineThrough,
    },
    undecided: {
      request: ({ points, deviation, undecided, seed }) =>
        undecided.length === 0 ? null : { points, deviation, undecided, seed },
      run: undecidedOf,
    },
  },
  View: function View({ model, ownProps, props, setProp, isEditable, results }) {
    const moves = useMovePaths({ ownProps, setProp }, props.schedule);
    const playsOnce = usePlaysOnce({ ownProps, props }, 't');
    // The t of the newest density is the t of all other parts.
    const { shade } = results;
    const { particles, line } = useMemo(() => ofShade(results), [results]);
    const density = useMemo(() => shade && densityLayers(shade), [shade]);
    const at = useMemo(() => (line && shade ? onLine(line, shade.request.t) : null), [line, shade]);
    const choices = model?.undecided ?? NO_CHOICES;
    // The page may set the point to null, now or later.
    const hasPoint = isEditable('point') || props.point !== null;
    const { t, process } = shade?.request ?? { t: props.t, process: props.schedule };
    const plotted = { shade, density, particles, domain: shade?.request.domain ?? model?.domain ?? EMPTY };
    const drop = (place: readonly [number, number]) => {
      // The t of an old density may not exist on a new schedule.
      if (shade && hasSameContent(shade.request.process, model?.schedule))
        setProp('point', pressed(place, shade.request.t));
    };
    return (
      <>
        <PanelGroup narrowColumns={2}>
          <FlowPanel
            {...plotted}
            way="flow"
            line={line}
            at={at}
            wrap={(plot) => (
              <div className="df-pad-area">
                {plot}
                {isEditable('point') && (
                  <PlacePad domain={plotted.domain} labelAt={messages.drop} isReachable onPlace={drop} />
                )}
              </div>
            )}
          />
          <FlowPanel {...plotted} way="sde" />
        </PanelGroup>
        {moves && (
          <PathPlayer
            t={props.t}
            process={props.schedule}
            {...moves}
            autoPlay={playsOnce && shade !== null && particles !== null}
          />
        )}
        <div className="df-density-numbers">
          {hasPoint && <Likelihood at={at} t={shade?.request.t ?? null} isAlone={choices.length === 0} />}
          {choices.length > 0 && (
            <UndecidedBits
              {...{ choices, undecided: results.undecided, t, level: logSnr(process, t) }}
              onLevel={moves ? (level) => moves.onMove(nearestTime(process, level)) : undefined}
              isAlone={!hasPoint}
            />
          )}
        </div>
      </>
    );
  },
  table: ({ results }) => {
    const { undecided } = results;
    if (undecided) return undecidedTable(undecided);
    const { particles } = ofShade(results);
    return (
      particles &&
      // The t of the clean end is -1.
      csv(['way', 'particle', 't', 'x', 'y'], function* () {
        for (const [way, { timesteps, states }] of Object.entries(particles.paths)) {
          for (let i = 0; i < states.length; i += 2) {
            const particle = Math.floor(i / 2 / timesteps.length);
            yield [way, particle, timesteps[(i / 2) % timesteps.length], states[i], states[i + 1]];
          }
        }
      })
    );
  },
});

interface Shown {
  readonly shade: Shade | null;
  readonly particles: Particles | null;
  readonly line: Line | null;
}

/** The particles and the line; null if their process is not the process of the density, because its t is another one. */
function ofShade({ shade, particles, line }: Shown): Pick<Shown, 'particles' | 'line'> {
  const isOfShade = (process: Process | undefined) => hasSameContent(process, shade?.request.process);
  return {
    particles: isOfShade(particles?.request.schedule) ? particles : null,
    line: isOfShade(line?.request.process) ? line : null,
  };
}

export type DensityFlowProps = prop.PropsOf<typeof DensityFlow>;
