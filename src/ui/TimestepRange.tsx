'use client';

import type { KeyboardEvent } from 'react';
import { useFormat } from '../i18n/useFormat.js';
import { gaussianNoise } from '../process/noise.js';
import { scalesAt } from '../process/process.js';
import type { Process } from '../process/types.js';
import { percent } from './percent.js';
import { PAGE } from './Slider.js';
import { Space } from './Space.js';

/** A timestep that a slider shows and moves. */
export interface MovedTimestep {
  /** The timestep; on a path the thousandths of its way. */
  readonly t: number;
  /** Sets it, rounded and kept in its range. */
  readonly setT: (t: number) => void;
  /** The largest timestep. */
  readonly last: number;
  readonly process: Process;
  /** The time that figures show: t itself, or the time of a path. */
  readonly time: number;
  /** Whether nobody can move it. The slider is disabled then. */
  readonly isHeld: boolean;
}

export interface TimestepRangeProps {
  timestep: MovedTimestep;
  id?: string | undefined;
  'aria-label'?: string | undefined;
  'aria-keyshortcuts'?: string | undefined;
}

/**
 * The timestep as a range. It is filled with the color of noise, and its thumb shows a small picture with the noise of t. Arrow keys move it
 * by 1, Page Up and Page Down by 50, Home and End to the ends.
 */
export function TimestepRange({ timestep: { t, setT, last, process, time, isHeld }, ...rest }: TimestepRangeProps) {
  const format = useFormat();
  const turnPage = (event: KeyboardEvent) => {
    if (event.key !== 'PageUp' && event.key !== 'PageDown') return;
    event.preventDefault(); // a browser's own pages are a tenth of the range
    setT(event.key === 'PageUp' ? t + PAGE : t - PAGE);
  };
  return (
    <div className="df-timestep-range">
      <input
        {...rest}
        type="range"
        min={0}
        max={last}
        value={t}
        disabled={isHeld}
        aria-valuetext={`t = ${format(time)}`}
        onChange={(event) => setT(event.target.valueAsNumber)}
        onKeyDown={turnPage}
      />
      <div className="df-timestep-shown" aria-hidden="true">
        <Space className="df-timestep-fill" width={percent(last === 0 ? 0 : t / last)} height={4} />
        <Thumb process={process} time={time} />
      </div>
    </div>
  );
}

/** Pixels of the picture on a side. */
const SIDE = 12;
/** A bright disc on a dark ground. */
const IMAGE = Float32Array.from({ length: SIDE * SIDE }, (_, index) => {
  const [x, y] = [index % SIDE, Math.floor(index / SIDE)].map((place) => place + 0.5 - SIDE / 2) as [number, number];
  return Math.hypot(x, y) < SIDE / 3.5 ? 1 : -0.75;
});

/** The picture at t in two tones: a pixel is bright where x_t is above 0. It is a drawing, since a figure's canvases are its panels. */
function Thumb({ process, time }: Pick<MovedTimestep, 'process' | 'time'>) {
  return (
    <svg className="df-timestep-thumb" aria-hidden="true" viewBox={`0 0 ${SIDE} ${SIDE}`}>
      <path d={brightPixels(process, time)} />
    </svg>
  );
}

let epsilon: Float32Array | undefined;

/** The pixels of x_t = α·x0 + σ·ε, (2), that are above 0, as a path. */
function brightPixels(process: Process, time: number): string {
  epsilon ??= gaussianNoise(SIDE * SIDE, { seed: 0 });
  const { alpha, sigma } = scalesAt(process, time);
  let path = '';
  for (let index = 0; index < IMAGE.length; index++) {
    const value = alpha * (IMAGE[index] as number) + sigma * (epsilon[index] as number);
    if (value > 0) path += `M${index % SIDE} ${Math.floor(index / SIDE)}h1v1h-1z`;
  }
  return path;
}
