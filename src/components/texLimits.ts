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
