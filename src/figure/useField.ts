'use client';

import { useContext } from 'react';
import { invalid } from '../base/check.js';
import { FigureNameContext } from '../page/contexts.js';
import { FieldContext } from './fieldContext.js';
import type { AnyProp } from './propTable.js';

/** One prop of the surrounding figure, for a control. */
export interface Field<Value = unknown> {
  /** The kind of the prop, with its range or its words. */
  readonly prop: AnyProp;
  /** The value that the figure shows. */
  readonly value: Value;
  /** Whether a reader may change the prop. False if the prop is controlled and has no change handler. */
  readonly isEditable: boolean;
  /** Sets the prop and calls its change handler. */
  readonly set: (value: Value) => void;
}

/**
 * Returns a prop of the surrounding figure, for a control of your own in its `View`.
 *
 * @param name - the name of the prop, as in the definition's `props`.
 * @throws Error outside of a figure; RangeError if the figure has no such prop.
 */
export function useField<Value = unknown>(name: string): Field<Value> {
  const fields = useContext(FieldContext);
  const figure = useContext(FigureNameContext);
  if (!fields) throw new Error(`the field '${name}' is outside of a figure; expected it in the View of a definition`);
  const { table, props, setProp, isEditable } = fields;
  if (!Object.hasOwn(table, name)) {
    throw invalid('name of a field', name, `a prop of ${figure}: ${Object.keys(table).join(', ')}`);
  }
  return {
    prop: table[name] as AnyProp,
    value: props[name] as Value,
    isEditable: isEditable(name),
    set: (value) => setProp(name, value),
  };
}
