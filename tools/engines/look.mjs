// Opens a story in an engine, and looks at what it has come to.

/** Axe reads the same document in each engine, so that one is enough. */
export async function lookAt({ driver, fail }, state) {
  if (!driver.hasAxe) return;
  await driver.evaluate('inPage.fetchAxe()');
  for (const text of await driver.evaluate('inPage.violations()')) fail(`${state}, ${text}`);
}

/** Resolves to what is wrong with a story in the end. */
export async function open({ driver, storybook }, entry) {
  await driver.open(`${storybook}/iframe.html?viewMode=${entry.type}&id=${entry.id}&globals=a11y.manual:!true`);
  return arrival(driver, entry);
}

export function arrival(driver, { id, tags }) {
  return driver.evaluate(`inPage.arrive(${JSON.stringify({ id, tags })})`);
}

export async function countErrors({ driver, result, fail }) {
  const errors = await errorsOf(driver);
  result.errors += errors.length;
  errors.forEach(fail);
}

/** Fails on a page without the script that collects errors, which would seem to have none. */
export function errorsOf(driver) {
  return driver.evaluate('inPage.errors()');
}
