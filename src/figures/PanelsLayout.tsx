'use client';
import { Figure } from '../components/Figure.js';
import { Closer } from '../inspect/Closer.js';
import { LateFormula } from '../linking/LateFormula.js';
import { LinkScope } from '../linking/LinkScope.js';
import type { PanelAddition } from '../marks/panels/MeasuredPanel.js';
import { PanelRows } from '../marks/panels/PanelRows.js';
import type { PanelsFigureProps } from './PanelsFigure.js';
import type { Compared } from './useDifference.js';
import type { FigureState } from './useFigure.js';

export interface PanelsLayoutProps extends Pick<PanelsFigureProps, 'name' | 'above' | 'controls' | 'loupe'> {
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
  return (
    <LinkScope>
      <Figure {...frame} name={name}>
        {above}
        {shown?.formula && <LateFormula quantity={shown.formula} />}
        {shown && <PanelRows {...{ shown, distances, canvasRef, aspectRatio, additions }} />}
        {controls}
        {shown && toggleFor?.(shown)}
        {shown && <Closer {...closer} shown={shown} loupe={loupe} />}
      </Figure>
    </LinkScope>
  );
}
