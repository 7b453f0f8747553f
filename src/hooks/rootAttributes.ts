'use client';
import { useLanguageAttribute } from '../i18n/useFormat.js';
import { useColorScheme } from './colorScheme.js';

/** The attributes of a figure, an equation or a control itself: its palette, and its language where it is not the page's. */
export function useRootAttributes() {
  return { ...useColorScheme(), lang: useLanguageAttribute() };
}
