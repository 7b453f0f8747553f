'use client';
import { PanelsLayout } from './PanelsLayout.js';
import type { PlainPanelsProps } from './PlainPanels.js';
import type { ComparedProps } from './panelsProps.js';
import { useDifference } from './useDifference.js';
import { useFigure } from './useFigure.js';

/** The props of `PanelsFigure`. */
export interface PanelsFigureProps extends PlainPanelsProps, ComparedProps {}

/**
 * A figure whose panels are in rows and columns: the base of most image figures of the library, and for figures of your own.
 *
 * ```tsx
 * <PanelsFigure
 *   name="noise-ladder"
 *   describe={({ schedule, seed }) => {
 *     const epsilon = quantity.noise({ seed });
 *     const panels = [0, 50, 200].map((t) => ({
 *       quantity: quantity.forwardJump(schedule, quantity.x0, t, epsilon),
 *       title: `t = ${t}`,
 *       label: `x_t at t = ${t}`,
 *     }));
 *     return { rows: [{ panels }] };
 *   }}
 * />
 * ```
 */
export function PanelsFigure(props: PanelsFigureProps) {
  const { name, describe, placeholder, above, controls, loupe, difference, ...rest } = props;
  const compared = useDifference(describe, difference);
  const figure = useFigure(rest, compared.describe, placeholder);
  const { toggleFor } = compared;
  return <PanelsLayout {...{ name, figure, above, controls, toggleFor, loupe }} />;
}
