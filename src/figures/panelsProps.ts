import type { ImageFigureProps } from './useFigure.js';

export type { Written } from '../export/exports.js';

/** The props of figures of panels. */
export interface PanelsProps extends ImageFigureProps {
  /**
   * Whether a press on a panel opens the loupe: the same place of all panels, enlarged, and its values as arithmetic. Also says
   * where the panels are shown scaled down. Defaults to the provider's, else to true.
   */
  loupe?: boolean | undefined;
}

/** The props of figures whose panels have something to be compared with. */
export interface ComparedProps extends PanelsProps {
  /**
   * Differences of the panels from what they are compared with, 9 · |a - b|: `'offered'` adds a button that shows them,
   * `'shown'` the same button, pressed; defaults to neither.
   */
  difference?: 'offered' | 'shown' | undefined;
}
