'use client';
import type { ReactNode } from 'react';
import type { ColumnTitle, PanelDescription } from './description.js';
import { linkOf, TitleTarget } from './MeasuredPanel.js';

interface ColumnTitlesProps {
  titles: readonly ColumnTitle[];
  /** The panels of the first row. */
  panels: readonly PanelDescription[];
}

/** Titles above the columns of a grid with row labels; where columns are narrow, each title has a line of its own. */
export function ColumnTitles({ titles, panels }: ColumnTitlesProps) {
  return (
    <div className="df-column-titles" data-columns={panels.length}>
      {titles.map(({ tex, name, meaning }, index) => {
        const panel = panels[index];
        return (
          <div key={tex} className="df-panel-title" data-meaning={meaning}>
            <TitleTarget {...{ tex, name, link: panel && linkOf(panel), isFirst: index === 0 }} />
          </div>
        );
      })}
    </div>
  );
}

interface PanelRowProps {
  /** Panels per row on a narrow page. */
  narrowColumns: number | undefined;
  /** Left of the panels, or above them on a narrow page. */
  label: ReactNode;
  children: ReactNode;
}

/** A row of panels; rows with the same number of columns align. */
export function PanelRow({ narrowColumns, label, children }: PanelRowProps) {
  return (
    <div className="df-row">
      {label !== undefined && <div className="df-row-label">{label}</div>}
      <div className="df-panels" data-narrow-columns={narrowColumns}>
        {children}
      </div>
    </div>
  );
}
