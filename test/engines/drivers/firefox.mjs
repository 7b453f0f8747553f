// A Firefox of the system, by WebDriver BiDi.
import puppeteer from 'puppeteer-core';
import { driverOf, pointsBetween, WINDOW } from './page.mjs';

export async function startFirefox(executablePath) {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    defaultViewport: WINDOW,
  });
  const page = await browser.newPage();
  const { touchscreen } = page;
  return {
    ...driverOf(page),
    version: (await browser.version()).replace(/^firefox\//i, ''),
    // Over BiDi Puppeteer knows this key by its character alone.
    press: (key) => page.keyboard.press(key === 'Space' ? ' ' : key),
    swipe: async (from, to) => {
      const touch = await touchscreen.touchStart(from.x, from.y);
      for (const { x, y } of pointsBetween(from, to)) await touch.move(x, y);
      await touch.end();
    },
    chooseFile: async (selector, path) => (await page.$(selector)).uploadFile(path),
    resize: (width = WINDOW.width) => page.setViewport({ ...WINDOW, width }),
    close: () => browser.close(),
  };
}
