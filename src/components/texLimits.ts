/** KaTeX parses recursively: braces nested a few thousand deep would exhaust the stack. */
const DEPTH_LIMIT = 200;
const LENGTH_LIMIT = 20_000;

/** Why TeX cannot be typeset, before KaTeX tries; null if it may. */
export function complaintAbout(tex: unknown): string | null {
  if (typeof tex !== 'string') return `invalid tex: ${typeof tex}; expected a string`;
  if (tex.length > LENGTH_LIMIT) return `invalid tex: ${tex.length} characters; expected at most ${LENGTH_LIMIT}`;
  const depth = depthOf(tex);
  return depth > DEPTH_LIMIT ? `invalid tex: nested ${depth} deep; expected at most ${DEPTH_LIMIT}` : null;
}

/** How deep its groups are nested. */
function depthOf(tex: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [token] of tex.matchAll(/\\[{}]|\\left\b|\\right\b|\\begin\b|\\end\b|[{}]/g)) {
    if (token === '{' || token === '\\left' || token === '\\begin') deepest = Math.max(deepest, ++depth);
    else if (token === '}' || token === '\\right' || token === '\\end') depth--;
  }
  return deepest;
}

/** The largest length that TeX may say, in em; a page on a wide screen is about so wide. */
const SIZE_LIMIT = 100;

/**
 * Why KaTeX's markup of TeX cannot be shown; null if it may. `\rule{1000000em}{1em}` would make a page of millions of pixels.
 * KaTeX's own `maxSize` knows no sizes below zero, nor those of an array's lines, and react-katex does not hand it on.
 */
export function complaintAboutMarkup(markup: string): string | null {
  for (const [, style = ''] of markup.matchAll(/style="([^"]*)"/g)) {
    // A browser writes 1000000 as 1e+06.
    for (const [written] of style.matchAll(/-?[\d.]+(?:e\+\d+)?(?=em)/g)) {
      const size = Number(written);
      if (Math.abs(size) > SIZE_LIMIT) return `invalid tex: a size of ${size}em; expected at most ${SIZE_LIMIT}em`;
    }
  }
  return null;
}
