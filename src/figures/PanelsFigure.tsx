'use client';
import { type ReactNode, useRef } from 'react';
import { ColumnTitles } from '../components/ColumnTitles.js';
import { Figure, type FigureElementProps } from '../components/Figure.js';
import { PanelGrid } from '../components/PanelGrid.js';
import { Tex } from '../components/Tex.js';
import { attempt } from '../hooks/attempt.js';
import type { DiffusionOptions } from '../hooks/options.js';
import { type Diffusion, useDiffusion } from '../hooks/useDiffusion.js';
import { type DrawingEvents, useDrawing } from '../hooks/useDrawing.js';
import { useLastGood } from '../hooks/useLastGood.js';
import { useOnScreen } from '../hooks/useOnScreen.js';
import { useSharpPixels } from '../hooks/useSharpPixels.js';
import { DescribedPanel } from './DescribedPanel.js';
import { type FigureDescription, isSameDescription, planOf } from './description.js';

/** What every figure that shows pictures takes, besides what a `<figure>` takes. */
export interface PictureFigureProps extends DiffusionOptions, DrawingEvents, FigureElementProps {
  /** Stands under the figure; defaults to none, where the figure does not say otherwise. */
  caption?: ReactNode;
  /**
   * Width over height of the place that is kept for each picture before it is loaded; the picture is fitted into it.
   * Give it for pictures of another shape, so that they fill their place; defaults to 4 / 3.
   */
  aspectRatio?: number;
}

export interface PanelsFigureProps extends PictureFigureProps {
  /** Which figure it is: `data-figure`. */
  name: string;
  /** Says what to show; may throw for options out of range. */
  describe: (diffusion: Pick<Diffusion, 'schedule' | 'seed'>) => FigureDescription;
}

/** A figure of pictures: takes the description of what it shows, and keeps it painted. */
export function PanelsFigure(props: PanelsFigureProps) {
  const { name, describe, aspectRatio, image, schedule, seed, resolution, onReady, onError, ...frame } = props;
  const body = useRef<HTMLDivElement>(null);
  const canvases = useRef<(HTMLCanvasElement | null)[]>([]);
  const { seen, near } = useOnScreen(body);
  const diffusion = useDiffusion({ image, schedule, seed, resolution, enabled: seen });
  const described = attempt(() => describe(diffusion));
  const good = useLastGood(diffusion.error ? null : described.value, isSameDescription);
  // Wrong from the start: what the default settings would show still reserves the place.
  const shown = good ?? described.value;
  const drawing = useDrawing(diffusion, shown && planOf(shown), described.error, canvases, near, { onReady, onError });
  useSharpPixels(body);

  const columns = shown?.rows[0]?.panels.length ?? 1;
  const layout = { columns, narrowColumns: shown?.narrowColumns, aspectRatio };
  const { errors, ...progress } = drawing;
  return (
    <Figure {...frame} {...progress} name={name} bodyRef={body}>
      {shown?.columnTitles && <ColumnTitles titles={shown.columnTitles} columns={columns} />}
      {shown?.rows.map((row, rowIndex) => (
        // Rows and panels keep their elements, and with them their pixels, while what they show changes.
        <PanelGrid key={rowIndex} {...layout} label={row.label && <Tex>{row.label}</Tex>}>
          {row.panels.map((panel, panelIndex) => {
            const index = rowIndex * columns + panelIndex;
            const keepCanvas = (canvas: HTMLCanvasElement | null) => {
              canvases.current[index] = canvas;
            };
            return <DescribedPanel key={index} panel={panel} error={errors[index]} canvasRef={keepCanvas} />;
          })}
        </PanelGrid>
      ))}
    </Figure>
  );
}
