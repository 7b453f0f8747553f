import type { ReactNode } from 'react';
import { Written } from './Written.js';

export interface TableProps {
  /** What the table is, for screen readers. */
  label: string;
  head: readonly string[];
  /** Wider than the text; defaults to false. */
  wide?: boolean;
  /** Texts are written with backticks around code. */
  rows: readonly (readonly ReactNode[])[];
}

/** A cell of the first row. An empty corner labels no column, so it is not a header cell. */
export function HeadCell({ children }: { children: ReactNode }) {
  return children === '' ? <td /> : <th scope="col">{children}</th>;
}

/** A table of text, which scrolls where the page is too narrow for it. */
export function Table({ label, head, rows, wide = false }: TableProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
    <section className={wide ? 'page-table page-wide' : 'page-table'} aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((title) => (
              <HeadCell key={title}>{title}</HeadCell>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells, row) => (
            <tr key={row}>
              {cells.map((cell, column) => (
                <td key={head[column]}>{typeof cell === 'string' ? <Written>{cell}</Written> : cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
