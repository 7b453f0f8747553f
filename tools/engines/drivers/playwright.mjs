// Chromium, and the Firefox and WebKit that Playwright brings with it.
import { readFileSync } from 'node:fs';
import { withLongestTasks } from '../../bench/trace.mjs';
import { driverOf, pointsBetween, WINDOW } from './page.mjs';

/**
 * @param type - Playwright's `chromium`, `firefox` or `webkit`.
 * @param options - how it is launched; without, it is Playwright's own.
 */
export async function startPlaywright(type, options = {}) {
  const isChromium = type.name() === 'chromium';
  const browser = await type.launch({ ...options, args: isChromium ? ['--no-sandbox'] : [] });
  const context = await browser.newContext({ viewport: WINDOW, hasTouch: true });
  const page = await context.newPage();
  return {
    version: browser.version(),
    ...driverOf(page),
    chooseFile: (selector, path) => page.setInputFiles(selector, path),
    resize: (width = WINDOW.width) => page.setViewportSize({ ...WINDOW, width }),
    ...(isChromium && (await onlyChromium(browser, context, page))),
    close: () => browser.close(),
  };
}

/** What Playwright has no function for, and the other engines do not permit. */
async function onlyChromium(browser, context, page) {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const protocol = await context.newCDPSession(page);
  const touch = (type, ...points) => protocol.send('Input.dispatchTouchEvent', { type, touchPoints: points });
  return {
    swipe: async (from, to) => {
      await touch('touchStart', from);
      for (const point of pointsBetween(from, to)) await touch('touchMove', point);
      await touch('touchEnd');
    },
    hasAxe: true,
    watchTasks: (use) => withLongestTasks(browser, page, use),
    copyImage: (path) => page.evaluate(copyImage, readFileSync(path, 'base64')),
  };
}

/** Runs in the page. A clipboard takes images as PNG alone. */
async function copyImage(base64) {
  const bytes = await (await fetch(`data:image/jpeg;base64,${base64}`)).blob();
  const image = await createImageBitmap(bytes);
  const canvas = new OffscreenCanvas(image.width, image.height);
  canvas.getContext('2d').drawImage(image, 0, 0);
  await navigator.clipboard.write([new ClipboardItem({ 'image/png': canvas.convertToBlob() })]);
}
