'use client';

import type { Diffusion } from '../../engine/imagePainter.js';
import { drawing } from '../../engine/load.js';
import type { WorkOptions } from '../../engine/queue.js';
import { FormulaRow } from '../../equations/FormulaRow.js';
import type { PanelsStatus } from '../../figure/panels.js';
import type { TextGap } from '../../i18n/message.js';
import { formatFixed } from '../../i18n/numbers.js';
import { useFormat } from '../../i18n/useFormat.js';
import type { Quantity } from '../../process/graph.js';
import { isPath, scalesAt } from '../../process/process.js';
import type { Process } from '../../process/types.js';
import { SequencePlayer } from '../../ui/PlayerButtons.js';
import { shownDivisor } from '../shared/shownState.js';
import { tally } from '../shared/tally.js';
import { CLEAN } from './chain.js';
import { type ShownScales, type Stepping, stepGroups } from './formula.js';
import { messages } from './messages.js';
import type { ChainDescription } from './panels.js';

interface StepFormulaProps {
  stepping: Stepping;
  /** The numbers of the step; defaults to none, if no timestep is chosen. */
  scales?: ShownScales | undefined;
}

/** The formula of a step above the states of a chain. Each term is linked to the panels of its quantity. */
export function StepFormula({ stepping, scales }: StepFormulaProps) {
  return <FormulaRow groups={stepGroups(stepping, scales)} />;
}

/**
 * The standard deviation of x_t in the forward process by (2), as x_t is drawn: √(ᾱ_t·var(x_0) + 1-ᾱ_t). At the clean end, the standard
 * deviation of x_0.
 *
 * @param contrast - the standard deviation of x_0.
 */
function theoreticalDeviation(process: Process, t: number, contrast: number): number {
  if (isPath(process)) {
    if (t === CLEAN) return contrast;
    const { alpha, sigma } = scalesAt(process, t);
    return Math.hypot(alpha * contrast, sigma) / shownDivisor(process, t);
  }
  const signal = process.alphasCumprod[t] ?? 1;
  return Math.sqrt(signal * contrast ** 2 + 1 - signal);
}

/** A state's standard deviation, measured and in theory. */
interface Deviation {
  readonly measured: number;
  readonly theory: number;
}

/** Two decimals, because the third varies from sample to sample; dashes while the deviations are unknown. */
function deviationText(deviation: Deviation | null): Readonly<Record<keyof Deviation, TextGap>> {
  const number = (value: number | undefined) => (value === undefined ? '–' : formatFixed(value, 2));
  return { measured: number(deviation?.measured), theory: number(deviation?.theory) };
}

/** The timestep of a state; the clean end has -1. */
function timestepOf(state: Quantity): number {
  return state.t ?? CLEAN;
}

/** Returns the standard deviations below the states that are measured. */
export function deviationNotes({ measured }: ChainDescription, deviations: readonly Deviation[] | null) {
  return measured.map((_, index) => {
    const texts = deviationText(deviations?.[index] ?? null);
    return { note: <Deviations texts={texts} />, words: deviations && messages.deviations(texts) };
  });
}

/** Returns the request for the deviations of a chain: null if none is measured, undefined while the image is loaded. */
export function deviationRequest({ measured }: ChainDescription, { diffusion }: PanelsStatus) {
  const { state, image, read, schedule } = diffusion;
  if (measured.length === 0) return null;
  return state === 'ready' && image ? { x0: image.values, read, schedule, states: measured } : undefined;
}

/** The two deviations, in one line if there is room. */
function Deviations({ texts }: { texts: ReturnType<typeof deviationText> }) {
  const format = useFormat();
  return [messages.deviation(texts), messages.inTheory(texts)].map((message) => (
    <span key={message.key} className="df-deviation">
      {format(message)}
    </span>
  ));
}

/** The states to measure, and the image and the process to which they belong. */
interface Measured extends Pick<Diffusion, 'read' | 'schedule'> {
  readonly x0: Float32Array;
  readonly states: readonly Quantity[];
}

/** The deviations of states. */
export async function deviationsOf(
  { x0, read, schedule, states }: Measured,
  options: WorkOptions,
): Promise<readonly Deviation[]> {
  const deviationOf = async (values: Float32Array) => (await drawing.loaded().enqueue(tally(values), options)).sd;
  const contrast = await deviationOf(x0);
  const deviations: Deviation[] = [];
  for (const each of states) {
    const measured = await deviationOf(await read(each, options));
    deviations.push({ measured, theory: theoreticalDeviation(schedule, timestepOf(each), contrast) });
  }
  return deviations;
}

interface ChainControlsProps {
  /** The requested step. Beyond the last step, the last is shown. */
  asked: number;
  /** The timesteps of the states. */
  times: readonly number[];
  disabled: boolean;
  /** Whether it plays once when it has come into view. */
  autoPlay: boolean;
  onMove: (step: number) => void;
}

/** Play, steps, and a slider over the states of a chain. */
export function ChainControls({ asked, times, disabled, autoPlay, onMove }: ChainControlsProps) {
  const format = useFormat();
  const last = times.length - 1;
  const step = Math.min(asked, last);
  const t = times[step] as number;
  return (
    <SequencePlayer
      place={step}
      last={last}
      speed={1}
      disabled={disabled}
      autoPlay={autoPlay}
      onMove={onMove}
      name={messages.play}
      slider={messages.slider}
      valueText={t === CLEAN ? messages.stepAtCleanEnd({ step, last }) : messages.stepAtT({ step, last, t })}
    >
      {(slider, isPlaying) => (
        <output className="df-chain-place" htmlFor={slider} aria-live={isPlaying ? 'off' : undefined}>
          {format(messages.step({ step, last }))}
        </output>
      )}
    </SequencePlayer>
  );
}
