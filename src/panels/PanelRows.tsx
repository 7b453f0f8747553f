'use client';

import { type Ref, useContext } from 'react';
import { tagOf } from '../base/check.js';
import type { PanelDistances } from '../engine/imagePainter.js';
import { aspectRatioOf, type ImageSource } from '../image/source.js';
import { DefaultsContext } from '../page/contexts.js';
import { TexOrText } from '../tex/Tex.js';
import { PanelGrid, PanelRow } from '../ui/PanelGroup.js';
import { useIsHydrating } from '../ui/useIsHydrating.js';
import type { ColumnTitle, FigureDescription, PanelDescription } from './description.js';
import { linkOf, MeasuredPanel, type PanelAddition, TitleTarget } from './MeasuredPanel.js';

interface ColumnTitlesProps {
  titles: readonly ColumnTitle[];
  /** The panels of the first row. */
  panels: readonly PanelDescription[];
}

/** Titles above the columns of a grid with row labels; where columns are narrow, each title has a line of its own. */
function ColumnTitles({ titles, panels }: ColumnTitlesProps) {
  return (
    <div className="df-column-titles" data-columns={panels.length}>
      {titles.map(({ tex, name, ink }, index) => {
        const panel = panels[index];
        return (
          <div key={tex} className="df-panel-title" data-ink={ink}>
            <TitleTarget {...{ tex, name, link: panel && linkOf(panel), isFirst: index === 0 }} />
          </div>
        );
      })}
    </div>
  );
}

interface Own {
  readonly aspectRatio?: number | undefined;
  readonly image?: ImageSource | null | undefined;
}

/** Width over height of the space for each image: a figure's own, else that of its image, else the provider's, else its image's. */
export function useAspectRatio({ aspectRatio, image }: Own): number | undefined {
  const defaults = useContext(DefaultsContext);
  const isHydrating = useIsHydrating();
  // A server has imported images, but no pixels. The first render in the browser must not use their size either.
  const ratioOf = (source: Own['image']) =>
    isHydrating && tagOf(source) !== 'Object' ? undefined : aspectRatioOf(source);
  return aspectRatio ?? ratioOf(image) ?? defaults.aspectRatio ?? ratioOf(defaults.image);
}

interface PanelRowsProps {
  shown: FigureDescription;
  /** The measured values of the panels, which are counted through all rows. */
  distances: PanelDistances;
  /** The ref of a panel's canvas. */
  canvasRef: (index: number) => Ref<HTMLCanvasElement>;
  aspectRatio: number | undefined;
  /** The additions, by the panels' places; defaults to none. */
  additions?: readonly (PanelAddition | null)[] | undefined;
}

/** Titles and rows of panels. */
export function PanelRows({ shown, distances, canvasRef, aspectRatio, additions }: PanelRowsProps) {
  const { rows, columnTitles, narrowColumns, largePanel } = shown;
  const columns = rows[0]?.panels.length ?? 1;
  const firstTitled = rows.flatMap(({ panels }) => panels).findIndex(({ title }) => title);
  return (
    <PanelGrid
      columns={columns}
      isLabelled={rows.some(({ label }) => label)}
      aspectRatio={aspectRatio}
      titles={columnTitles && <ColumnTitles titles={columnTitles} panels={rows[0]?.panels ?? []} />}
    >
      {rows.map(({ label, panels }, rowIndex) => (
        // Rows and panels keep their elements, and with them their pixels, when what they show changes.
        <PanelRow key={rowIndex} {...{ narrowColumns, largePanel }} label={label && <TexOrText>{label}</TexOrText>}>
          {panels.map((panel, panelIndex) => {
            const index = rowIndex * columns + panelIndex;
            const place = { aspectRatio, canvasRef: canvasRef(index), isFirst: index === firstTitled };
            const measured = { distance: distances[index] ?? null, addition: additions?.[index] };
            return <MeasuredPanel key={panelIndex} {...place} {...measured} panel={panel} />;
          })}
        </PanelRow>
      ))}
    </PanelGrid>
  );
}
