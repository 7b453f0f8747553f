'use client';
import type { ReactNode } from 'react';
import type { Describe } from '../marks/panels/description.js';
import { PanelsLayout } from './PanelsLayout.js';
import type { PanelsProps, Written } from './panelsProps.js';
import { useFigure } from './useFigure.js';

/** What any figure of panels is made of. */
export interface PlainPanelsProps extends PanelsProps, Written {
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

/** A figure whose panels have nothing to be compared with, so that a page of such figures loads no code for differences. */
export function PlainPanels(props: PlainPanelsProps) {
  const { name, describe, placeholder, above, controls, loupe, ...rest } = props;
  const figure = useFigure(rest, describe, placeholder);
  return <PanelsLayout {...{ name, figure, above, controls, loupe }} />;
}
