'use client';
import { ColumnTitles } from '../components/ColumnTitles.js';
import { Figure } from '../components/Figure.js';
import { LabelTex } from '../components/LabelTex.js';
import { PanelGrid } from '../components/PanelGrid.js';
import { DescribedPanel } from './DescribedPanel.js';
import { type Describe, type PictureFigureProps, usePictures } from './usePictures.js';

export interface PanelsFigureProps extends PictureFigureProps {
  /** Which figure it is: `data-figure`. */
  name: string;
  describe: Describe;
}

/** A figure whose pictures stand in rows and columns. */
export function PanelsFigure({ name, describe, ...props }: PanelsFigureProps) {
  const { frame, shown, errors, canvasRef, aspectRatio } = usePictures(props, describe);
  const columns = shown?.rows[0]?.panels.length ?? 1;
  const layout = { columns, narrowColumns: shown?.narrowColumns, aspectRatio };
  return (
    <Figure {...frame} name={name}>
      {shown?.columnTitles && <ColumnTitles titles={shown.columnTitles} columns={columns} />}
      {shown?.rows.map((row, rowIndex) => (
        // Rows and panels keep their elements, and with them their pixels, while what they show changes.
        <PanelGrid key={rowIndex} {...layout} label={row.label && <LabelTex>{row.label}</LabelTex>}>
          {row.panels.map((panel, panelIndex) => {
            const index = rowIndex * columns + panelIndex;
            return <DescribedPanel key={panelIndex} panel={panel} error={errors[index]} canvasRef={canvasRef(index)} />;
          })}
        </PanelGrid>
      ))}
    </Figure>
  );
}
