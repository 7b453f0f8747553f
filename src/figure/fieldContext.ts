'use client';

import { createContext } from 'react';
import type { PropTable, Values } from './propTable.js';

/** The parts of a figure that its fields need: the props, their values, and the functions that change them. */
export interface FigureFields {
  readonly table: PropTable;
  readonly props: Values;
  readonly setProp: (name: string, value: unknown) => void;
  readonly isEditable: (name: string) => boolean;
}

/** The fields of the surrounding figure; null outside of figures. */
export const FieldContext = createContext<FigureFields | null>(null);
