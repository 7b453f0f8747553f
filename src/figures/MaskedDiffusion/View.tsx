'use client';

import { percent, Grid as Scales } from '../../charts/CurveChart.js';
import { PATH_UNITS, type Point, placeOn, polyline } from '../../charts/chart.js';
import { PlanePlot } from '../../charts/PlanePlot.js';
import { type Axis, DIGIT_WIDTH, valueAxis } from '../../charts/ticks.js';
import { FieldRow, RadioField, SliderField } from '../../figure/fields.js';
import type { Message, Text } from '../../i18n/message.js';
import * as num from '../../i18n/num.js';
import { formatFixed } from '../../i18n/numbers.js';
import { useFormat } from '../../i18n/useFormat.js';
import { MASK } from '../../masked/sequences.js';
import { type CategoryStyle, categories } from '../../ui/categories.js';
import { DataTable } from '../../ui/DataTable.js';
import { Facts } from '../../ui/Facts.js';
import { Space } from '../../ui/Space.js';
import { listOf } from '../describe.js';
import { COUNT, type OrderLine, type Outcome } from './compute.js';
import { messages } from './messages.js';
import {
  type Budget,
  CELLS,
  cellOf,
  clashesIn,
  type Frame,
  GRIDS,
  type OrderName,
  orderNames,
  type Sampling,
  SIZE,
  staircaseOf,
} from './model.js';

function orderText(order: OrderName, tokensPerStep: number): Message {
  return order === 'certain' ? messages.certain({ count: tokensPerStep }) : messages[order];
}

/** The number of cells that a step shows, and which cells. */
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
}

