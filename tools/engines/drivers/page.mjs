// What the pages of Playwright and of Puppeteer have in common.

export const WINDOW = { width: 1100, height: 900 };

/** The driver of a page, without `version`, `chooseFile`, `resize`, `swipe` and `close`. */
export function driverOf(page) {
  return {
    open: (url) => page.goto(url),
    evaluate: (expression) => page.evaluate(expression),
    press: (key) => page.keyboard.press(key),
    hover: ({ x, y }) => page.mouse.move(x, y),
    click: ({ x, y }) => page.mouse.click(x, y),
    drag: async (from, to) => {
      await page.mouse.move(from.x, from.y);
      await page.mouse.down();
      await page.mouse.move(to.x, to.y, { steps: 3 });
      await page.mouse.up();
    },
    tap: ({ x, y }) => page.touchscreen.tap(x, y),
  };
}

/** The points from one to another, at which a finger that is drawn over the screen is seen. */
export function pointsBetween(from, to) {
  return [0.25, 0.5, 0.75, 1].map((part) => ({
    x: from.x + part * (to.x - from.x),
    y: from.y + part * (to.y - from.y),
  }));
}
