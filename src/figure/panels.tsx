'use client';

import { type ComponentType, type ReactNode, useMemo, useRef } from 'react';
import type { Diffusion, PanelDistances } from '../engine/imagePainter.js';
import { drawing } from '../engine/load.js';
import { useFigureImage } from '../engine/useDiffusion.js';
import { useDrawing } from '../engine/useDrawing.js';
import { QuantityFormula } from '../equations/FormulaRow.js';
import { useLastValid, useStable } from '../hooks/useStable.js';
import { sideOf } from '../image/source.js';
import { isLoadingError } from '../lazy/lazy.js';
import { IMAGE_LOUPE, Opener } from '../loupe/Opener.js';
import { ShownAt } from '../loupe/ShownAt.js';
import { panelTable } from '../menu/FigureMenu.js';
import { type FigureDescription, type PanelDescription, withoutImages } from '../panels/description.js';
import type { PanelAddition } from '../panels/MeasuredPanel.js';
import { PanelRows, useAspectRatio } from '../panels/PanelRows.js';
import { componentOf, type FigureComponent } from './component.js';
import type { Results, useCompute } from './compute.js';
import type { Definition, FigureState, FigureStatus, ViewProps } from './definition.js';
import type { Difference, Differences } from './differences.js';
import type { PropTable, ShownProps } from './propTable.js';
import type { OfImages, OfImagesAlone, ofImages } from './sharedProps.js';

/** Figures without a reference have no differences. */
const NO_DIFFERENCES: Differences = { of: (description) => description, toggleFor: () => null };

type UseDifferences = (difference: Difference | null) => Differences;

/** The differences that the prop `difference` adds to a figure. */
function differencesOf({ shared, props }: Record<'shared' | 'props', PropTable>): UseDifferences {
  const { difference } = { ...shared, ...props } as { difference?: { use?: UseDifferences } };
  return difference?.use ?? (() => NO_DIFFERENCES);
}

/** The props that figures of panels share. */
interface ShownOfPanels extends ShownProps<OfImages> {
  readonly difference?: Difference | null;
}

/** The status of a figure whose panels are painted. */
export interface PanelsStatus extends FigureStatus {
  readonly diffusion: Diffusion;
  /** The painted panels, with differences if a reader shows them. */
  readonly panels: readonly PanelDescription[] | null;
  readonly distances: PanelDistances;
  readonly differences: Differences;
  /** The ref of a panel's canvas; panels are counted through all rows. */
  readonly canvasRef: (index: number) => (canvas: HTMLCanvasElement | null) => void;
}

/** Loads the image and paints the panels. */
function usePanels(
  figure: FigureState<ShownOfPanels, FigureDescription>,
  useDifferences: UseDifferences,
): PanelsStatus {
  const { props, valid, error, seen, near, body } = figure;
  const canvases = useRef<(HTMLCanvasElement | null)[]>([]);
  const diffusion = useFigureImage(figure);
  const differences = useDifferences(props.difference ?? null);
  const compared = differences.of(valid);
  // The contents beside the panels may change with t although the panels do not.
  const panels = useStable(useMemo(() => compared?.rows.flatMap((row) => row.panels) ?? null, [compared]));
  const { state, ...drawn } = useDrawing(diffusion, panels, error, { body, canvases, near });
  // The menu stays while the next image is loaded.
  const hasContent = useLastValid((seen && diffusion.state !== 'pending') || null) ?? false;
  return {
    ...{ diffusion, panels, differences, hasContent },
    canvasRef: (index) => (canvas) => {
      canvases.current[index] = canvas;
    },
    isReady: state === 'ready',
    error: drawn.error,
    retry: isLoadingError(diffusion.error) ? diffusion.retry : drawn.retry,
    isWorking: seen && state === 'pending',
    progress: drawn.progress,
    isLoading: diffusion.state === 'pending',
    distances: drawn.distances,
    content: drawn.distances,
  };
}

/** The additional contents of the panels, counted through all rows. */
type Additions = readonly (PanelAddition | null)[];

/** The props of a layout: all panels, and the space for each. */
export interface LayoutProps<Model extends FigureDescription = FigureDescription, Runs = unknown>
  extends Pick<PanelsStatus, 'distances' | 'canvasRef'> {
  readonly shown: Model;
  readonly aspectRatio: number | undefined;
  readonly additions: Additions | undefined;
  /** The last valid results of `compute`, by name; each is null before the first. */
  readonly results: Results<Runs>;
}

/** The view's props in all figures of panels. */
type SharedView<Model> = ViewProps<ShownOfPanels, Model, PanelsStatus>;

interface PanelsViewProps<Model extends FigureDescription> extends SharedView<Model> {
  Layout: ComponentType<LayoutProps<Model>>;
  additions: Additions | undefined;
  /** The contents above and below the panels. */
  children: readonly [above: ReactNode, below: ReactNode];
}

