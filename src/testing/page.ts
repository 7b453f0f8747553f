/** What the functions need of a page that is driven from outside: Playwright's `Page` has it. */
export interface PageLike {
  evaluate<Argument, Result>(run: (argument: Argument) => Result, argument: Argument): Promise<Awaited<Result>>;
  addInitScript<Argument>(run: (argument: Argument) => void, argument: Argument): Promise<unknown>;
}

export function isPage(value: unknown): value is PageLike {
  return typeof value === 'object' && value !== null && 'addInitScript' in value && 'evaluate' in value;
}
