'use client';

import { type KeyboardEvent, useRef, useState } from 'react';
import { axisFromZero, linearAxis, logAxis } from '../../charts/axes.js';
import { Chart } from '../../charts/Chart.js';
import type { Point } from '../../charts/geometry.js';
import { Area, Line, Rule, stairs } from '../../charts/shapes.js';
import { FieldRow, RadioField, SliderField } from '../../figure/fields.js';
import type { Message, Text } from '../../i18n/message.js';
import * as num from '../../i18n/num.js';
import { formatFixed } from '../../i18n/numbers.js';
import { useFormat } from '../../i18n/useFormat.js';
import { MASK } from '../../masked/sequences.js';
import { type CategoryStyle, categories } from '../../ui/categories.js';
import { DataTable } from '../../ui/DataTable.js';
import { Facts } from '../../ui/Facts.js';
import { listOf } from '../shared/describe.js';
import { COUNT, type OrderLine, type Outcome } from './compute.js';
import { messages } from './messages.js';
import {
  type Budget,
  CELLS,
  cellOf,
  clashesIn,
  type Frame,
  GRIDS,
  knownAfter,
  type OrderName,
  orderNames,
  type Sampling,
  SIZE,
  staircaseOf,
} from './model.js';

function orderText(order: OrderName, tokensPerStep: number): Message {
  return order === 'certain' ? messages.certain({ count: tokensPerStep }) : messages[order];
}

/** The controls of the number of cells in a step and of the order. */
export function Controls({ order, tokensPerStep }: Pick<Sampling, 'order' | 'tokensPerStep'>) {
  return (
    <FieldRow>
      <SliderField name="tokensPerStep" label={messages.tokensPerStep} />
      <RadioField<OrderName> name="order" label={messages.order} text={(name) => orderText(name, tokensPerStep)} />
      {order === 'remasking' && (
        <SliderField name="eta" label={messages.eta} step={0.1} text={(eta) => num.decimal(eta)} />
      )}
    </FieldRow>
  );
}

/** Side of a cell in pixels, and the fonts of a shown digit and of a candidate that is certain. */
const CELL = 68;
const SHOWN_FONT = 44;
const CERTAIN_FONT = 32;
/** Pixels between the outer line and the edge of the drawing. */
const EDGE = 1;
const INSET = 4;
const SIDE = SIZE * CELL + 2 * EDGE;

interface SudokuProps {
  frame: Frame;
  known: readonly number[];
  step: number;
  steps: number;
  /** Called with the known cells after a reader has pressed one; null if readers cannot. */
  onKnow: ((known: readonly number[]) => void) | null;
}

/** A grid with the shown digits, and in masked cells the candidates, whose size is their probability. */
export function Sudoku({ frame, known, step, steps, onKnow }: SudokuProps) {
  const format = useFormat();
  const clashes = clashesIn(frame.tokens);
  const { shown, fits } = frame;
  const grid = fits === 0 ? messages.noneFits : messages.fitting({ count: fits, grids: GRIDS });
  return (
    <div className="df-masked-grid">
      <svg
        className="df-masked-sudoku"
        width={SIDE}
        height={SIDE}
        viewBox={`0 0 ${SIDE} ${SIDE}`}
        role="img"
        aria-label={format(messages.grid({ step, steps, shown, cells: CELLS, grid }))}
      >
        {frame.added.map((cell) => (
          <rect key={cell} className="df-masked-added" {...cornerOf(cell)} width={CELL} height={CELL} />
        ))}
        {frame.hidden.map((cell) => (
          <path key={cell} className="df-masked-hidden" d={insideOf(cell)} />
        ))}
        <path className="df-masked-lines" d={linesAt([1, 3])} />
        <path className="df-masked-lines df-masked-boxes" d={linesAt([0, 2, 4])} />
        {frame.tokens.map((_, cell) => (
          <Digits
            key={cell}
            frame={frame}
            cell={cell}
            isKnown={known[cell] !== MASK}
            isClashing={clashes[cell] as boolean}
          />
        ))}
      </svg>
      {onKnow && <Cells {...{ frame, known, onKnow }} />}
      <DataTable
        isHidden
        caption={messages.cells}
        rows={Array.from({ length: SIZE }, (_, row) => ({
          head: messages.row({ row: row + 1 }),
          cells: Array.from({ length: SIZE }, (_, column) => {
            const cell = SIZE * row + column;
            return wordsOf(frame, cell, known[cell] !== MASK, clashes[cell] as boolean);
          }),
        }))}
      />
    </div>
  );
}

interface CellsProps extends Pick<SudokuProps, 'frame' | 'known'> {
  onKnow: (known: readonly number[]) => void;
}

