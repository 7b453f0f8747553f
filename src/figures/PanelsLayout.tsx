'use client';
import type { ReactNode, Ref } from 'react';
import { Figure } from '../components/Figure.js';
import { LabelTex } from '../components/LabelTex.js';
import { Panel } from '../components/Panel.js';
import { LinkScope, useLinked } from '../linking/LinkScope.js';
import { LinkTarget } from '../linking/LinkTarget.js';
import type { Link } from '../linking/links.js';
import { quantityLink } from '../linking/names.js';
import { QuantityFormula } from '../linking/QuantityFormula.js';
import type { ColumnTitle, PanelDescription } from './description.js';
import { Closer } from './loupe/Closer.js';
import { measuredText } from './measuredText.js';
import type { PanelsFigureProps } from './PanelsFigure.js';
import type { useDifference } from './useDifference.js';
import type { FigureState } from './useFigure.js';

/** What stands below a panel that its description does not name, and how its label ends. */
export interface PanelAddition {
  readonly note: ReactNode;
  /** Null while it is not known. */
  readonly words: string | null;
}

export interface PanelsLayoutProps extends Pick<PanelsFigureProps, 'name' | 'above' | 'controls' | 'loupe'> {
  figure: FigureState;
  toggleFor: ReturnType<typeof useDifference>['toggleFor'];
  /** By the panels' places, counted through all rows; defaults to none. */
  additions?: readonly (PanelAddition | null)[] | undefined;
}

/** Formula, titles, rows of panels, and below them controls, toggle and loupe. */
export function PanelsLayout(props: PanelsLayoutProps) {
  const { name, figure, above, controls, toggleFor, loupe, additions } = props;
  const { frame, shown, distances, canvasRef, aspectRatio, ...closer } = figure;
  const columns = shown?.rows[0]?.panels.length ?? 1;
  const firstTitled = shown?.rows.flatMap(({ panels }) => panels).findIndex(({ title }) => title) ?? 0;
  return (
    <LinkScope>
      <Figure {...frame} name={name}>
        {above}
        {shown?.formula && <QuantityFormula quantity={shown.formula} />}
        {shown?.columnTitles && <ColumnTitles titles={shown.columnTitles} panels={shown.rows[0]?.panels ?? []} />}
        {shown?.rows.map(({ label, panels }, rowIndex) => (
          // Rows and panels keep their elements, and with them their pixels, when what they show changes.
          <PanelRow key={rowIndex} narrowColumns={shown.narrowColumns} label={label && <LabelTex>{label}</LabelTex>}>
            {panels.map((panel, panelIndex) => {
              const index = rowIndex * columns + panelIndex;
              const place = { aspectRatio, canvasRef: canvasRef(index), isFirst: index === firstTitled };
              const measured = { distance: distances[index] ?? null, addition: additions?.[index] };
              return <MeasuredPanel key={panelIndex} {...place} {...measured} panel={panel} />;
            })}
          </PanelRow>
        ))}
        {controls}
        {shown && toggleFor(shown)}
        {shown && <Closer {...closer} shown={shown} loupe={loupe} />}
      </Figure>
    </LinkScope>
  );
}

/** Titles above the columns of a grid with row labels; where columns are narrow, each title has a line of its own. */
function ColumnTitles({ titles, panels }: { titles: readonly ColumnTitle[]; panels: readonly PanelDescription[] }) {
  return (
    <div className="df-column-titles" data-columns={panels.length}>
      {titles.map(({ tex, meaning }, index) => {
        const panel = panels[index];
        return (
          <div key={tex} className="df-panel-title" data-meaning={meaning}>
            <TitleTarget tex={tex} link={panel && linkOf(panel)} isFirst={index === 0} />
          </div>
        );
      })}
    </div>
  );
}

/** What belongs to a panel. */
function linkOf({ quantity, symbols }: PanelDescription): Link {
  return quantityLink(quantity, symbols);
}

interface TitleTargetProps {
  tex: string;
  /** What belongs to its panel or column; undefined if it is the title of none. */
  link: Link | undefined;
  isFirst: boolean;
}

/** A title that lights what belongs to its panel or column. */
function TitleTarget({ tex, link, isFirst }: TitleTargetProps) {
  const title = <LabelTex>{tex}</LabelTex>;
  if (!link) return title;
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
  addition?: PanelAddition | null | undefined;
}

/** A panel with its ℓ1 distance below it, if measured. */
function MeasuredPanel({ panel, distance, isFirst, addition, ...place }: MeasuredPanelProps) {
  const { title, label, meaning, measured, note } = panel;
  const link = linkOf(panel);
  const panelRef = useLinked<HTMLDivElement>(link);
  const text = measuredText(measured, distance);
  const notes = (
    <>
      {measured && (
        <div>
          {measured === 'psnr' ? 'PSNR' : <LabelTex width={L1_WIDTH}>{L1}</LabelTex>} {text ?? '–'}
        </div>
      )}
      {note && <LabelTex>{note}</LabelTex>}
      {addition?.note}
    </>
  );
  const distanceWords = measured && text ? [`${measured === 'psnr' ? 'PSNR' : 'ℓ1'} ${text}`] : [];
  const words = [...distanceWords, ...(addition?.words ? [addition.words] : [])];
  return (
    <Panel
      panelRef={panelRef}
      title={title && <TitleTarget tex={title} link={link} isFirst={isFirst} />}
      note={(measured || note || addition) && notes}
      label={[label, ...words].join(', ')}
      meaning={meaning}
      {...place}
    />
  );
}
