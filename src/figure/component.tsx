'use client';

import type { ReactElement } from 'react';
import type { AnyDefinition, Defined, FigureStatus } from './definition.js';
import { Framed, type FrameProps } from './Framed.js';
import { type GivenProps, type PropTable, withControlled } from './propTable.js';

/** A figure as a component. `definitionOf` returns its definition. */
export interface FigureComponent<Own extends PropTable, Shared extends PropTable> {
  (props: GivenProps<Own> & GivenProps<Shared> & FrameProps): ReactElement;
  readonly displayName: string;
}

const DEFINITION = Symbol.for('diffusion-figures.definition');

/** The component of a figure, without the code of `compute`. A page whose figures compute nothing does not load that code. */
export function componentOf<
  Own extends PropTable,
  Shared extends PropTable,
  Model extends object,
  Status extends FigureStatus,
  Data = unknown,
  Runs = unknown,
>(definition: Omit<Defined<Own, Shared, Model, Status, Data, Runs>, 'all'>): FigureComponent<Own, Shared> {
  const defined = { ...definition, all: withControlled({ ...definition.shared, ...definition.props }) };
  // The component of `noise-triptych` is `NoiseTriptych`. JavaScript may leave the name out, and rendering may not throw.
  const displayName = String(definition.name).replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
  const Figure = (props: object) => <Framed of={defined as unknown as AnyDefinition} props={props} />;
  return Object.assign(Figure, { displayName, [DEFINITION]: defined });
}

/** Returns the definition of a figure's component; undefined for any other component. */
export function definitionOf(component: unknown): AnyDefinition | undefined {
  return (component as { [DEFINITION]?: AnyDefinition } | null | undefined)?.[DEFINITION];
}
