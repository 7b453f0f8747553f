'use client';
import { createContext, useContext } from 'react';

/** The palette of all that is drawn inside; undefined is that of the page. */
export const ColorSchemeContext = createContext<'light' | 'dark' | undefined>(undefined);

/** The attribute by which what is written in ink takes the palette that is chosen for it. */
export function useColorScheme(): { 'data-df-color-scheme': 'light' | 'dark' | undefined } {
  return { 'data-df-color-scheme': useContext(ColorSchemeContext) };
}
