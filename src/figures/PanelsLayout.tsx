'use client';
import type { ReactNode } from 'react';
import { Figure } from '../components/Figure.js';
import { LabelTex } from '../components/LabelTex.js';
import { Closer } from '../inspect/Closer.js';
import { LateFormula } from '../linking/LateFormula.js';
import { LinkScope } from '../linking/LinkScope.js';
import type { ColumnTitle, PanelDescription } from '../marks/panels/description.js';
import { linkOf, MeasuredPanel, type PanelAddition, TitleTarget } from '../marks/panels/MeasuredPanel.js';
import type { PlainPanelsProps } from './PlainPanels.js';
import type { Compared } from './useDifference.js';
import type { FigureState } from './useFigure.js';

export interface PanelsLayoutProps extends Pick<PlainPanelsProps, 'name' | 'above' | 'controls' | 'loupe'> {
  figure: FigureState;
  /** What chooses differences; defaults to nothing. */
  toggleFor?: Compared['toggleFor'] | undefined;
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
        {shown?.formula && <LateFormula quantity={shown.formula} />}
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
        {shown && toggleFor?.(shown)}
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
