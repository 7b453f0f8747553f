'use client';

import { memo, type ReactNode, type RefObject, useEffect, useId, useRef, useState } from 'react';
import { useLayoutEffect } from '../hooks/useLayoutEffect.js';
import type { ShownGap } from '../i18n/message.js';
import { joinClasses } from './classes.js';
import type { PlotInk } from './ink.js';
import { Sample, type SampleStyle } from './Key.js';
import { Value } from './Value.js';

export interface DataRow {
  /** The name of the row. */
  readonly head: ShownGap;
  /** The line or dot that stands for the row in a plot; defaults to none. The head has its ink. */
  readonly sample?: SampleStyle | undefined;
  /** Whether the row is the one that a reader has chosen; defaults to false. */
  readonly isCurrent?: boolean | undefined;
  /** The values, one for each column after the first. Undefined is not computed yet, and null does not exist. */
  readonly cells: readonly ShownGap[];
}

/** A head above several columns. */
export interface ColumnGroup {
  readonly head: ShownGap;
  readonly span: number;
  /** Defaults to the quiet ink. */
  readonly ink?: PlotInk | undefined;
}

export interface DataTableProps {
  /** The name of the table; screen readers need it if nothing else names the table. */
  caption?: ShownGap;
  /** Whether only screen readers have the caption; defaults to false. */
  isCaptionHidden?: boolean | undefined;
  /** The heads of the columns, the one above the heads of the rows first; defaults to no heads. */
  columns?: readonly ShownGap[] | undefined;
  /** Heads above those of the columns, without the first column; defaults to none. */
  groups?: readonly ColumnGroup[] | undefined;
  rows: readonly DataRow[];
  /** The sentence below the table, or several; defaults to none. */
  note?: ShownGap | readonly ShownGap[];
  /** Whether only screen readers have the table; defaults to false. */
  isHidden?: boolean | undefined;
  /** A further class of the box in which the table scrolls. */
  className?: string | undefined;
  /** Whether the box scrolls to the current row below its head, as a high table needs; defaults to false. */
  isFollowing?: boolean | undefined;
  /** Called with the index of the row under the pointer. */
  onPoint?: ((row: number) => void) | undefined;
}

/**
 * A table of numbers: rows with heads, samples of lines and values. The keyboard reaches a table that is too large for its place, to scroll
 * it.
 *
 * ```tsx
 * <DataTable
 *   columns={['solver', 'error']}
 *   rows={[{ head: 'DDIM', sample: { ink: 'category-1' }, cells: [num.distance(error)] }]}
 *   note="Error: the median distance from the exact end."
 * />
 * ```
 */
export function DataTable(props: DataTableProps) {
  const { caption, isCaptionHidden, columns, groups, rows, note, isHidden = false, className, onPoint } = props;
  const box = useRef<HTMLDivElement>(null);
  const id = useId();
  const scrolls = useScrolls(box);
  const current = props.isFollowing ? rows.findIndex(({ isCurrent }) => isCurrent) : -1;
  useLayoutEffect(() => {
    if (box.current && current >= 0) showRow(box.current, current);
  }, [current]);
  const isNamed = caption !== undefined;
  const table = (
    <table className={isHidden ? undefined : 'df-table'}>
      {isNamed && (
        <caption id={id} className={isCaptionHidden ? 'df-visually-hidden' : undefined}>
          <Value of={caption} />
        </caption>
      )}
      {columns && <Heads columns={columns} groups={groups} />}
      <tbody>
        {rows.map((row, index) => (
          <Row key={index} {...row} index={index} onPoint={onPoint} />
        ))}
      </tbody>
    </table>
  );
  if (isHidden) return <div className="df-visually-hidden">{table}</div>;
  const notes = note === undefined ? [] : Array.isArray(note) ? (note as readonly ShownGap[]) : [note as ShownGap];
  const region = scrolls ? { role: 'region', tabIndex: 0, 'aria-labelledby': isNamed ? id : undefined } : {};
  return (
    <>
      <div ref={box} className={joinClasses('df-table-box', className)} {...region}>
        {table}
      </div>
      {notes.map((one, index) => (
        <p key={index} className="df-note">
          <Value of={one} />
        </p>
      ))}
    </>
  );
}

function Heads({ columns, groups }: { columns: readonly ShownGap[]; groups: readonly ColumnGroup[] | undefined }) {
  const [first, ...others] = columns.map((head, index) => {
    const rowSpan = groups && index === 0 ? 2 : undefined;
    if (head === '') return <td key={index} rowSpan={rowSpan} />;
    return (
      <th key={index} scope="col" rowSpan={rowSpan}>
        <Value of={head} />
      </th>
    );
  });
  if (!groups) {
    return (
      <thead>
        <tr>
          {first}
          {others}
        </tr>
      </thead>
    );
  }
  return (
    <thead>
      <tr>
        {first}
        {groups.map(({ head, span, ink }, index) => (
          <th key={index} scope="colgroup" colSpan={span} data-ink={ink}>
            <Value of={head} />
          </th>
        ))}
      </tr>
      <tr>{others}</tr>
    </thead>
  );
}

interface RowProps extends DataRow {
  index: number;
  onPoint: ((row: number) => void) | undefined;
}

/** A row does not render again while only other rows change, because a table may have hundreds. */
const Row = memo(function Row({ head, sample, isCurrent, cells, index, onPoint }: RowProps): ReactNode {
  return (
    <tr aria-current={isCurrent || undefined} onPointerEnter={onPoint && (() => onPoint(index))}>
      <th scope="row" data-ink={sample?.ink}>
        {sample ? (
          <span className="df-table-head">
            <Sample {...sample} />
            <span>
              <Value of={head} />
            </span>
          </span>
        ) : (
          <Value of={head} />
        )}
      </th>
      {cells.map((cell, column) => (
        <td key={column}>
          <Value of={cell} />
        </td>
      ))}
    </tr>
  );
});

/** Whether the content of a box is larger than the box. */
function useScrolls(box: RefObject<HTMLElement | null>): boolean {
  const [scrolls, setScrolls] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (!element || typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(() => {
      const { scrollWidth, clientWidth, scrollHeight, clientHeight } = element;
      setScrolls(scrollWidth > clientWidth || scrollHeight > clientHeight);
    });
    observer.observe(element);
    if (element.firstElementChild) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, [box]);
  return scrolls;
}

/** Scrolls a box, and not the page, until a row is visible below the head of its table. */
function showRow(box: HTMLElement, index: number): void {
  const row = box.querySelectorAll<HTMLElement>('tbody tr')[index];
  const head = box.querySelector('thead');
  if (!row) return;
  const above = row.offsetTop - (head?.offsetHeight ?? 0);
  const below = row.offsetTop + row.offsetHeight - box.clientHeight;
  if (box.scrollTop > above) box.scrollTop = above;
  else if (box.scrollTop < below) box.scrollTop = below;
}
