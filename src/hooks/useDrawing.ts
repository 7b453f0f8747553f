'use client';
import { type RefObject, useEffect, useState } from 'react';
import type { DrawingPlan, PanelErrors } from '../tensor/plan.js';
import { describeByValue } from './describeByValue.js';
import { drawChanges } from './drawChanges.js';
import { LatestOnly } from './latestOnly.js';
import type { Diffusion, DiffusionState } from './useDiffusion.js';

/** How far a plan has come. */
export interface Drawing {
  /** `ready` means that every picture of the plan is painted. */
  state: DiffusionState;
  error: Error | null;
  /** The part of a long work that is done, from 0 to 1. */
  progress: number;
  /** The ℓ1 errors of what was painted last; empty before. */
  errors: PanelErrors;
}

interface Outcome {
  /** Which request it answers; see `request` below. */
  request: string;
  draw: Diffusion['draw'];
  errors: PanelErrors;
  error: Error | null;
}

/**
 * Keeps canvases painted as a plan says. What they show already is not painted again; while a plan is being painted
 * newer ones wait, and only the newest of them is painted.
 *
 * @param plan - null while there is nothing sensible to draw, because of `planError`.
 * @param near - whether the figure is on screen, which decides whose work comes first.
 */
export function useDrawing(
  { state, error: diffusionError, draw }: Diffusion,
  plan: DrawingPlan | null,
  planError: Error | null,
  canvases: RefObject<(HTMLCanvasElement | null)[]>,
  near: RefObject<boolean>,
): Drawing {
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const [progress, setProgress] = useState(0);
  const [painter] = useState(() => new LatestOnly());
  const request = describeByValue(plan);

  // biome-ignore lint/correctness/useExhaustiveDependencies: what is painted for another picture is stale.
  useEffect(() => () => painter.cancel(), [painter, draw]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: the request stands for the plan.
  useEffect(() => {
    if (!plan || state !== 'ready') return;
    painter.request(async (signal) => {
      setProgress(0);
      const settle = (errors: PanelErrors, error: Error | null) => {
        if (!signal.aborted) setOutcome({ request, draw, errors, error });
      };
      const targets = canvases.current.filter((canvas) => canvas !== null);
      const rank = () => (near.current ? 0 : 2) + (plan.chain ? 1 : 0);
      const onProgress = plan.chain && setProgress;
      await drawChanges(draw, plan, targets, { signal, rank, onProgress }).then(
        (errors) => settle(errors, null),
        (reason) => settle([], reason as Error),
      );
    });
    // Pictures are painted in a moment, but nobody waits for the end of a chain that is not wanted any more.
    return () => {
      if (plan.chain) painter.cancel();
    };
  }, [draw, request, state, painter]);

  const answered = outcome?.request === request && outcome.draw === draw ? outcome : null;
  const error = diffusionError ?? planError ?? answered?.error ?? null;
  const ready = !error && state === 'ready' && answered !== null;

  return { state: error ? 'error' : ready ? 'ready' : 'pending', error, progress, errors: outcome?.errors ?? [] };
}
