// Whether a reader can use the page: the loupe, the menu, the slider, and a training.
import { settleAll, withPage } from '../pages.mjs';

const LIMIT = 10_000;

export async function checkUse({ browser, site, address }) {
  const [page] = site.pages;
  const faults = await withPage(browser, address + page, (opened) => use(opened, site));
  return { use: faults.length === 0, faults: faults.map((fault) => `use: ${fault}`) };
}

/** Locators look into shadow roots too. */
async function use(page, site) {
  await settleAll(page, site);
  const figure = (name) => page.locator(`figure[data-figure=${name}]`).first();
  const triptych = figure('noise-triptych');
  const faults = [];
  const see = (what, locator) =>
    locator.waitFor({ timeout: LIMIT }).catch(() => faults.push(`${what} is not to be seen`));

  await triptych.locator('canvas').nth(1).click();
  await see('the loupe', triptych.locator('.df-loupe'));
  await page.keyboard.press('Escape');
  await triptych.locator('.df-menu-button').click();
  await see('the menu', triptych.getByRole('menu'));
  await page.keyboard.press('Escape');

  await page
    .getByRole('slider', { name: /timestep/i })
    .first()
    .focus();
  await page.keyboard.press('End');
  await see(
    't = 999 in a figure that follows the slider',
    figure('point-process').locator('canvas[aria-label*="t = 999"]').first(),
  );

  const training = figure('train-denoiser');
  await training.getByRole('button', { name: 'Train' }).click();
  await see('a network that has been trained', training.getByText('Trained with seed'));
  return faults;
}
