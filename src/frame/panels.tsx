'use client';
import type { ComponentType } from 'react';
import { drawing } from '../hooks/load.js';
import type { FigureDescription } from '../marks/panels/description.js';
import { PanelRows } from '../marks/panels/PanelRows.js';
import { withoutImages } from '../marks/panels/withoutImages.js';
import { panelTable } from '../menu/FigureMenu.js';
import { componentOf, type FigureComponent } from './defineFigure.js';
import type { Definition, FigureState, ViewProps } from './definition.js';
import type { OfImagesAlone, ofImages } from './images.js';
import { type LayoutProps, PanelsView, type SharedView } from './PanelsView.js';
import type { PropTable, ShownProps } from './propTable.js';
import { type PanelsLive, usePanels } from './usePanels.js';

export type { LayoutProps } from './PanelsView.js';
export type { PanelsLive } from './usePanels.js';

/** What figures of panels take; one that makes its schedules itself takes none. */
type OfPanels = Omit<OfImagesAlone, 'schedule'>;

type Beside<Given extends PropTable, Model> = ComponentType<ViewProps<ShownProps<Given>, Model, PanelsLive>>;

export interface PanelsDefinition<
  Own extends PropTable,
  Taken extends OfPanels,
  Model extends FigureDescription,
  Data = unknown,
> extends Pick<
    Definition<Own, Taken, Model, PanelsLive, Data>,
    'name' | 'props' | 'takes' | 'caption' | 'data' | 'moving'
  > {
  /** Describes its panels, in rows. An error that it throws is shown above what was shown before. */
  readonly describe: (shown: ShownProps<Own & Taken>, data: Data) => Model;
  /** A hook: more work than painting, which adds to what `panels` are; defaults to none. */
  readonly use?: (figure: FigureState<ShownProps<Own & Taken>, Model>, panels: PanelsLive) => PanelsLive;
  /** Stands above the panels; defaults to nothing. */
  readonly Above?: Beside<Own & Taken, Model> | undefined;
  /** Lays the panels out; defaults to rows and columns. */
  readonly Layout?: ComponentType<LayoutProps<Model>> | undefined;
  /** Stands below the panels; defaults to nothing. */
  readonly Below?: Beside<Own & Taken, Model> | undefined;
}

/**
 * Defines a figure whose panels are in rows and columns.
 *
 * ```tsx
 * const NoiseTriptych = definePanels({
 *   name: 'noise-triptych',
 *   takes: ofImages,
 *   props: { t: prop.timestep() },
 *   describe: ({ schedule, seed, t }) => ({
 *     rows: [{ panels: [{ quantity: forwardJump(schedule, x0, t, noise({ seed })), label: `x_t at t = ${t}` }] }],
 *   }),
 * });
 * ```
 */
export function definePanels<
  const Own extends PropTable,
  const Taken extends OfPanels = typeof ofImages,
  Model extends FigureDescription = FigureDescription,
  Data = unknown,
>({
  describe,
  use: useMore = (_, panels) => panels,
  Above = Nothing,
  Layout = PanelRows,
  Below = Nothing,
  ...definition
}: PanelsDefinition<Own, Taken, Model, Data>): FigureComponent<Own, Taken> {
  return componentOf<Own, Taken, Model, PanelsLive, Data>({
    ...definition,
    model: describe,
    emptied: withoutImages,
    prepare: drawing.request,
    use: (figure) => useMore(figure, usePanels(figure as never)),
    View: (view) => (
      <PanelsView {...(view as never as SharedView<Model>)} Layout={Layout}>
        <Above {...view} />
        <Below {...view} />
      </PanelsView>
    ),
    table: (_, { panels, diffusion }) => panelTable({ panels, diffusion }),
  });
}

function Nothing() {
  return null;
}
