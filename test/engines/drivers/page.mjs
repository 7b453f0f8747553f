// What the pages of Playwright and of Puppeteer have in common.

export const WINDOW = { width: 1100, height: 900 };

/** The driver of a page, without `version` and `close`. */
export function driverOf(page) {
  return {
    open: (url) => page.goto(url),
    evaluate: (expression) => page.evaluate(expression),
    press: (key) => page.keyboard.press(key),
    click: ({ x, y }) => page.mouse.click(x, y),
    drag: async (from, to) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 3 });
      await page.mouse.up();
    },
  };
}
