'use client';
import { type ComponentType, type ReactNode, useMemo, useRef } from 'react';
import { panelTable } from '../export/panelTable.js';
import { drawing } from '../hooks/load.js';
import { isLoadingError } from '../hooks/loadingError.js';
import type { Settings } from '../hooks/settings.js';
import type { Diffusion, PanelDistances } from '../hooks/useDiffusion.js';
import { useDrawing } from '../hooks/useDrawing.js';
import { useImage } from '../hooks/useImage.js';
import { useLastGood, useStable } from '../hooks/useStable.js';
import { sideOf } from '../image/source.js';
import { Opener } from '../inspect/Opener.js';
import { ShownAt } from '../inspect/ShownAt.js';
import { IMAGE_LOUPE } from '../inspect/shownImages.js';
import { LateFormula } from '../linking/LateFormula.js';
import type { FigureDescription, PanelDescription } from '../marks/panels/description.js';
import type { PanelAddition } from '../marks/panels/MeasuredPanel.js';
import { PanelRows } from '../marks/panels/PanelRows.js';
import { useAspectRatio } from '../marks/panels/useAspectRatio.js';
import { withoutImages } from '../marks/panels/withoutImages.js';
import {
  type Defined,
  type Definition,
  defineFigure,
  type FigureState,
  type Live,
  type ViewProps,
} from './definition.js';
import type { Difference, Differences, useDifferences } from './differences.js';
import type { OfImages, OfImagesAlone, ofImages } from './images.js';
import type { PropTable, ShownProps } from './propTable.js';

/** What figures of panels may be given by their own props. */
interface Shown extends ShownProps<OfImages> {
  readonly difference?: Difference | null;
}

/** What brings differences with it, for the figures that take it: see `compared.ts`. */
interface Comparing {
  readonly difference?: { readonly useDifferences: typeof useDifferences };
}

/** A figure whose panels are kept painted. */
export interface PanelsLive extends Live {
  readonly diffusion: Diffusion;
  /** What is painted, with differences where a reader wants them. */
  readonly panels: readonly PanelDescription[] | null;
  readonly distances: PanelDistances;
  readonly differences: Differences;
  /** The ref of a panel's canvas; panels are counted through all rows. */
  readonly canvasRef: (index: number) => (canvas: HTMLCanvasElement | null) => void;
  /** What stands in panels besides, by their places, counted through all rows; defaults to nothing. */
  readonly additions?: readonly (PanelAddition | null)[] | undefined;
}

/** What figures of panels take; one that makes its schedules itself takes none. */
type OfPanels = Omit<OfImagesAlone, 'schedule'>;

type Beside<Given extends PropTable, Model> = ComponentType<ViewProps<ShownProps<Given>, Model, PanelsLive>>;

export interface PanelsDefinition<
  Own extends PropTable,
  Taken extends OfPanels,
  Model extends FigureDescription,
  Data = unknown,
> extends Pick<Definition<Own, Taken, Model, PanelsLive, Data>, 'name' | 'props' | 'takes' | 'caption' | 'data'> {
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

/** What lays panels out: all of them, and the room for each. */
export interface LayoutProps<Model extends FigureDescription = FigureDescription>
  extends Pick<PanelsLive, 'distances' | 'canvasRef' | 'additions'> {
  readonly shown: Model;
  readonly aspectRatio: number | undefined;
}

/**
 * Defines a figure whose panels are in rows and columns.
 *
 * ```tsx
 * const noiseTriptych = definePanels({
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
}: PanelsDefinition<Own, Taken, Model, Data>): Defined<Own, Taken, Model, PanelsLive, Data> {
  const { useDifferences = useNone } = (definition.takes as Comparing).difference ?? {};
  return defineFigure<Own, Taken, Model, PanelsLive, Data>({
    ...definition,
    model: describe,
    emptied: withoutImages,
    prepare: drawing.request,
    use: (figure) => useMore(figure, usePanels(figure as never, useDifferences)),
    View: (view) => (
      <PanelsView {...(view as never as Shared<Model>)} Layout={Layout}>
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

const NONE: Differences = { of: (description) => description, toggleFor: () => null };

function useNone(): Differences {
  return NONE;
}

/** Loads and paints. */
function usePanels(figure: FigureState<Shown, FigureDescription>, useCompared: typeof useDifferences): PanelsLive {
  const { shown, settings, settingsError, valid, error, seen, near, isEager, body } = figure;
  const canvases = useRef<(HTMLCanvasElement | null)[]>([]);
  const diffusion = useImage(settings as Settings, settingsError, seen);
  const differences = useCompared(shown.difference ?? null);
  const compared = differences.of(valid);
  // What stands beside the panels may change with t while they do not.
  const panels = useStable(useMemo(() => compared?.rows.flatMap((row) => row.panels) ?? null, [compared]));
  const { state, ...drawn } = useDrawing(diffusion, panels, error, { body, canvases, near, isEager });
  // The menu stays while the next image is loaded.
  const hasContent = useLastGood((seen && diffusion.state !== 'pending') || null) ?? false;
  return {
    ...{ diffusion, panels, differences, hasContent },
    canvasRef: (index) => (canvas) => {
      canvases.current[index] = canvas;
    },
    isReady: state === 'ready',
    error: drawn.error,
    retry: isLoadingError(diffusion.error) ? diffusion.retry : undefined,
    isWorking: seen && state === 'pending',
    progress: drawn.progress,
    isLoading: diffusion.state === 'pending',
    distances: drawn.distances,
    content: drawn.distances,
  };
}

type Shared<Model> = ViewProps<Shown, Model, PanelsLive>;

interface PanelsViewProps<Model extends FigureDescription> extends Shared<Model> {
  Layout: ComponentType<LayoutProps<Model>>;
  /** What else the figure has. */
  children: readonly [above: ReactNode, below: ReactNode];
}

/** Formula, titles, panels, and below them the toggle and the loupe. */
function PanelsView<Model extends FigureDescription>(props: PanelsViewProps<Model>) {
  const { Layout, children, ...view } = props;
  const [above, below] = children;
  const {
    model,
    live,
    given,
    settings,
    shown: { loupe },
    body,
  } = view;
  const { diffusion, differences } = live;
  const aspectRatio = useAspectRatio(given);
  // What is shown stays while an image cannot be loaded.
  const kept = useLastGood(diffusion.error ? null : model);
  const shown = differences.of(kept ?? model);
  // The pictures stay while the next image is loaded, and so does an open loupe.
  const ready = useLastGood(diffusion.image && diffusion);
  const { distances, canvasRef, additions } = live;
  return (
    <>
      {above}
      {shown?.formula && <LateFormula quantity={shown.formula} />}
      {shown && <Layout {...{ shown, distances, canvasRef, aspectRatio, additions }} />}
      {below}
      {shown && differences.toggleFor(shown)}
      {shown && loupe && (
        <>
          <ShownAt {...{ body, shown, diffusion }} resolution={sideOf(settings.image) ?? settings.resolution} />
          <Opener opening={IMAGE_LOUPE} body={body} shown={ready && { shown, diffusion: ready }} />
        </>
      )}
    </>
  );
}
