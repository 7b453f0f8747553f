'use client';
import type { ReactNode, Ref } from 'react';
import { Figure } from '../components/Figure.js';
import { LabelTex } from '../components/LabelTex.js';
import { Panel } from '../components/Panel.js';
import type { Quantity } from '../core/graph.js';
import { LinkScope, useLinked } from '../linking/LinkScope.js';
import { LinkTarget } from '../linking/LinkTarget.js';
import { quantityLink } from '../linking/names.js';
import { QuantityFormula } from '../linking/QuantityFormula.js';
import type { ColumnTitle, Describe, PanelDescription } from './description.js';
import { Closer } from './loupe/Closer.js';
import { measuredText } from './measuredText.js';
import type { ComparedProps, Written } from './panelsProps.js';
import { useDifference } from './useDifference.js';
import { useFigure } from './useFigure.js';

export interface PanelsFigureProps extends ComparedProps, Written {
  /** Identifies the figure for styles and tests: `data-figure`. */
  name: string;
  /** Describes what the figure shows for a schedule and a seed; an error it throws is shown in the figure's frame. */
  describe: Describe;
  /** Controls of the figure, below its panels; defaults to none. */
  controls?: ReactNode | undefined;
  /**
   * Describes the figure by default settings: where `describe` has thrown from the start, its panels keep their places,
   * empty, above the message; defaults to none, so that the message stands alone.
   */
  placeholder?: Describe | undefined;
}

/**
 * A figure whose panels are in rows and columns: the base of all image figures of the library but the diagrams, and for
 * figures of your own.
 *
 * ```tsx
 * <PanelsFigure
 *   name="noise-ladder"
 *   describe={({ schedule, seed }) => {
 *     const epsilon = quantity.noise({ seed });
 *     const panels = [0, 50, 200].map((t) => ({
 *       quantity: quantity.forwardJump(schedule, quantity.x0, t, epsilon),
 *       title: `t = ${t}`,
 *       label: `x_t at t = ${t}`,
 *     }));
 *     return { rows: [{ panels }] };
 *   }}
 * />
 * ```
 */
export function PanelsFigure(props: PanelsFigureProps) {
  const { name, describe, placeholder, controls, loupe, difference, ...rest } = props;
  const compared = useDifference(describe, difference);
  const figure = useFigure(rest, compared.describe, placeholder);
  const { frame, shown, distances, canvasRef, aspectRatio, ...closer } = figure;
  const columns = shown?.rows[0]?.panels.length ?? 1;
  const firstTitled = shown?.rows.flatMap(({ panels }) => panels).findIndex(({ title }) => title) ?? 0;
  return (
    <LinkScope>
      <Figure {...frame} name={name}>
        {shown?.formula && <QuantityFormula quantity={shown.formula} />}
        {shown?.columnTitles && <ColumnTitles titles={shown.columnTitles} panels={shown.rows[0]?.panels ?? []} />}
        {shown?.rows.map(({ label, panels }, rowIndex) => (
          // Rows and panels keep their elements, and with them their pixels, when what they show changes.
          <PanelRow key={rowIndex} narrowColumns={shown.narrowColumns} label={label && <LabelTex>{label}</LabelTex>}>
            {panels.map((panel, panelIndex) => {
              const index = rowIndex * columns + panelIndex;
              const distance = distances[index] ?? null;
              const place = { aspectRatio, canvasRef: canvasRef(index) };
              const isFirst = index === firstTitled;
              return <MeasuredPanel key={panelIndex} {...place} panel={panel} distance={distance} isFirst={isFirst} />;
            })}
          </PanelRow>
        ))}
        {controls}
        {shown && compared.toggleFor(shown)}
        {shown && <Closer {...closer} shown={shown} loupe={loupe} resolution={rest.resolution} />}
      </Figure>
    </LinkScope>
  );
}

/** Titles above the columns of a grid with row labels; where columns are narrow, each title has a line of its own. */
function ColumnTitles({ titles, panels }: { titles: readonly ColumnTitle[]; panels: readonly PanelDescription[] }) {
  return (
    <div className="df-column-titles" data-columns={panels.length}>
      {titles.map(({ tex, meaning }, index) => (
        <div key={tex} className="df-panel-title" data-meaning={meaning}>
          <TitleTarget tex={tex} quantity={panels[index]?.quantity} isFirst={index === 0} />
        </div>
      ))}
    </div>
  );
}

interface TitleTargetProps {
  tex: string;
  /** What it is the title of. */
  quantity: Quantity | undefined;
  isFirst: boolean;
}

/** A title that lights what belongs to its panel or column. */
function TitleTarget({ tex, quantity, isFirst }: TitleTargetProps) {
  const title = <LabelTex>{tex}</LabelTex>;
  if (!quantity) return title;
  const link = quantityLink(quantity);
  return (
    <LinkTarget link={link} label={isPlain(tex) ? tex : link.words} first={isFirst}>
      {title}
    </LinkTarget>
  );
}

/** Whether TeX reads well as it is: `t = 200`. */
function isPlain(tex: string): boolean {
  return /^[\w =.-]+$/.test(tex);
}

interface PanelRowProps {
  /** Panels per row on a narrow page. */
  narrowColumns: number | undefined;
  /** Left of the panels, or above them on a narrow page. */
  label: ReactNode;
  children: ReactNode;
}

/** A row of panels; rows with the same number of columns align. */
function PanelRow({ narrowColumns, label, children }: PanelRowProps) {
  return (
    <div className="df-row">
      {label !== undefined && <div className="df-row-label">{label}</div>}
      <div className="df-panels" data-narrow-columns={narrowColumns}>
        {children}
      </div>
    </div>
  );
}

const L1 = String.raw`\ell_1`;
/** Width of the typeset ℓ1 in its em: the number beside it must not move. */
const L1_WIDTH = 0.816;

interface MeasuredPanelProps {
  panel: PanelDescription;
  /** Its ℓ1 distance from x0, once it is known. */
  distance: number | null;
  aspectRatio: number | undefined;
  canvasRef: Ref<HTMLCanvasElement>;
  /** Whether its title is the first of the figure. */
  isFirst: boolean;
}

/** A panel with its ℓ1 distance below it, if measured. */
function MeasuredPanel({ panel, distance, isFirst, ...place }: MeasuredPanelProps) {
  const { quantity, title, label, meaning, measured, note } = panel;
  const panelRef = useLinked<HTMLDivElement>(quantityLink(quantity));
  const text = measuredText(measured, distance);
  const notes = (
    <>
      {measured && (
        <div>
          {measured === 'psnr' ? 'PSNR' : <LabelTex width={L1_WIDTH}>{L1}</LabelTex>} {text ?? '–'}
        </div>
      )}
      {note && <LabelTex>{note}</LabelTex>}
    </>
  );
  return (
    <Panel
      panelRef={panelRef}
      title={title && <TitleTarget tex={title} quantity={quantity} isFirst={isFirst} />}
      note={(measured || note) && notes}
      label={measured && text ? `${label}, ${measured === 'psnr' ? 'PSNR' : 'ℓ1'} ${text}` : label}
      meaning={meaning}
      {...place}
    />
  );
}
