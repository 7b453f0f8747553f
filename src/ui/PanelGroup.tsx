'use client';

import { Children, createContext, type ReactNode, useContext, useId } from 'react';
import type { Text } from '../i18n/message.js';
import { useFormat } from '../i18n/useFormat.js';
import { joinClasses } from './classes.js';
import type { Ink } from './ink.js';
import { messages } from './messages.js';
import { Shape } from './Space.js';

// A narrow page shows one of several panels large, and the others small. A press on a small panel makes it the large one. The stylesheet
// tells narrow pages from wide ones, and the browser keeps the choice, so that it works without a script.

/** The place of a panel, or of a row, among those of which one is large. */
interface Place {
  /** The name of the radio buttons; null if all panels have the same size. */
  readonly group: string | null;
  /** Whether the panel is large, or the row has the large panel, until a reader chooses another one. */
  readonly isLarge: boolean;
}

const PlaceContext = createContext<Place>({ group: null, isLarge: true });

/**
 * A radio button over the image of a panel, which makes the panel the large one of its group. Only narrow pages have it, and only over small
 * panels: a press on the large one is a press on its image.
 */
export function LargeChoice({ label }: { label: Text }) {
  const { group, isLarge } = useContext(PlaceContext);
  const name = useFormat()(messages.enlarge({ panel: label }));
  return (
    group && <input type="radio" className="df-large-choice" name={group} defaultChecked={isLarge} aria-label={name} />
  );
}

/** Gives panels, or rows, their places in a group. */
function placed(children: readonly ReactNode[], { group, isLarge }: Place, large: number) {
  const chosen = Math.min(large, children.length - 1);
  return Children.map(children, (child, index) => (
    <PlaceContext.Provider value={{ group, isLarge: isLarge && index === chosen }}>{child}</PlaceContext.Provider>
  ));
}

export interface PanelGroupProps {
  /** Panels per row on a narrow page; defaults to one large panel above the others, if there are three or more. */
  narrowColumns?: number | undefined;
  /** The panel that is large at first, counted from 0; defaults to 0, and in rows with labels to 1. */
  largePanel?: number | undefined;
  className?: string | undefined;
  children: ReactNode;
}

/** The second row and the second panel of a grid, which show neither a clean image nor only noise. */
const SECOND = 1;

/**
 * Panels side by side. On a narrow page one of them is large, above the others, if they would be too small, or if one would be alone in the
 * last row.
 */
export function PanelGroup({ narrowColumns, largePanel, className, children }: PanelGroupProps) {
  const own = useId();
  const place = useContext(PlaceContext);
  const panels = Children.toArray(children);
  const small = place.group ? null : smallColumns(panels.length, narrowColumns);
  return (
    <div
      className={joinClasses('df-panels', className)}
      data-large={small ? '' : undefined}
      data-columns={small ?? narrowColumns}
    >
      {placed(panels, { ...place, group: small ? own : place.group }, largePanel ?? (place.group ? SECOND : 0))}
    </div>
  );
}

const MAX_COLUMNS = 5;

/** The number of small panels in a row below the large one, none of which is alone in a row; null if all panels have the same size. */
export function smallColumns(count: number, columns: number | undefined): number | null {
  if (columns) return columns > 1 && count > columns && count % columns === 1 ? columns : null;
  const others = count - 1;
  return others < 2 ? null : Math.min(others, [5, 4, 3].find((each) => others % each !== 1) ?? MAX_COLUMNS);
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

/** Rows of panels. If they have labels, their panels keep their columns, and a narrow page shows one panel of all rows large, above them. */
export function PanelGrid({ columns, isLabelled, aspectRatio, titles, children }: PanelGridProps) {
  const group = useId();
  // Two panels side by side are large enough.
  const hasLarge = isLabelled && columns > 2;
  return (
    <div className="df-panel-grid">
      {hasLarge && (
        <div className="df-image df-large-room">
          <Shape aspectRatio={aspectRatio} />
        </div>
      )}
      {titles}
      {placed(Children.toArray(children), { group: hasLarge ? group : null, isLarge: true }, SECOND)}
    </div>
  );
}

export interface PanelRowProps extends Pick<PanelGroupProps, 'narrowColumns' | 'largePanel'> {
  /** Left of the panels, or above them on a narrow page. It is also above the large panel, if that is in this row. */
  label: ReactNode;
  /** Colors the rule beside the label. */
  ink?: Ink | undefined;
  children: ReactNode;
}

/** A row of panels; rows with the same number of columns align. */
export function PanelRow({ label, ink, children, ...ofNarrow }: PanelRowProps) {
  const { group } = useContext(PlaceContext);
  return (
    <div className="df-row">
      {label !== undefined && (
        <div className="df-row-label" data-ink={ink}>
          {label}
        </div>
      )}
      <PanelGroup {...ofNarrow}>{children}</PanelGroup>
      {group && (
        <div className="df-large-title" aria-hidden="true">
          {label}
        </div>
      )}
    </div>
  );
}
