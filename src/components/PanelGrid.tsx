'use client';
import type { CSSProperties, ReactNode } from 'react';

export interface PanelGridProps {
  /** Panels in a row where there is room for them. */
  columns: number;
  /** Panels in a row of a narrow page; defaults to `columns`. */
  narrowColumns?: number | undefined;
  /** Width over height of the place that each picture is given; defaults to 4 / 3. */
  aspectRatio?: number | undefined;
  /** Stands left of the panels, or above them on a narrow page. */
  label?: ReactNode;
  children: ReactNode;
}

/** A row of panels; several, one below the other, align where they have the same columns. */
export function PanelGrid({ columns, narrowColumns = columns, aspectRatio, label, children }: PanelGridProps) {
  const style = {
    '--df-columns': columns,
    '--df-narrow-columns': narrowColumns,
    '--df-aspect-ratio': aspectRatio,
  } as CSSProperties;
  return (
    <div className="df-row" style={style}>
      {label !== undefined && <div className="df-row-label">{label}</div>}
      <div className="df-panels">{children}</div>
    </div>
  );
}
