/** The part of a page's interface that the functions use to control it from outside. Playwright's `Page` has it. */
export interface PageLike {
  /** Runs a function in the page, from its source, and returns what it resolves to. */
  evaluate(run: never, argument: never): Promise<unknown>;
  /** Runs a function in every page that is opened, before its scripts. */
  addInitScript(run: never, argument: never): Promise<unknown>;
}

export function isPage(value: unknown): value is PageLike {
  return typeof value === 'object' && value !== null && 'addInitScript' in value && 'evaluate' in value;
}
