'use client';

import type { ReactElement } from 'react';
import { useCompute } from './compute.js';
import type { AnyDefinition, Defined, Definition, Live } from './definition.js';
import { Framed, type FrameProps } from './Framed.js';
import type { GivenProps, PropTable } from './propTable.js';

/** A figure as a component; `definitionOf` gives what it is made of. */
export interface FigureComponent<Own extends PropTable, Taken extends PropTable> {
  (props: GivenProps<Own> & GivenProps<Taken> & FrameProps): ReactElement;
  readonly displayName: string;
}

const DEFINITION = Symbol.for('diffusion-figures.definition');

/**
 * Makes the component of a figure. See `definePanels` for figures of images.
 *
 * What takes longer than a frame is computed by `compute`: `request` says what is asked for, as plain data, and `run` computes it. The
 * frame begins once the figure comes near the viewport, runs a generator in slices beside the work of other figures, shows progress
 * and errors, offers to try again, and keeps the last result until the next. `View` and `table` get it by its name:
 *
 * ```tsx
 * async function* meanOf({ points }: { points: Float32Array }) {
 *   let sum = 0;
 *   for (let i = 0; i < points.length; i += 1000) {
 *     for (const value of points.subarray(i, i + 1000)) sum += value;
 *     yield i / points.length; // the fraction done
 *   }
 *   return sum / points.length;
 * }
 *
 * defineFigure({
 *   …
 *   compute: { mean: { request: ({ points }) => ({ points }), run: meanOf } },
 *   View: ({ results: { mean } }) => <p>{mean ?? '–'}</p>,
 * });
 * ```
 */
export function defineFigure<
  const Own extends PropTable,
  const Taken extends PropTable,
  Model extends object,
  Its extends Live = Live,
  Data = unknown,
  Runs = unknown,
>(definition: Definition<Own, Taken, Model, Its, Data, Runs>): FigureComponent<Own, Taken> {
  const { compute } = definition;
  return componentOf<Own, Taken, Model, Its, Data, Runs>({
    ...definition,
    useCompute: compute && ((figure, live) => useCompute(compute, figure, live)),
  });
}

/** The component of a figure that may compute nothing: pages of images load the code of `compute` late. */
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
