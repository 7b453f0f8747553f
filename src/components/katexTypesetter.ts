'use client';
import type { ReactElement } from 'react';
import * as reactKatex from 'react-katex';
import { complaintAboutMarkup } from './texLimits.js';
import type { Typesetter } from './typesetter.js';
import { type KatexComponent, type KatexComponents, typesetterOf } from './typesetterOf.js';

// react-katex is CommonJS: bundlers export its names, Node wraps them in `default`.
const { default: wrapped, ...named } = reactKatex as KatexComponents & { default?: KatexComponents };
const { InlineMath, BlockMath } = wrapped ?? named;

/** KaTeX by react-katex. */
export const typesetter: Typesetter = typesetterOf({ InlineMath: limited(InlineMath), BlockMath: limited(BlockMath) });

function limited(Katex: KatexComponent): KatexComponent {
  return function Limited(props) {
    // A formula has KaTeX's markup as `html`; what `renderError` returns has none.
    const formula = Katex(props) as ReactElement<{ html?: string }>;
    const complaint = complaintAboutMarkup(formula.props.html ?? '');
    return complaint ? props.renderError(new Error(complaint)) : formula;
  };
}
