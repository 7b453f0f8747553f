// What is checked in one engine: each story, its errors and its controls; then the numbers.
import { useControls } from './controls.mjs';

/** Milliseconds after which a page is not expected to answer any more. */
const LIMIT = 120_000;
/** An engine that failed to open so many stories in a row has stopped working. */
const LOST = 3;

/** @param stories - entries of the Storybook's index.json. */
export async function checkEngine(driver, address, stories, progress) {
  const result = { stories: stories.length, ready: 0, errors: 0, controls: 0, controlFailures: 0, failures: [] };
  let lost = 0;
  for (const [index, story] of stories.entries()) {
    try {
      await within(LIMIT, checkStory(driver, `${address}/storybook`, story, result));
      lost = 0;
    } catch (error) {
      result.failures.push(`${story.id}: ${error.message}`);
      if (++lost === LOST) {
        result.failures.push('it has stopped working');
        return result;
      }
    }
    if (index % 30 === 29) progress(`${index + 1} of ${stories.length} stories`);
  }
  return { ...result, ...(await readNumbers(driver, address, result.failures)) };
}

async function checkStory(driver, storybook, { id, type, tags }, result) {
  const fail = (text) => result.failures.push(`${id}: ${text}`);
  const arrive = () => driver.evaluate(`inPage.arrive(${JSON.stringify({ id, tags })})`);
  const open = async () => {
    await driver.open(`${storybook}/iframe.html?viewMode=${type}&id=${id}&globals=a11y.manual:!true`);
    return arrive();
  };
  const countErrors = async () => {
    const errors = await errorsOf(driver);
    result.errors += errors.length;
    errors.forEach(fail);
  };

  const fault = await open();
  if (fault) {
    fail(fault);
  } else {
    result.ready++;
    const used = await useControls(driver, { arrive, reopen: () => countErrors().then(open) });
    result.controls += used.count;
    result.controlFailures += used.failures.length;
    used.failures.forEach(fail);
  }
  await countErrors();
}

/** The hashes of the noise and of the canvases, by key and by figure. */
async function readNumbers(driver, address, failures) {
  await driver.open(`${address}/page/index.html`);
  await driver.evaluate('inPage.until(() => globalThis.numbers, 10_000)');
  const read = (name) =>
    within(LIMIT, driver.evaluate(`numbers.${name}()`)).catch((error) => {
      failures.push(`${name}: ${error.message}`);
      return {};
    });
  const numbers = { noise: await read('noise'), canvases: await read('canvases') };
  failures.push(...(await errorsOf(driver)).map((text) => `numbers: ${text}`));
  return numbers;
}

/** Fails on a page without the script that collects errors, which would seem to have none. */
function errorsOf(driver) {
  return driver.evaluate('inPage.errors()');
}

/** What a promise resolves to, unless it takes longer. */
function within(milliseconds, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds / 1000} s`)), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
