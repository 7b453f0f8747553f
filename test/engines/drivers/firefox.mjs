// A Firefox of the system, by WebDriver BiDi.
import puppeteer from 'puppeteer-core';
import { driverOf, WINDOW } from './page.mjs';

export async function startFirefox(executablePath) {
  const browser = await puppeteer.launch({
    browser: 'firefox',
    executablePath,
    headless: true,
    defaultViewport: WINDOW,
  });
  const page = await browser.newPage();
  return {
    ...driverOf(page),
    version: (await browser.version()).replace(/^firefox\//i, ''),
    // Over BiDi Puppeteer knows this key by its character alone.
    press: (key) => page.keyboard.press(key === 'Space' ? ' ' : key),
    close: () => browser.close(),
  };
}