/** The formula, the titles and the panels, and below them the button of the differences and the loupe. */
function PanelsView<Model extends FigureDescription>(props: PanelsViewProps<Model>) {
  const { Layout, additions, children, ...view } = props;
  const [above, below] = children;
  const {
    model,
    status,
    ownProps,
    staticProps,
    props: { loupe },
    results,
    body,
  } = view;
  const { diffusion, differences } = status;
  const aspectRatio = useAspectRatio(ownProps);
  // The last model stays while an image cannot be loaded.
  const kept = useLastValid(diffusion.error ? null : model);
  const shown = differences.of(kept ?? model);
  // The panels stay while the next image is loaded, and an open loupe stays open.
  const ready = useLastValid(diffusion.image && diffusion);
  const { distances, canvasRef } = status;
  return (
    <>
      {above}
      {shown?.formula && <QuantityFormula quantity={shown.formula} />}
      {shown && <Layout {...{ shown, distances, canvasRef, aspectRatio, additions, results }} />}
      {below}
      {shown && differences.toggleFor(shown)}
      {shown && loupe && (
        <>
          <ShownAt {...{ body, shown, diffusion }} resolution={sideOf(staticProps.image) ?? staticProps.resolution} />
          <Opener opening={IMAGE_LOUPE} body={body} shown={ready && { shown, diffusion: ready }} />
        </>
      )}
    </>
  );
}

/** The props of figures of panels. A figure that makes its schedules itself leaves out `schedule`. */
export type OfPanels = Omit<OfImagesAlone, 'schedule'>;

type Beside<Given extends PropTable, Model, Runs> = ComponentType<
  ViewProps<ShownProps<Given>, Model, PanelsStatus, Runs>
>;

export interface PanelsDefinition<
  Own extends PropTable,
  Shared extends OfPanels,
  Model extends FigureDescription,
  Data = unknown,
  Runs = unknown,
> extends Pick<
    Definition<Own, Shared, Model, PanelsStatus, Data, Runs>,
    'name' | 'props' | 'shared' | 'caption' | 'data' | 'animation' | 'compute' | 'table'
  > {
  /** Describes the panels in rows. If it throws, the figure shows the error above the last valid picture. */
  readonly describe: (shown: ShownProps<Own & Shared>, data: Data) => Model;
  /** Returns the contents below the panels, counted through all rows; null adds nothing to a panel. @default none */
  readonly additions?: ((figure: { readonly model: Model; readonly results: Results<Runs> }) => Additions) | undefined;
  /** The content above the panels; defaults to nothing. */
  readonly Above?: Beside<Own & Shared, Model, Runs> | undefined;
  /** Lays the panels out; defaults to rows and columns. */
  readonly Layout?: ComponentType<LayoutProps<Model, Runs>> | undefined;
  /** The content below the panels; defaults to nothing. */
  readonly Below?: Beside<Own & Shared, Model, Runs> | undefined;
}

/** The parts of a definition that only our own figures have. */
interface OwnParts {
  /** The hook that runs `compute`. Figures without `compute` do not load its code. */
  readonly useCompute?: typeof useCompute | undefined;
  readonly serialized?: PanelsStatus['serialized'];
}

/** Defines a figure whose panels are in rows and columns, without checking the result of `describe`. See `define/definePanels.ts`. */
export function definePanels<
  const Own extends PropTable,
  const Shared extends OfPanels = typeof ofImages,
  Model extends FigureDescription = FigureDescription,
  Data = unknown,
  Runs = unknown,
>({
  describe,
  additions,
  useCompute,
  serialized,
  Above = Nothing,
  Layout = PanelRows,
  Below = Nothing,
  table = ({ status: { panels, diffusion } }) => panelTable({ panels, diffusion }),
  ...definition
}: PanelsDefinition<Own, Shared, Model, Data, Runs> & OwnParts): FigureComponent<Own, Shared> {
  const useDifferences = differencesOf(definition);
  const { compute } = definition;
  return componentOf<Own, Shared, Model, PanelsStatus, Data, Runs>({
    ...definition,
    model: describe,
    placeholder: withoutImages,
    prepare: drawing.request,
    use: (figure) => ({ ...usePanels(figure as never, useDifferences), serialized }),
    useCompute: compute && useCompute && ((figure, status) => useCompute(compute, figure, status)),
    View: (view) => (
      <PanelsView
        {...(view as never as SharedView<Model>)}
        Layout={Layout as PanelsViewProps<Model>['Layout']}
        additions={view.model ? additions?.({ model: view.model, results: view.results }) : undefined}
      >
        <Above {...view} />
        <Below {...view} />
      </PanelsView>
    ),
    table,
  });
}

function Nothing() {
  return null;
}
