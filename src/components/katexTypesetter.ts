'use client';
import * as reactKatex from 'react-katex';
import type { Typesetter } from './typesetter.js';
import { type KatexComponents, typesetterOf } from './typesetterOf.js';

export { fontsLoaded } from './texFonts.js';

// react-katex is CommonJS: bundlers export its names, Node wraps them in `default`.
const { default: wrapped, ...named } = reactKatex as KatexComponents & { default?: KatexComponents };

/** KaTeX by react-katex; null where `#typesetter` stands for nothing. */
export const typesetter: Typesetter | null = typesetterOf(wrapped ?? named);
