'use client';
import type { Ref } from 'react';
import type { PanelDistances } from '../../engine/useDiffusion.js';
import { TexOrText } from '../../tex/Tex.js';
import type { FigureDescription } from './description.js';
import { MeasuredPanel, type PanelAddition } from './MeasuredPanel.js';
import { ColumnTitles, PanelRow } from './PanelRow.js';

export interface PanelRowsProps {
  shown: FigureDescription;
  /** What was measured of each panel; panels are counted through all rows. */
  distances: PanelDistances;
  /** The ref of a panel's canvas. */
  canvasRef: (index: number) => Ref<HTMLCanvasElement>;
  aspectRatio: number | undefined;
  /** By the panels' places; defaults to none. */
  additions?: readonly (PanelAddition | null)[] | undefined;
}

/** Titles and rows of panels. */
export function PanelRows({ shown, distances, canvasRef, aspectRatio, additions }: PanelRowsProps) {
  const { rows, columnTitles, narrowColumns } = shown;
  const columns = rows[0]?.panels.length ?? 1;
  const firstTitled = rows.flatMap(({ panels }) => panels).findIndex(({ title }) => title);
  return (
    <>
      {columnTitles && <ColumnTitles titles={columnTitles} panels={rows[0]?.panels ?? []} />}
      {rows.map(({ label, panels }, rowIndex) => (
        // Rows and panels keep their elements, and with them their pixels, when what they show changes.
        <PanelRow key={rowIndex} narrowColumns={narrowColumns} label={label && <TexOrText>{label}</TexOrText>}>
          {panels.map((panel, panelIndex) => {
            const index = rowIndex * columns + panelIndex;
            const place = { aspectRatio, canvasRef: canvasRef(index), isFirst: index === firstTitled };
            const measured = { distance: distances[index] ?? null, addition: additions?.[index] };
            return <MeasuredPanel key={panelIndex} {...place} {...measured} panel={panel} />;
          })}
        </PanelRow>
      ))}
    </>
  );
}
