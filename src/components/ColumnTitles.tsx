'use client';
import type { CSSProperties } from 'react';
import type { Meaning } from './ink.js';
import { LabelTex } from './LabelTex.js';

/** What stands above a column. */
export interface ColumnTitle {
  readonly tex: string;
  /** The colour of the rule under it. */
  readonly meaning?: Meaning;
}

export interface ColumnTitlesProps {
  /** From the left; the last has the room of all columns that are left. */
  titles: readonly ColumnTitle[];
  columns: number;
}

/** Titles above the columns of a grid with row labels; on a narrow page they stand side by side. */
export function ColumnTitles({ titles, columns }: ColumnTitlesProps) {
  return (
    <div className="df-column-titles" style={{ '--df-columns': columns } as CSSProperties}>
      {titles.map(({ tex, meaning }, index) => (
        <div
          key={tex}
          className="df-panel-title"
          data-meaning={meaning}
          style={index === titles.length - 1 ? { gridColumn: `${index + 1} / -1` } : undefined}
        >
          <LabelTex>{tex}</LabelTex>
        </div>
      ))}
    </div>
  );
}
