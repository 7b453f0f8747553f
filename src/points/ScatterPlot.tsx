'use client';

import { type ReactNode, type Ref, type RefObject, useCallback, useContext, useEffect, useRef } from 'react';
import { useLayoutEffect } from '../hooks/useLayoutEffect.js';
import type { Text } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';
import { SeenContext } from '../page/contexts.js';
import type { Meaning } from '../ui/ink.js';
import { LargeChoice } from '../ui/PanelGroup.js';
import type { Domain } from './chosenPoints.js';
import { type InkColors, inksOf, type Layer, paintLayers, type ScatterInk } from './paint.js';

interface ScatterPlotProps {
  /** The content of the plot with its numbers, for screen readers. */
  label: Text;
  domain: Domain;
  /** Painted once the figure comes near, and again when it is another list; null keeps the place empty. */
  layers: readonly Layer[] | null;
  /** Drawn over the points: svg in the units of the plot, from 0 to 1, y down. */
  children?: ReactNode;
  /** A control over the plot, such as a `DraggablePoint`. */
  over?: ReactNode;
}

const NONE: readonly Layer[] = [];

/** Points, arrows and paths in a square with no axes: a unit is as long across as up. Its place is fixed from the start. */
export function ScatterPlot({ label, domain, children, over, ...plot }: ScatterPlotProps) {
  const layers = useContext(SeenContext) ? plot.layers : null;
  const { canvas, inks } = usePainting(layers, domain);
  return (
    <div className="df-scatter">
      <canvas ref={canvas} className="df-scatter-canvas" role="img" aria-label={useFormat()(label)} />
      <svg aria-hidden="true" className="df-scatter-over" viewBox="0 0 1 1" preserveAspectRatio="none">
        <g ref={inks}>
          {inksOf(layers ?? NONE).map((ink) => (
            <path key={ink} className="df-scatter-ink" data-ink={ink} />
          ))}
        </g>
        <rect className="df-scatter-frame" width={1} height={1} />
        {children}
      </svg>
      {over}
    </div>
  );
}

interface Painting {
  readonly canvas: RefObject<HTMLCanvasElement | null>;
  /** The parent of the elements that carry the colors. */
  readonly inks: RefObject<SVGGElement | null>;
}

/** Keeps a canvas painted, at every size and after every change of a color. */
function usePainting(layers: readonly Layer[] | null, domain: Domain): Painting {
  const canvas = useRef<HTMLCanvasElement>(null);
  const inks = useRef<SVGGElement>(null);
  const paint = useCallback(() => {
    if (!canvas.current || !inks.current) return;
    const isPainted = paintLayers(canvas.current, layers ?? NONE, domain, colorsOf(inks.current));
    canvas.current.toggleAttribute('data-painted', isPainted && layers !== null);
  }, [layers, domain]);
  const newest = useRef(paint);
  useLayoutEffect(() => {
    newest.current = paint;
    paint();
  }, [paint]);
  useEffect(() => {
    if (!canvas.current || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => newest.current());
    observer.observe(canvas.current);
    return () => observer.disconnect();
  }, []);
  useEffect(() => {
    const group = inks.current;
    // A frame later, because a plot has no size while the page hides it.
    const repaint = () => requestAnimationFrame(() => newest.current());
    // A page that hides the plot while its colors change cancels the transition. JupyterLab does so with its themes.
    const ends = ['transitionend', 'transitioncancel'] as const;
    for (const end of ends) group?.addEventListener(end, repaint);
    return () => {
      for (const end of ends) group?.removeEventListener(end, repaint);
    };
  }, []);
  return { canvas, inks };
}

/**
 * Returns the colors of the palette for these elements. A canvas cannot resolve `var()`, so elements carry the colors.
 */
function colorsOf(inks: SVGGElement): InkColors {
  const colors: Partial<Record<ScatterInk, string>> = {};
  for (const element of inks.querySelectorAll<SVGElement>('[data-ink]')) {
    colors[element.dataset['ink'] as ScatterInk] = getComputedStyle(element).color;
  }
  return colors;
}

export interface ScatterPanelProps extends ScatterPlotProps {
  /** Above the plot. */
  title: ReactNode;
  /** Below the plot. */
  note?: ReactNode;
  /** Colours the rule under the title. */
  ink?: Meaning | undefined;
  panelRef?: Ref<HTMLDivElement> | undefined;
  /** Puts the plot into an element of the figure's own; defaults to the plot alone. */
  wrap?: ((plot: ReactNode) => ReactNode) | undefined;
}

/** A plot of points with a title and a note. */
export function ScatterPanel({ title, note, ink, panelRef, wrap = itself, ...plot }: ScatterPanelProps) {
  return (
    <div ref={panelRef} className="df-panel" data-ink={ink}>
      <div className="df-panel-title" data-ink={ink}>
        {title}
      </div>
      {wrap(<ScatterPlot {...plot} />)}
      {note && <div className="df-panel-note">{note}</div>}
      <LargeChoice label={plot.label} />
    </div>
  );
}

function itself(plot: ReactNode): ReactNode {
  return plot;
}
