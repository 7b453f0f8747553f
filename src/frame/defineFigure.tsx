'use client';
import type { ReactElement } from 'react';
import type { AnyDefinition, Definition, Live } from './definition.js';
import { Framed, type FrameProps } from './Framed.js';
import type { GivenProps, PropTable } from './propTable.js';

/** A figure as a component; `definitionOf` gives what it is made of. */
export interface FigureComponent<Own extends PropTable, Taken extends PropTable> {
  (props: GivenProps<Own> & GivenProps<Taken> & FrameProps): ReactElement;
  readonly displayName: string;
}

const DEFINITION = Symbol.for('diffusion-figures.definition');

/** Makes the component of a figure. See `definePanels` for figures of images. */
export function defineFigure<
  const Own extends PropTable,
  const Taken extends PropTable,
  Model extends object,
  Its extends Live,
  Data = unknown,
>(definition: Definition<Own, Taken, Model, Its, Data>): FigureComponent<Own, Taken> {
  const defined = { ...definition, all: { ...definition.takes, ...definition.props } };
  // `noise-triptych` is `NoiseTriptych`.
  const displayName = definition.name.replace(/(?:^|-)(.)/g, (_, letter: string) => letter.toUpperCase());
  const Figure = (props: object) => <Framed of={defined as AnyDefinition} props={props} />;
  return Object.assign(Figure, { displayName, [DEFINITION]: defined });
}

/** What a figure is made of: its name, its props, and what it shows; undefined of another component. */
export function definitionOf(component: unknown): AnyDefinition | undefined {
  return (component as { [DEFINITION]?: AnyDefinition } | null | undefined)?.[DEFINITION];
}
