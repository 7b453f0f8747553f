// A reader of one page: uses its controls by pointer, keyboard and touch, and looks at what comes of it.

const PATIENCE = 10_000;
/** Presses of the Tab key that reach everything in a story. */
const TABS = 60;
const MIDDLE = [0.5, 0.5];

/**
 * A target is a CSS selector, or `{ css, name, at }` as in inPage/reader.js. What is looked at is a function that runs in the
 * page, with values for its parameters.
 *
 * @param look - is called in a state that is to be looked at closely, with what it is.
 */
export function readerOf(driver, look) {
  const call = (see, values) => `(${see})(${values.map((value) => JSON.stringify(value)).join()})`;

  async function places(target, ...fractions) {
    const found = await driver.evaluate(`inPage.places(${asJson(target)}, ${JSON.stringify(fractions)})`);
    if (!found) throw new Error(`there is no ${asJson(target)}`);
    return found;
  }

  return {
    read: (see, ...values) => driver.evaluate(call(see, values)),
    look,
    pause: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
    can: (deed) => deed in driver,
    hover: async (target, at = MIDDLE) => driver.hover(...(await places(target, at))),
    click: async (target, at = MIDDLE) => driver.click(...(await places(target, at))),
    drag: async (target, from, to) => driver.drag(...(await places(target, from, to))),
    tap: async (target, at = MIDDLE) => driver.tap(...(await places(target, at))),
    swipe: async (target, from, to) => driver.swipe(...(await places(target, from, to))),
    choose: (file) => driver.chooseFile('input[type=file]', file),
    copyImage: (file) => driver.copyImage(file),
    paste: () => driver.press('Control+V'),

    /** Presses keys one after the other. */
    press: async (...keys) => {
      for (const key of keys) await driver.press(key);
    },

    /**
     * Goes on to a control by the Tab key alone, never back: past the last control it would leave the page, after which Enter
     * presses no button of a Firefox that is driven.
     */
    tabTo: async (target) => {
      for (let presses = 0; presses < TABS; presses++) {
        if (await driver.evaluate(`inPage.hasFocus(${asJson(target)})`)) return;
        await driver.press('Tab');
      }
      throw new Error(`the Tab key does not reach ${asJson(target)}`);
    },

    /** Waits until something is seen; fails with `what` if it is not. */
    sees: async (what, see, ...values) => {
      if (!(await driver.evaluate(`inPage.until(() => ${call(see, values)}, ${PATIENCE})`)))
        throw new Error(`not seen: ${what}`);
    },
  };
}

function asJson(target) {
  return JSON.stringify(typeof target === 'string' ? { css: target } : target);
}
