// Chromium, and the Firefox and WebKit that Playwright brings with it.
import { driverOf, WINDOW } from './page.mjs';

/** @param type - Playwright's `chromium`, `firefox` or `webkit`. */
export async function startPlaywright(type, executablePath) {
  const browser = await type.launch({ executablePath, args: type.name() === 'chromium' ? ['--no-sandbox'] : [] });
  const page = await browser.newPage({ viewport: WINDOW });
  return { version: browser.version(), ...driverOf(page), close: () => browser.close() };
}
