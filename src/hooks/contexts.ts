'use client';
import { createContext } from 'react';
import type { ProcessSource } from '../core/process.js';
import type { PageStore } from './pageStore.js';
import type { DiffusionOptions } from './settings.js';

/** What figures fall back to. */
export interface Defaults extends Omit<DiffusionOptions, 'schedule'> {
  schedule?: ProcessSource | null | undefined;
  aspectRatio?: number | undefined;
  loading?: 'lazy' | 'eager' | undefined;
  loupe?: boolean | undefined;
  menu?: boolean | undefined;
}

/** The state of the page, and the function by which readers change it. */
export interface Page {
  readonly store: PageStore;
  /** Null where the page holds t and hears of no change. */
  readonly setT: ((t: number) => void) | null;
  /** Where the chosen image is kept: with the provider that gives the first one. */
  readonly images: PageStore;
}

export const DefaultsContext = createContext<Defaults>({});

/** Null outside every provider. */
export const PageContext = createContext<Page | null>(null);

/** Whether the figure has ever come near the viewport: before, its plots are not painted. What stands in no figure always has. */
export const SeenContext = createContext(true);
