// What a person looks at: each page light, dark, narrow, printed and without script.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { choose } from './checks/dark.mjs';
import { DESKTOP, PHONE, settleAll, withPage } from './pages.mjs';

export async function takeScreenshots({ browser, name, site, address }, folder) {
  mkdirSync(folder, { recursive: true });
  for (const page of site.pages) {
    const fileOf = (kind) => join(folder, `${name}-${page.replace(/\W|html$/g, '') || 'index'}-${kind}`);
    const shoot = async (opened, kind) => {
      await opened.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }));
      await opened.screenshot({ path: fileOf(`${kind}.png`), fullPage: true });
    };
    const open = (use, options) => withPage(browser, address + page, use, options);
    for (const viewport of [DESKTOP, PHONE]) {
      const look = async (opened) => {
        await settleAll(opened, site);
        await shoot(opened, viewport === PHONE ? 'narrow' : 'light');
        if (viewport === PHONE) return;
        for (const [i, choice] of site.switches.entries()) {
          await choose(opened, choice);
          await shoot(opened, `dark${i || ''}`);
        }
        await opened.emulateMedia({ media: 'print', colorScheme: 'light' });
        await shoot(opened, 'print');
        await opened.pdf({ path: fileOf('print.pdf'), format: 'A4' });
      };
      await open(look, { viewport });
    }
    const lookInert = async (opened) => {
      await opened.waitForTimeout(6000);
      await shoot(opened, 'noscript');
    };
    await open(lookInert, { javaScriptEnabled: false });
  }
}
