import type { BrowserCommand } from 'vitest/node';

type TouchArguments = [page: string, selector: string];

declare module 'vitest/browser' {
  interface BrowserCommands {
    /**
     * How an element of a page looks where fingers press: its opacity. In a browser window of its own, as one that has been
     * told of fingers keeps `hover: none` for good.
     */
    opacityUnderTouch: (...parameters: TouchArguments) => Promise<string>;
  }
}

/** A command for tests in a browser. */
export const opacityUnderTouch: BrowserCommand<TouchArguments> = async ({ context }, page, selector) => {
  const touched = await context.browser()?.newContext({ hasTouch: true });
  if (!touched) throw new Error('the browser of the tests is gone');
  try {
    const opened = await touched.newPage();
    await opened.setContent(page);
    return await opened.locator(selector).evaluate((element) => getComputedStyle(element).opacity);
  } finally {
    await touched.close();
  }
};
