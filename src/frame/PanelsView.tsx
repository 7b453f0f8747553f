'use client';
import type { ComponentType, ReactNode } from 'react';
import { QuantityFormula } from '../equations/FormulaRow.js';
import { useLastGood } from '../hooks/useStable.js';
import { sideOf } from '../image/source.js';
import { Opener } from '../loupe/Opener.js';
import { IMAGE_LOUPE } from '../loupe/pictures.js';
import { ShownAt } from '../loupe/ShownAt.js';
import type { FigureDescription } from '../marks/panels/description.js';
import { useAspectRatio } from '../marks/panels/useAspectRatio.js';
import type { ViewProps } from './definition.js';
import type { PanelsLive, ShownOfPanels } from './usePanels.js';

/** What lays panels out: all of them, and the room for each. */
export interface LayoutProps<Model extends FigureDescription = FigureDescription>
  extends Pick<PanelsLive, 'distances' | 'canvasRef' | 'additions'> {
  readonly shown: Model;
  readonly aspectRatio: number | undefined;
}

/** What every figure of panels shows. */
export type SharedView<Model> = ViewProps<ShownOfPanels, Model, PanelsLive>;

interface PanelsViewProps<Model extends FigureDescription> extends SharedView<Model> {
  Layout: ComponentType<LayoutProps<Model>>;
  /** What else the figure has. */
  children: readonly [above: ReactNode, below: ReactNode];
}

/** Formula, titles, panels, and below them the toggle and the loupe. */
export function PanelsView<Model extends FigureDescription>(props: PanelsViewProps<Model>) {
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
      {shown?.formula && <QuantityFormula quantity={shown.formula} />}
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
