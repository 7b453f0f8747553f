'use client';
import * as reactKatex from 'react-katex';
import type { Typesetter } from './typesetter.js';
import { type KatexComponents, typesetterOf } from './typesetterOf.js';

// react-katex is CommonJS: bundlers export its names, Node wraps them in `default`.
const { default: wrapped, ...named } = reactKatex as KatexComponents & { default?: KatexComponents };

/** KaTeX by react-katex. */
export const typesetter: Typesetter = typesetterOf(wrapped ?? named);