/** The cells from one to the next by an arrow key. */
const ARROWS: Readonly<Record<string, readonly [right: number, down: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** A button over each cell. The arrow keys go from one to another, and a digit makes it known. */
function Cells({ frame, known, onKnow }: CellsProps) {
  const [reached, reach] = useState(0);
  const group = useRef<HTMLFieldSetElement>(null);
  const format = useFormat();
  const clashes = clashesIn(frame.tokens);
  const know = (cell: number, typed?: number) => {
    const next = knownAfter(known, frame, cell, typed);
    if (next) onKnow(next);
  };
  const press = (event: KeyboardEvent, cell: number) => {
    if (/^[1-4]$/.test(event.key)) return know(cell, Number(event.key));
    const arrow = ARROWS[event.key];
    if (!arrow) return;
    event.preventDefault();
    const within = (place: number) => Math.min(SIZE - 1, Math.max(0, place));
    const next = SIZE * within(Math.floor(cell / SIZE) + arrow[1]) + within((cell % SIZE) + arrow[0]);
    (group.current?.children[next] as HTMLElement | undefined)?.focus();
  };
  return (
    <fieldset ref={group} className="df-masked-cells" aria-label={format(messages.choose)}>
      {known.map((token, cell) => (
        <button
          key={cell}
          type="button"
          className="df-masked-cell"
          tabIndex={cell === reached ? 0 : -1}
          aria-label={format(
            messages.cell({
              row: Math.floor(cell / SIZE) + 1,
              column: (cell % SIZE) + 1,
              content: wordsOf(frame, cell, token !== MASK, clashes[cell] as boolean),
            }),
          )}
          aria-pressed={token !== MASK}
          onFocus={() => reach(cell)}
          onKeyDown={(event) => press(event, cell)}
          onClick={() => know(cell)}
        />
      ))}
    </fieldset>
  );
}

function cornerOf(cell: number): { x: number; y: number } {
  return { x: EDGE + CELL * (cell % SIZE), y: EDGE + CELL * Math.floor(cell / SIZE) };
}

/** The place along the edge of a cell, inside it. */
function insideOf(cell: number): string {
  const { x, y } = cornerOf(cell);
  const side = CELL - 2 * INSET;
  return `M${x + INSET} ${y + INSET}h${side}v${side}h${-side}z`;
}

/** The lines across and down after the given numbers of cells. */
function linesAt(places: readonly number[]): string {
  return places
    .map((place) => EDGE + CELL * place)
    .map((at) => `M${at} ${EDGE}V${SIDE - EDGE}M${EDGE} ${at}H${SIDE - EDGE}`)
    .join('');
}

interface DigitsProps {
  frame: Frame;
  cell: number;
  isKnown: boolean;
  isClashing: boolean;
}

/** The digits in a cell. */
function Digits({ frame, cell, isKnown, isClashing }: DigitsProps) {
  const { x, y } = cornerOf(cell);
  const content = cellOf(frame, cell);
  if ('digit' in content) {
    const [across, down] = [x + CELL / 2, y + CELL / 2];
    return (
      <>
        {isClashing && <circle className="df-masked-clash" cx={across} cy={down} r={CELL / 2 - 6} />}
        <text
          className="df-masked-digit"
          data-known={isKnown || undefined}
          x={across}
          y={down}
          dy="0.35em"
          fontSize={SHOWN_FONT}
        >
          {content.digit}
        </text>
      </>
    );
  }
  return content.candidates.map(({ digit, share }) => {
    const [column, row] = [(digit - 1) % 2, Math.floor((digit - 1) / 2)];
    return (
      <text
        key={digit}
        className="df-masked-candidate"
        x={x + CELL * (0.27 + 0.46 * column)}
        y={y + CELL * (0.27 + 0.46 * row)}
        dy="0.35em"
        fontSize={Math.round(10 * CERTAIN_FONT * Math.sqrt(share)) / 10}
      >
        {digit}
      </text>
    );
  });
}

function wordsOf(frame: Frame, cell: number, isKnown: boolean, isClashing: boolean): Text | number {
  const content = cellOf(frame, cell);
  if (!('digit' in content)) {
    const candidates = content.candidates.map(({ digit, share }) =>
      messages.candidate({ digit, share: num.share(share) }),
    );
    const words = { candidates: listOf(candidates) };
    return frame.hidden.includes(cell) ? messages.maskedAgain(words) : messages.masked(words);
  }
  const { digit } = content;
  if (isClashing) return messages.clashing({ digit });
  return isKnown ? messages.known({ digit }) : digit;
}

/** The number of grids that still fit, the information lost so far, and whether the grid is valid. */
export function GridFacts({ frame: { shown, fits, lost } }: { frame: Frame }) {
  const result = fits === 0 ? messages.invalid : messages.valid;
  return (
    <Facts
      rows={[
        [messages.fits, fits],
        [messages.lost, num.decimal(lost)],
        [messages.finished, shown === CELLS ? result : messages.unfinished({ count: CELLS - shown })],
      ]}
    />
  );
}

const STAIRCASE_HEIGHT = 200;
const SHARES_HEIGHT = 236;

interface StaircaseProps {
  /** The entropies; null until they are computed. */
  entropies: readonly number[] | null;
  tokensPerStep: Budget;
  /** The number of shown cells. */
  shown: number;
}

/** H_j as bars, and the staircase of a random order with several cells in a step. The area between the two is the lost information. */
export function Staircase({ entropies, tokensPerStep, shown }: StaircaseProps) {
  const bars = staircaseOf(entropies ?? [], 1);
  const together = staircaseOf(entropies ?? [], tokensPerStep);
  const first = entropies ? CELLS - entropies.length : 0;
  const edge = (index: number) => first + index;
  const [lower, upper] = [stairs(bars.heights, edge), stairs(together.heights, edge)];
  const oneByOne = messages.oneByOne({ sum: formatFixed(bars.sum, 2) });
  const several = messages.together({
    count: tokensPerStep,
    sum: formatFixed(together.sum, 2),
    lost: formatFixed(together.sum - bars.sum, 2),
  });
  const values = bars.heights.map((height, j) =>
    messages.entropy({ entropy: formatFixed(height, 2), shown: first + j }),
  );
  return (
    <Chart
      title={messages.entropies}
      x={linearAxis(first, Math.max(first + 1, CELLS), {
        name: messages.cellsShown,
        step: 2,
        steps: Math.max(first + 1, CELLS) - first,
      })}
      y={axisFromZero(Math.log(SIZE), { name: null })}
      height={STAIRCASE_HEIGHT}
      label={
        values.length === 0
          ? messages.noEntropies
          : messages.staircase({ values: listOf(values), oneByOne, together: several })
      }
      legend={[
        { mark: 'area', name: values.length === 0 ? '–' : oneByOne },
        ...(values.length > 0 && tokensPerStep > 1 ? [{ mark: 'area', ink: 'noise', name: several } as const] : []),
      ]}
    >
      <Area points={upper} base={lower} ink="noise" />
      <Area name="oneByOne" points={lower} />
      <Line name="together" points={upper} ink="noise" />
      <Rule x={shown} />
    </Chart>
  );
}

/** The mean number of cells that a step has shown. */
const perStep = ({ steps }: Outcome, cells: number) => cells / steps;

interface SharesProps {
  lines: readonly OrderLine[];
  sampling: Sampling;
  /** The number of unknown cells. */
  cells: number;
}

/** The share of valid grids by order and by cells per step, and a table of the chosen settings. */
export function Shares({ lines, sampling, cells }: SharesProps) {
  const { tokensPerStep, order } = sampling;
  const chosen = outcomeOf(lines, order, tokensPerStep);
  return (
    <div className="df-masked-chart">
      <Chart
        title={messages.shares}
        x={logAxis(1, CELLS, { name: messages.cellsPerStep, base: 2 })}
        y={linearAxis(0, 1, { name: null })}
        height={SHARES_HEIGHT}
        label={lines.length === 0 ? messages.noEntropies : sharesLabel(lines, cells)}
      >
        {chosen && cells > 0 && <Rule x={perStep(chosen, cells)} />}
        {lines.map(({ order: name, outcomes }) => {
          const { ink, dash } = categories[name] as CategoryStyle;
          const points = outcomes.map((one): Point => [perStep(one, cells), one.valid]);
          return <Line key={name} name={name} ink={ink} dash={dash} points={points} dots />;
        })}
      </Chart>
      <DataTable
        columns={[messages.order, messages.steps, messages.validOf({ count: COUNT })]}
        rows={orderNames
          .filter((name) => name !== 'remasking' || order === name)
          .map((name) => {
            const outcome = outcomeOf(lines, name, tokensPerStep);
            const { ink, dash } = categories[name] as CategoryStyle;
            return {
              head: orderText(name, tokensPerStep),
              sample: { ink, dash },
              isCurrent: name === order,
              cells: [num.decimal(outcome?.steps, 1), num.decimal(outcome?.valid)],
            };
          })}
        note={messages.note({ count: COUNT })}
      />
    </div>
  );
}

function outcomeOf(lines: readonly OrderLine[], order: OrderName, tokensPerStep: Budget): Outcome | undefined {
  const line = lines.find(({ order: name }) => name === order);
  return line?.outcomes.find((outcome) => outcome.tokensPerStep === tokensPerStep);
}

function sharesLabel(lines: readonly OrderLine[], cells: number): Message {
  const said = lines.map(({ order, outcomes }) => {
    const shares = outcomes.map((outcome) =>
      messages.share({ valid: formatFixed(outcome.valid, 2), cells: formatFixed(perStep(outcome, cells), 1) }),
    );
    return messages.line({ order: orderText(order, 1), shares: listOf(shares) });
  });
  return messages.sharesChart({ lines: listOf(said) });
}
