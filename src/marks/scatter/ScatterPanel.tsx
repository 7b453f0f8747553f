'use client';
import type { ReactNode, Ref } from 'react';
import type { Meaning } from '../../components/ink.js';
import { ScatterPlot, type ScatterPlotProps } from './ScatterPlot.js';

export interface ScatterPanelProps extends ScatterPlotProps {
  /** Above the plot. */
  title: ReactNode;
  /** Below the plot. */
  note?: ReactNode;
  /** Colours the rule under the title. */
  meaning?: Meaning | undefined;
  panelRef?: Ref<HTMLDivElement> | undefined;
  /** Puts the plot into an element of the figure's own; defaults to the plot alone. */
  wrap?: ((plot: ReactNode) => ReactNode) | undefined;
}

/** A plot of points with a title and a note. */
export function ScatterPanel({ title, note, meaning, panelRef, wrap = itself, ...plot }: ScatterPanelProps) {
  return (
    <div ref={panelRef} className="df-panel" data-meaning={meaning}>
      <div className="df-panel-title" data-meaning={meaning}>
        {title}
      </div>
      {wrap(<ScatterPlot {...plot} />)}
      {note && <div className="df-panel-note">{note}</div>}
    </div>
  );
}

function itself(plot: ReactNode): ReactNode {
  return plot;
}
