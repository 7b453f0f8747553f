'use client';
import { memo, useMemo, useRef } from 'react';
import { useLayoutEffect } from '../../hooks/useLayoutEffect.js';
import type { TextGap } from '../../i18n/message.js';
import { FormattedMessage, useFormat } from '../../i18n/useFormat.js';
import { SymbolHeader } from '../../tex/Tex.js';
import { STYLES } from './chart.js';
import type { Described } from './described.js';
import { messages } from './messages.js';
import { NOTHING, sigmaCell, timestepCells } from './numbers.js';
import { RATIO, SIGMA } from './symbols.js';

export interface StepTableProps {
  described: readonly Described[];
  marked: number;
  onMark: (step: number) => void;
}

/** The steps of one configuration, or of two side by side. The marked one is kept in sight. */
export function StepTable({ described, marked, onMark }: StepTableProps) {
  const format = useFormat();
  const box = useRef<HTMLDivElement>(null);
  const columns = useMemo(() => described.flatMap(columnsOf), [described]);
  const rows = Math.max(...described.map(({ noise }) => noise.length));
  useLayoutEffect(() => {
    if (box.current) showRow(box.current, marked);
  }, [marked]);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by the keyboard
    <section ref={box} className="df-steps-box" tabIndex={0} aria-label={format(messages.table)}>
      <table className="df-steps">
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {format(messages.step)}
            </th>
            {described.map(({ side, name, isFlow }) => (
              <th key={side} scope="colgroup" colSpan={isFlow ? 3 : 2} data-meaning={STYLES[side].meaning}>
                {format(messages.sideName({ side, name }))}
              </th>
            ))}
          </tr>
          <tr>
            {described.map(({ side, isFlow }) => (
              <Headers key={side} isFlow={isFlow} />
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, step) => (
            <Row key={step} {...{ step, columns, onMark }} isEnd={step === rows - 1} isMarked={step === marked} />
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Headers({ isFlow }: { isFlow: boolean }) {
  return (
    <>
      <th scope="col">{useFormat()(messages.timestep)}</th>
      <SymbolHeader tex={SIGMA} spoken={messages.sigma} />
      {isFlow && <SymbolHeader tex={RATIO} spoken={messages.ratio} />}
    </>
  );
}

interface RowProps {
  step: number;
  columns: readonly (readonly TextGap[])[];
  isEnd: boolean;
  isMarked: boolean;
  onMark: (step: number) => void;
}

/** By itself, as two hundred of them stay as they are while another is marked. */
const Row = memo(function Row({ step, columns, isEnd, isMarked, onMark }: RowProps) {
  const format = useFormat();
  return (
    <tr aria-current={isMarked || undefined} onPointerEnter={() => onMark(step)}>
      <th scope="row">{isEnd ? format(messages.atEnd) : step}</th>
      {columns.map((cells, column) => (
        <td key={column}>
          <FormattedMessage of={cells[step] ?? NOTHING} />
        </td>
      ))}
    </tr>
  );
});

/** What stands in each row below the headers of a configuration. */
function columnsOf({ table, noise, isFlow }: Described): TextGap[][] {
  const columns = [timestepCells(table.timesteps), table.sigmas.map(sigmaCell)];
  return isFlow ? [...columns, noise.map(sigmaCell)] : columns;
}

/** Scrolls a box, and not the page, until a row is seen below its header. */
function showRow(box: HTMLElement, index: number): void {
  const row = box.querySelectorAll<HTMLElement>('tbody tr')[index];
  const header = box.querySelector('thead');
  if (!row || !header) return;
  const above = row.offsetTop - header.offsetHeight;
  const below = row.offsetTop + row.offsetHeight - box.clientHeight;
  if (box.scrollTop > above) box.scrollTop = above;
  else if (box.scrollTop < below) box.scrollTop = below;
}
