'use client';

import { Children, createContext, type ReactElement, type ReactNode, useContext, useId, useMemo } from 'react';
import type { Text } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';
import { joinClasses } from './classes.js';
import { messages } from './messages.js';
import { Shape } from './Space.js';

// A narrow page shows one of several panels large, and the others small. A press on a small panel makes it the large one. The stylesheet
// tells narrow pages from wide ones, and the browser keeps the choice, so that it works without a script.

/** The place of a panel, or of a row, among those of which one is large. */
interface Place {
  /** The name of the radio buttons. */
  readonly group: string;
  /** Whether the panel is large, or the row has the large panel, until a reader chooses another one. */
  readonly isLarge: boolean;
}

const PanelContext = createContext<Place | null>(null);
const RowContext = createContext<Place | null>(null);

/**
 * A radio button over the image of a panel, which makes the panel the large one of its group. Only narrow pages have it, and only over small
 * panels: a press on the large one is a press on its image.
 */
export function LargeChoice({ label }: { label: Text }) {
  const place = useContext(PanelContext);
  const format = useFormat();
  if (!place) return null;
  return (
    <input
      type="radio"
      className="df-large-choice"
      name={place.group}
      defaultChecked={place.isLarge}
      aria-label={format(messages.enlarge({ panel: label }))}
    />
  );
}

interface PlacedProps {
  /** Where the place is read. */
  of: typeof PanelContext;
  /** The name of the radio buttons; null if all panels have the same size. */
  group: string | null;
  isLarge: boolean;
  children: ReactNode;
}

function Placed({ of: Context, group, isLarge, children }: PlacedProps) {
  const place = useMemo(() => (group === null ? null : { group, isLarge }), [group, isLarge]);
  return <Context.Provider value={place}>{children}</Context.Provider>;
}

export interface PanelGroupProps {
  /** Panels per row on a narrow page; defaults to one large panel above the others, if there are three or more. */
  narrowColumns?: number | undefined;
  /** The panel that is large at first, counted from 0; defaults to 0, and in rows with labels to 1. */
  largePanel?: number | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/**
 * Panels side by side. On a narrow page one of them is large, above the others, if they would be too small, or if one would be alone in the
 * last row.
 */
export function PanelGroup({ narrowColumns, largePanel, className, children }: PanelGroupProps) {
  const own = useId();
  const row = useContext(RowContext);
  const panels = Children.toArray(children) as ReactElement[];
  const large = Math.min(largePanel ?? (row ? FIRST_NOISY : 0), panels.length - 1);
  const small = row ? null : smallColumns(panels.length, narrowColumns);
  return (
    <div
      className={joinClasses('df-panels', className)}
      data-large={small === null ? undefined : ''}
      data-narrow-columns={small ?? narrowColumns}
    >
      {panels.map((panel, index) => (
        <Placed
          key={panel.key}
          of={PanelContext}
          group={row?.group ?? (small === null ? null : own)}
          isLarge={index === large && row?.isLarge !== false}
        >
          {panel}
        </Placed>
      ))}
    </div>
  );
}

/** The row and the column of the panel that is large at first: neither the clean image nor pure noise. */
const FIRST_NOISY = 1;
const MOST_COLUMNS = 5;

/** The number of small panels in a row below the large one; null if all panels have the same size. */
export function smallColumns(count: number, columns: number | undefined): number | null {
  if (columns !== undefined) return columns > 1 && count > columns && count % columns === 1 ? columns : null;
  if (count < 3) return null;
  const others = count - 1;
  if (others <= MOST_COLUMNS) return others;
  const possible = [5, 4, 3];
  return possible.find((each) => others % each === 0) ?? possible.find((each) => others % each > 1) ?? MOST_COLUMNS;
}

export interface PanelGridProps {
  /** The number of panels in a row. */
  columns: number;
  /** Whether the rows have labels. */
  isLabelled: boolean;
  /** Width over height of the place for each image. */
  aspectRatio: number | undefined;
  /** Above the rows; defaults to nothing. */
  titles?: ReactNode;
  /** The rows. */
  children: ReactNode;
}

/** Two panels side by side are large enough on a narrow page. */
const FEW_COLUMNS = 2;

/** Rows of panels. If they have labels, their panels keep their columns, and a narrow page shows one panel of all rows large, above them. */
export function PanelGrid({ columns, isLabelled, aspectRatio, titles, children }: PanelGridProps) {
  const group = useId();
  const rows = Children.toArray(children) as ReactElement[];
  const hasLarge = isLabelled && columns > FEW_COLUMNS;
  return (
    <div className="df-panel-grid">
      {hasLarge && (
        <div className="df-image df-large-room">
          <Shape aspectRatio={aspectRatio} />
        </div>
      )}
      {titles}
      {rows.map((row, index) => (
        <Placed
          key={row.key}
          of={RowContext}
          group={hasLarge ? group : null}
          isLarge={index === Math.min(FIRST_NOISY, rows.length - 1)}
        >
          {row}
        </Placed>
      ))}
    </div>
  );
}
