// A Firefox of the system, by WebDriver BiDi.
import puppeteer from 'puppeteer-core';
import { driverOf, pointsBetween, WINDOW } from './page.mjs';

export async function startFirefox(executablePath) {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    // Otherwise a download opens a panel, which takes the focus from the page.
    extraPrefsFirefox: { 'browser.download.alwaysOpenPanel': false },
    defaultViewport: null,
  });
  const page = await browser.newPage();
  const { touchscreen } = page;
  const resize = (width = WINDOW.width) => setViewport(page, { ...WINDOW, width });
  await resize();
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
    resize,
    close: () => browser.close(),
  };
}

/** Puppeteer's own also sets the orientation of the screen, by a command that Firefox 140 does not know. */
function setViewport(page, viewport) {
  return page.mainFrame().browsingContext.setViewport({ viewport });
}
