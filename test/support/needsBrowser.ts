import { findBrowser } from '../../scripts/browser.mjs';

/** Ends a run in a browser at once where there is none. Playwright would wait for a minute, and advise to install another. */
export default function needsBrowser(): void {
  if (!findBrowser()) throw new Error('tests in a browser need Chromium: npm run browser, or set CHROMIUM_PATH to one');
}
