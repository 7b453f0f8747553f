'use client';
import { type ReactNode, useContext, useMemo, useRef, useState } from 'react';
import { Figure, type FigureElementProps } from '../components/Figure.js';
import { inked } from '../components/ink.js';
import { LabelTex } from '../components/LabelTex.js';
import { X0, X0_PREDICTED, XT } from '../components/symbols.js';
import { useTypesetting } from '../components/typesetter.js';
import { checkInteger } from '../core/check.js';
import type { Schedule } from '../core/types.js';
import { FigureMenu } from '../export/FigureMenu.js';
import { attempt } from '../hooks/attempt.js';
import { DefaultsContext } from '../hooks/contexts.js';
import { type DiffusionOptions, useSettings } from '../hooks/settings.js';
import { useFaces } from '../hooks/useFaces.js';
import { type FigureEvents, useFigureEvents } from '../hooks/useFigureEvents.js';
import { useOnScreen } from '../hooks/useOnScreen.js';
import { useLastGood } from '../hooks/useStable.js';
import { FacePanel } from '../marks/faces/FacePanel.js';
import { faceOf, someOf } from '../marks/faces/faceData.js';
import { Gallery } from './posteriorMean/Gallery.js';
import { effectiveNumber, type Posterior, posteriorOf } from './posteriorMean/posterior.js';
import { weightLines } from './posteriorMean/table.js';
import { percentOf } from './posteriorMean/words.js';
import { useShownTimestep } from './shownTimestep.js';
import type { ImageFigureProps } from './useFigure.js';

export interface PosteriorMeanProps
  extends Pick<DiffusionOptions, 'schedule' | 'seed'>,
    Pick<ImageFigureProps, 'loading' | 'menu'>,
    FigureEvents,
    FigureElementProps {
  /** The timestep of x_t, an integer in 0 ≤ t < timesteps; defaults to the page's, else to half of the timesteps. */
  t?: number | undefined;
  /**
   * Which image of the gallery x_t is made from at first, an integer in 0 ≤ defaultTarget < 50; readers choose others.
   * Defaults to 0.
   */
  defaultTarget?: number | undefined;
  /** Text under the figure; defaults to the figure's own. */
  caption?: ReactNode;
}

const COUNT = 50;
const EXPECTED = inked('mean', String.raw`\mathbb{E}[x_0 \mid x_t]`);
const DEFAULT_CAPTION = (
  <>
    The best <LabelTex>{X0_PREDICTED}</LabelTex> is no image of the gallery: it is the mean of all that{' '}
    <LabelTex>{XT}</LabelTex> can come from. Only small steps towards it, each with a new{' '}
    <LabelTex>{X0_PREDICTED}</LabelTex>, end at one of them.
  </>
);

/**
 * Why one step is not enough: x_t of one of 50 small images, and the best that can be said of x_0 if these images are all
 * that there is, E[x_0 given x_t]. It is their mean, each by the weight under its bar; from noise it is the average of all,
 * then a blend, then one. Readers choose the image that x_t is made from, and the page's t.
 *
 * The weights are those of `posteriorWeights`; Karras et al. 2022, equation (57). They are as many as exp(entropy) equal ones.
 *
 * ```tsx
 * <PosteriorMean t={500} />
 * ```
 */
export function PosteriorMean(props: PosteriorMeanProps) {
  const { t: ownT, defaultTarget = 0, schedule, seed, loading, menu, onReady, onError, ...rest } = props;
  const body = useRef<HTMLDivElement>(null);
  const defaults = useContext(DefaultsContext);
  const { seen } = useOnScreen(body, (loading ?? defaults.loading) === 'eager');
  const { settings, error: optionsError } = useSettings({ schedule, seed });
  const { faces, error: loadingError, retry } = useFaces(seen);
  const gallery = useMemo(() => faces && someOf(faces, COUNT), [faces]);
  const [chosen, setChosen] = useState<number | null>(null);

  const timestepOf = useShownTimestep(ownT, { usual: halfOf });
  const asked = attempt(() => timestepOf(settings.schedule));
  const t = useLastGood(asked.value) ?? halfOf(settings.schedule);
  // What a reader chooses takes the place of a wrong default too.
  const wanted = attempt(() => chosen ?? checkTarget(defaultTarget));
  const target = useLastGood(wanted.value) ?? 0;
  const posterior = useMemo(
    () => gallery && posteriorOf(gallery, target, settings.schedule, t, settings.seed),
    [gallery, target, settings, t],
  );

  const isTypeset = useTypesetting(body, posterior !== null);
  const error = optionsError ?? asked.error ?? wanted.error ?? loadingError;
  const state = error ? 'error' : posterior && isTypeset ? 'ready' : 'pending';
  useFigureEvents({ onReady, onError }, state === 'ready' ? posterior : null, error);
  const table = posterior && (() => weightLines(posterior.weights));
  const written = { ...props, defaultTarget: chosen ?? props.defaultTarget };
  return (
    <Figure
      caption={DEFAULT_CAPTION}
      {...rest}
      corner={<FigureMenu menu={menu} props={written} table={table ?? undefined} />}
      name="posterior-mean"
      state={state}
      error={error}
      onRetry={loadingError ? retry : undefined}
      working={seen && state === 'pending'}
      bodyRef={body}
    >
      <div className="df-panels df-posterior-panels">
        <FacePanel title={<LabelTex>{XT}</LabelTex>} label={`x_t at t = ${t}`} values={posterior?.xt ?? null} />
        <FacePanel
          title={<LabelTex>{EXPECTED}</LabelTex>}
          label={`the mean of x0 given x_t at t = ${t}`}
          meaning="mean"
          values={posterior?.mean ?? null}
        />
        <FacePanel
          title={<LabelTex>{X0}</LabelTex>}
          label={`the image x0 that x_t is made from, image ${target + 1} of the gallery`}
          meaning="signal"
          values={gallery && faceOf(gallery, target)}
        />
      </div>
      <Count posterior={posterior} target={target} />
      <Gallery
        images={gallery}
        count={COUNT}
        weights={posterior?.weights ?? null}
        target={target}
        onChoose={setChosen}
      />
    </Figure>
  );
}

function checkTarget(target: number): number {
  checkInteger('defaultTarget', target, 0, COUNT);
  return target;
}

/** What the weights say, in words. */
function Count({ posterior, target }: { posterior: Posterior | null; target: number }) {
  const number = posterior ? effectiveNumber(posterior.weights).toFixed(1) : '–';
  const own = posterior ? percentOf(posterior.weights[target] as number) : '–';
  const largest = posterior ? percentOf(Math.max(...posterior.weights)) : '–';
  return (
    <p className="df-posterior-count">
      As uncertain as a choice among <b>{number}</b> of {COUNT} images. The true one, framed, has the weight {own}; the
      highest bar is {largest}.
    </p>
  );
}

function halfOf({ timesteps }: Schedule): number {
  return Math.floor(timesteps / 2);
}
