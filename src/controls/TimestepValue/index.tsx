'use client';
import type { ComponentProps } from 'react';
import { Guard } from '../../ui/Guard.js';
import { DraggedNumber } from '../DraggedNumber.js';
import { messages } from '../messages.js';
import { usePageT } from '../usePageT.js';

export interface TimestepValueProps extends Omit<ComponentProps<'span'>, 'children'> {
  /** The name of the number for screen readers; defaults to "timestep t". */
  label?: string | undefined;
}

/**
 * The page's timestep as a number in a sentence. It can be dragged to the left and right, and moved by the keys of a slider.
 *
 * ```tsx
 * <p>
 *   At t = <TimestepValue /> the image is scaled by <CoefficientValue name="alphasCumprodSqrt" />.
 * </p>
 * ```
 */
export function TimestepValue(props: TimestepValueProps) {
  return (
    <Guard>
      <Value {...props} />
    </Guard>
  );
}

function Value({ label, ...rest }: TimestepValueProps) {
  const page = usePageT();
  return <DraggedNumber {...rest} page={page} text={page.time} label={label ?? messages.t} />;
}
