/**
 * The docs of a prop. `x`, `defaultX` and `onXChange` share the docstring of `x`, since a definition declares them at once: the latter two
 * get one of their own, and that of `x` gets a sentence about them.
 */
export function withControlled<Docs>(name: string, docs: Docs, has: (prop: string) => boolean): Docs | string {
  const [, initial = '', changed = ''] = /^(?:default([A-Z]\w*)|on([A-Z]\w*)Change)$/.exec(name) ?? [];
  const x = `${initial}${changed}`.replace(/^./, (letter) => letter.toLowerCase());
  if (x && has(x) && has(handlerName(x)) && has(initialName(x))) {
    return initial
      ? `The initial \`${x}\`, which readers can change.`
      : `Called with the new \`${x}\` when a reader changes it.`;
  }
  if (!has(initialName(name)) || !has(handlerName(name))) return docs;
  return `${docs} Readers can change it. If you pass it, update it in \`${handlerName(name)}\`.`;
}

/** The prop that a reader's change calls: `onStepChange`. */
function handlerName(name: string): string {
  return `on${name.charAt(0).toUpperCase()}${name.slice(1)}Change`;
}

/** The prop with the initial value of another: `defaultStep`. */
function initialName(name: string): string {
  return `default${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}
