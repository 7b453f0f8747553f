'use client';

import { type ComponentProps, type ReactNode, useRef } from 'react';
import { TimestepField } from '../../figure/TimestepField.js';
import { useRootAttributes } from '../../page/rootAttributes.js';
import { usePageIsPlaying } from '../../page/useTimestep.js';
import { rootClasses } from '../../ui/classes.js';
import { elementProps } from '../../ui/elementProps.js';
import { Guard } from '../../ui/Guard.js';
import { usePageT } from '../usePageT.js';
import { TIMESTEP_KEYS, useTimestepKeys } from '../useTimestepKeys.js';

export interface TimestepSliderProps extends Omit<ComponentProps<'div'>, 'children'> {
  /** The visible label of the slider, which screen readers read too; defaults to "Timestep t". */
  label?: ReactNode;
}

/**
 * Moves the timestep of all figures under the same provider. Arrow keys and the buttons move it by 1, Page Up and Page Down
 * by 50, Home and End to the ends. From anywhere on the page, Alt and comma or period move it by a hundredth of the schedule. It is filled with the color of noise up to t, its thumb shows a small picture with the noise of t, and a
 * line marks the t at which signal and noise have equal scales.
 *
 * ```tsx
 * <DiffusionProvider defaultT={200}>
 *   <TimestepSlider />
 *   <NoiseTriptych />
 * </DiffusionProvider>
 * ```
 */
export function TimestepSlider(props: TimestepSliderProps) {
  return (
    <Guard>
      <Slider {...props} />
    </Guard>
  );
}

function Slider({ label, className, ...rest }: TimestepSliderProps) {
  const page = usePageT();
  const row = useRef<HTMLDivElement>(null);
  useTimestepKeys(page, row);
  return (
    <div {...useRootAttributes()} {...elementProps(rest)} className={rootClasses('df-slider', className)}>
      <TimestepField timestep={page} label={label} isPlaying={usePageIsPlaying()} keys={TIMESTEP_KEYS} row={row} />
    </div>
  );
}
