'use client';
import { type ReactNode, useRef } from 'react';
import { Figure, type FigureElementProps } from '../components/Figure.js';
import type { Meaning } from '../components/ink.js';
import { Panel } from '../components/Panel.js';
import { PanelGrid } from '../components/PanelGrid.js';
import { Tex } from '../components/Tex.js';
import type { Quantity } from '../core/quantity.js';
import { attempt } from '../hooks/attempt.js';
import type { DiffusionOptions } from '../hooks/options.js';
import { type Diffusion, useDiffusion } from '../hooks/useDiffusion.js';
import { type Drawing, type DrawingEvents, useDrawing } from '../hooks/useDrawing.js';
import { useLastGood } from '../hooks/useLastGood.js';
import { useOnScreen } from '../hooks/useOnScreen.js';
import { useSharpPixels } from '../hooks/useSharpPixels.js';
import type { ChainPlan } from '../tensor/chain.js';
import { formatError } from './format.js';
import { isSamePlan, planOf } from './plan.js';

/** What every figure that shows pictures takes, besides what a `<figure>` takes. */
export interface PictureFigureProps extends DiffusionOptions, DrawingEvents, FigureElementProps {
  /** Stands under the figure; each figure has a default, and null leaves it out. */
  caption?: ReactNode;
  /**
   * Width over height of the place that is kept for each picture before it is loaded; the picture is fitted into it.
   * Give it for pictures of another shape, so that they fill their place; defaults to 4 / 3.
   */
  aspectRatio?: number;
}

/** What one panel shows. */
export interface PanelDescription {
  /** Absent where the figure's chain paints it. */
  readonly quantity?: Quantity;
  /** TeX above the picture. */
  readonly title?: string;
  /** What the picture shows, in words. */
  readonly label: string;
  /** The colour of the rule above the picture. */
  readonly meaning?: Meaning;
  /** Shows the ℓ1 error against x0 under the picture. */
  readonly measured?: boolean;
}

/** A row of panels. */
export interface RowDescription {
  /** TeX left of the row. */
  readonly label?: string;
  readonly panels: readonly PanelDescription[];
}

/** What a figure shows, as plain data: rows of panels, those of the chain last. */
export interface FigureDescription {
  readonly rows: readonly RowDescription[];
  readonly chain?: ChainPlan;
}

export interface PanelsFigureProps extends PictureFigureProps {
  /** Which figure it is: `data-figure`. */
  name: string;
  columns: number;
  narrowColumns?: number;
  /** Says what to show; may throw for options out of range. */
  describe: (diffusion: Pick<Diffusion, 'schedule' | 'seed'>) => FigureDescription;
}

/** A figure of pictures: takes the description of what it shows, and keeps it painted. */
export function PanelsFigure(props: PanelsFigureProps) {
  const { name, columns, narrowColumns, describe, aspectRatio, ...shared } = props;
  const { image, schedule, seed, resolution, onReady, onError, ...frame } = shared;
  const body = useRef<HTMLDivElement>(null);
  const canvases = useRef<(HTMLCanvasElement | null)[]>([]);
  const { seen, near } = useOnScreen(body);
  const diffusion = useDiffusion({ image, schedule, seed, resolution, enabled: seen });
  const described = attempt(() => describe(diffusion));
  const good = useLastGood(diffusion.error ? null : described.value, isSamePlan);
  // Wrong from the start: what the default settings would show still reserves the place.
  const shown = good ?? described.value;
  const plan = shown && planOf(shown);
  const drawing = useDrawing(diffusion, plan, described.error, canvases, near, { onReady, onError });
  useSharpPixels(body);

  return (
    <Figure {...frame} name={name} bodyRef={body} {...pick(drawing)}>
      {shown?.rows.map((row, rowIndex) => (
        <PanelGrid
          key={row.label ?? rowIndex}
          columns={columns}
          narrowColumns={narrowColumns}
          aspectRatio={aspectRatio}
          label={row.label && <Tex>{row.label}</Tex>}
        >
          {row.panels.map((panel, panelIndex) => {
            const index = rowIndex * columns + panelIndex;
            return (
              <DescribedPanel
                key={panel.label}
                panel={panel}
                error={drawing.errors[index]}
                hasTitle={row.panels.some(({ title }) => title !== undefined)}
                canvasRef={(canvas) => {
                  canvases.current[index] = canvas;
                }}
              />
            );
          })}
        </PanelGrid>
      ))}
    </Figure>
  );
}

function pick({ state, error, progress }: Drawing) {
  return { state, error, progress };
}

interface DescribedPanelProps {
  panel: PanelDescription;
  error: number | null | undefined;
  /** Whether the row has titles; a panel without one then keeps its place. */
  hasTitle: boolean;
  canvasRef: (canvas: HTMLCanvasElement | null) => void;
}

function DescribedPanel({ panel, error, hasTitle, canvasRef }: DescribedPanelProps) {
  const { title, label, meaning, measured } = panel;
  const known = error !== undefined && error !== null;
  return (
    <Panel
      title={hasTitle && (title ? <Tex>{title}</Tex> : '\u00a0')}
      note={measured && <ErrorNote error={known ? error : null} />}
      label={measured && known ? `${label}, ℓ1 ${formatError(error)}` : label}
      meaning={meaning}
      canvasRef={canvasRef}
    />
  );
}

function ErrorNote({ error }: { error: number | null }) {
  return (
    <>
      <Tex>{String.raw`\ell_1`}</Tex> {error === null ? '–' : formatError(error)}
    </>
  );
}
