'use client';
import type { ReactNode } from 'react';
import type { Written } from '../export/exports.js';
import type { ComparedPanelsProps } from '../frame/compared.js';
import type { Describe } from '../marks/panels/description.js';
import { PanelsLayout } from './PanelsLayout.js';
import { useDifference } from './useDifference.js';
import { useFigure } from './useFigure.js';

/** The props of `PanelsFigure`. */
export interface PanelsFigureProps extends ComparedPanelsProps, Written {
  /** Identifies the figure for styles and tests: `data-figure`. */
  name: string;
  /** Describes what the figure shows for a schedule and a seed; an error it throws is shown in the figure's frame. */
  describe: Describe;
  /** Stands above the panels; defaults to nothing. */
  above?: ReactNode | undefined;
  /** Controls of the figure, below its panels; defaults to none. */
  controls?: ReactNode | undefined;
  /**
   * Describes the figure by default settings: where `describe` has thrown from the start, its panels keep their places,
   * empty, above the message; defaults to none, so that the message stands alone.
   */
  placeholder?: Describe | undefined;
}

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
