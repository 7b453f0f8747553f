'use client';

import type { ReactElement } from 'react';
import type { AnyDefinition, Defined, Live } from './definition.js';
import { Framed, type FrameProps } from './Framed.js';
import type { GivenProps, PropTable } from './propTable.js';

/** A figure as a component; `definitionOf` gives what it is made of. */
export interface FigureComponent<Own extends PropTable, Taken extends PropTable> {
  (props: GivenProps<Own> & GivenProps<Taken> & FrameProps): ReactElement;
  readonly displayName: string;
}

const DEFINITION = Symbol.for('diffusion-figures.definition');

/** The component of a figure, without the code of `compute`: a page whose figures compute nothing does not load it. */
export function componentOf<
  Own extends PropTable,
  Taken extends PropTable,
  Model extends object,
  Its extends Live,
  Data = unknown,
  Runs = unknown,
>(definition: Omit<Defined<Own, Taken, Model, Its, Data, Runs>, 'all'>): FigureComponent<Own, Taken> {
  const defined = { ...definition, all: { ...definition.takes, ...definition.props } };
  // `noise-triptych` is `NoiseTriptych`. JavaScript may leave the name out, and nothing may throw out of render.
  const displayName = String(definition.name).replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
  const Figure = (props: object) => <Framed of={defined as unknown as AnyDefinition} props={props} />;
  return Object.assign(Figure, { displayName, [DEFINITION]: defined });
}

/** What a figure is made of: its name, its props, and what it shows; undefined of another component. */
export function definitionOf(component: unknown): AnyDefinition | undefined {
  return (component as { [DEFINITION]?: AnyDefinition } | null | undefined)?.[DEFINITION];
}