/** A grid: shown digits, and in masked cells the candidates, each in its place and as large as it is likely. */
export function Sudoku({ frame, known, step, steps }: SudokuProps) {
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

function cornerOf(cell: number): { x: number; y: number } {
  return { x: EDGE + CELL * (cell % SIZE), y: EDGE + CELL * Math.floor(cell / SIZE) };
}

/** Along the edge of a cell, inside. */
function insideOf(cell: number): string {
  const { x, y } = cornerOf(cell);
  const side = CELL - 2 * INSET;
  return `M${x + INSET} ${y + INSET}h${side}v${side}h${-side}z`;
}

/** Lines across and down, at so many cells. */
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

/** Pixels around the staircase: its numbers at the left, those and the name of its axis below. */
const MARGIN = { top: 8, right: 12, bottom: 48, left: 3 * DIGIT_WIDTH + 10 };
const STAIRCASE_HEIGHT = 200;
const SHARES_HEIGHT = 180;

interface StaircaseProps {
  /** Null until they are computed. */
  entropies: readonly number[] | null;
  tokensPerStep: Budget;
  /** How many cells are shown now. */
  shown: number;
}

/** H_j as bars, and the staircase of a random order that shows some at a time: what lies between is lost. */
export function Staircase({ entropies, tokensPerStep, shown }: StaircaseProps) {
  const format = useFormat();
  const bars = staircaseOf(entropies ?? [], 1);
  const stairs = staircaseOf(entropies ?? [], tokensPerStep);
  const first = CELLS - bars.heights.length;
  const x = cellsAxis(entropies ? first : 0);
  const y = valueAxis(Math.log(SIZE));
  const shape = ({ heights }: { heights: readonly number[] }): string => {
    const corners = heights.flatMap((height, j): Point[] => [
      [first + j, height],
      [first + j + 1, height],
    ]);
    return polyline(corners.map(([j, height]) => [PATH_UNITS * placeOn(x, j), PATH_UNITS * (1 - placeOn(y, height))]));
  };
  const filled = (of: typeof bars) => `${shape(of)}V${PATH_UNITS}H0Z`;
  const between = filled(stairs) + filled(bars);
  const oneByOne = messages.oneByOne({ sum: formatFixed(bars.sum, 2) });
  const together = messages.together({
    count: tokensPerStep,
    sum: formatFixed(stairs.sum, 2),
    lost: formatFixed(stairs.sum - bars.sum, 2),
  });
  const values = bars.heights.map((height, j) =>
    messages.entropy({ entropy: formatFixed(height, 2), shown: first + j }),
  );
  const label =
    values.length === 0 ? messages.noEntropies : messages.staircase({ values: listOf(values), oneByOne, together });
  return (
    <div className="df-masked-chart">
      <div className="df-compared-title">{format(messages.entropies)}</div>
      <div className="df-chart">
        <Space width={MARGIN.left} />
        <div className="df-chart-plot">
          <Space height={MARGIN.top} />
          <div className="df-chart-area">
            <svg
              className="df-chart-drawing"
              width="100%"
              height={STAIRCASE_HEIGHT - MARGIN.top - MARGIN.bottom}
              role="img"
              aria-label={format(label)}
            >
              <Scales xTicks={x.ticks} yTicks={y.ticks} />
              {values.length > 0 && (
                <svg
                  aria-hidden="true"
                  className="df-chart-overflow"
                  viewBox={`0 0 ${PATH_UNITS} ${PATH_UNITS}`}
                  preserveAspectRatio="none"
                >
                  <path className="df-masked-lost" fillRule="evenodd" d={between} />
                  <path className="df-masked-bars" d={filled(bars)} />
                  <path className="df-masked-stairs" d={shape(stairs)} vectorEffect="non-scaling-stroke" />
                </svg>
              )}
              <Now at={placeOn(x, shown)} />
            </svg>
            <div className="df-chart-axis" aria-hidden="true">
              {format(messages.cellsShown)}
            </div>
          </div>
          <Space height={MARGIN.bottom} />
        </div>
        <Space width={MARGIN.right} />
      </div>
      <div className="df-masked-legend">
        <span>
          <svg aria-hidden="true" width={28} height={12}>
            <rect className="df-masked-bars" width={28} height={12} />
          </svg>
          {format(values.length === 0 ? '–' : oneByOne)}
        </span>
        {values.length > 0 && tokensPerStep > 1 && (
          <span>
            <svg aria-hidden="true" width={28} height={12}>
              <rect className="df-masked-lost" y={1} width={28} height={11} />
              <path className="df-masked-stairs" d="M0 1H28" />
            </svg>
            {format(together)}
          </span>
        )}
      </div>
    </div>
  );
}

function Now({ at }: { at: number }) {
  return <line className="df-chart-marker" x1={percent(at)} x2={percent(at)} y1={0} y2="100%" />;
}

const TICKS_APART = 2;

/** From the known cells to all. */
function cellsAxis(first: number): Axis {
  const length = Math.max(1, CELLS - first);
  const shown = Array.from({ length: Math.floor(length / TICKS_APART) + 1 }, (_, i) => CELLS - TICKS_APART * i);
  const ticks = shown.reverse().map((text) => ({ at: (text - first) / length, text }));
  return { domain: [first, first + length], ticks };
}

/** Each twice the one before. */
const PER_STEP = [1, 2, 4, 8, 16];
const LOGARITHMS: Axis = {
  domain: [0, PER_STEP.length - 1],
  ticks: PER_STEP.map((text, index) => ({ at: index / (PER_STEP.length - 1), text })),
  name: messages.tokensPerStep,
};
const SHARES: Axis = valueAxis(1);

/** So many cells each step has shown, on average. */
const perStep = ({ steps }: Outcome, cells: number) => cells / steps;

interface SharesProps {
  lines: readonly OrderLine[];
  sampling: Sampling;
  /** Number of unknown cells. */
  cells: number;
}

/** The share of valid grids by order and by cells per step, and a table of those that are chosen. */
export function Shares({ lines, sampling, cells }: SharesProps) {
  const { tokensPerStep, order } = sampling;
  const format = useFormat();
  const chosen = outcomeOf(lines, order, tokensPerStep);
  const across = chosen && cells > 0 ? Math.log2(perStep(chosen, cells)) : null;
  return (
    <div className="df-masked-chart">
      <div className="df-compared-title">{format(messages.shares)}</div>
      <PlanePlot
        {...{ x: LOGARITHMS, y: SHARES, height: SHARES_HEIGHT }}
        lines={lines.map(({ order: name, outcomes }) => {
          const points = outcomes.map((one): Point => [Math.log2(perStep(one, cells)), one.valid]);
          const { ink: meaning, dash } = categories[name] as CategoryStyle;
          return { name, meaning, dash, points, dots: points };
        })}
        marker={
          across === null
            ? null
            : [
                [across, 0],
                [across, 1],
              ]
        }
        label={lines.length === 0 ? messages.noEntropies : sharesLabel(lines, cells)}
      />
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
