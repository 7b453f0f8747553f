'use client';

import { createContext, useContext } from 'react';
import { useLanguageAttribute } from '../i18n/useFormat.js';

/** The palette of all that is drawn inside; undefined is that of the page. */
export const ColorSchemeContext = createContext<'light' | 'dark' | undefined>(undefined);

/** The attribute by which what is written in ink takes the palette that is chosen for it. */
function useColorScheme(): { 'data-df-color-scheme': 'light' | 'dark' | undefined } {
  return { 'data-df-color-scheme': useContext(ColorSchemeContext) };
}

/** The attributes of a figure, an equation or a control itself: its palette, and its language where it is not the page's. */
export function useRootAttributes() {
  return { ...useColorScheme(), lang: useLanguageAttribute() };
}
