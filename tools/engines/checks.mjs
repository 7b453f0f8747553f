// What is checked in one engine: each story, its errors and its controls; journeys; pages of text; then the numbers.
import { useControls } from './controls.mjs';
import { arrival, countErrors, errorsOf, lookAt, open } from './look.mjs';
import { checkMoves } from './moves.mjs';
import { readerOf } from './reader.mjs';

/** Milliseconds after which a page is not expected to answer any more. */
const LIMIT = 120_000;
/** An engine that failed to open so many stories in a row has stopped working. */
const LOST = 3;
/** Seconds after which an item is told of. */
const SLOW = 10;
/** Width of a phone, in pixels. */
const NARROW = 360;
/** The ways to use a control. */
const WAYS = ['pointer', 'keyboard', 'touch'];

/** Each part of the check, in order. */
const CHECKS = {
  stories: async (context) => {
    const stories = context.entries.filter(isStory);
    context.result.stories = stories.length;
    await each(context, stories, ({ id }) => id, checkStory);
  },
  journeys: async (context) => {
    const waysOf = (journey) => WAYS.filter((way) => journey[way]).map((way) => ({ journey, way }));
    await each(context, context.journeys.flatMap(waysOf), nameOf, checkJourney);
  },
  texts: async (context) => {
    const texts = context.entries.filter(({ type }) => type === 'docs');
    await each(context, texts, ({ id }) => id, checkText);
  },
  numbers: async ({ driver, address, result }) => {
    Object.assign(result, await readNumbers(driver, address, result.failures));
  },
  moves: async ({ driver, storybook, result, progress }) => {
    if (!driver.watchTasks) return;
    result.moves = await within(LIMIT, checkMoves(driver, storybook, progress));
    result.failures.push(...result.moves.failures);
  },
};
export const PARTS = Object.keys(CHECKS);

/**
 * @param entries - of the Storybook's index.json.
 * @param journeys - of `JOURNEYS`.
 * @param parts - of `PARTS`.
 */
export async function checkEngine(driver, { address, entries, journeys, parts, progress }) {
  const result = {
    stories: 0,
    ready: 0,
    errors: 0,
    controls: 0,
    controlFailures: 0,
    journeys: 0,
    failures: [],
  };
  const context = {
    seen: new Set(),
    driver,
    address,
    storybook: `${address}/storybook`,
    entries,
    journeys,
    result,
    progress,
  };
  try {
    for (const part of parts) {
      progress(part);
      await CHECKS[part](context);
    }
  } catch (error) {
    result.failures.push(error.message);
  }
  return result;
}

/** Checks one item after the other. After an error, the engine starts again where its driver can. Stops if it does not work any more. */
async function each({ progress, ...context }, items, name, check) {
  const { failures } = context.result;
  let lost = 0;
  for (const [index, item] of items.entries()) {
    const fail = (text) => {
      failures.push(`${name(item)}: ${text}`);
      progress(`${name(item)} fails: ${text}`);
    };
    const begun = performance.now();
    try {
      await within(LIMIT, check({ ...context, fail }, item));
      lost = 0;
    } catch (error) {
      fail(error.message);
      if (++lost === LOST) throw new Error('it has stopped working');
      await context.driver.restart?.();
    }
    const seconds = (performance.now() - begun) / 1000;
    if (seconds > SLOW) progress(`${name(item)} took ${seconds.toFixed(0)} s`);
    if (index % 30 === 29) progress(`${index + 1} of ${items.length}`);
  }
}

/** A story, or a page of text that belongs to no component. */
function isStory({ type, tags }) {
  return type === 'story' || tags.includes('unattached-mdx');
}

async function checkStory(context, entry) {
  const { driver, seen, result, fail } = context;
  const fault = await open(context, entry);
  if (fault) {
    fail(fault);
  } else {
    result.ready++;
    // A story that acts by itself may just be opening what is to be used.
    if (entry.tags.includes('play-fn')) await driver.evaluate('inPage.still()');
    const arrive = () => arrival(driver, { ...entry, tags: [...entry.tags, 'used'] });
    const reopen = () => countErrors(context).then(() => open(context, entry));
    const isNew = ({ like, name }) => addNew(seen, `${familyOf(entry)} ${like} ${name}`);
    const used = await useControls(driver, { arrive, reopen, isSample: entry.type === 'docs', isNew });
    result.controls += used.count;
    result.controlFailures += used.failures.length;
    used.failures.forEach(fail);
  }
  await countErrors(context);
}

/** The stories of a component have the same controls; those in error are another matter. */
function familyOf({ title, tags }) {
  return tags.includes('error-state') ? `${title} in error` : title;
}

/** Adds to a set; whether it was not there. */
function addNew(set, text) {
  const { size } = set;
  return set.add(text).size > size;
}

function nameOf({ journey, way }) {
  return `${journey.control} by ${way}`;
}

async function checkJourney(context, { journey, way }) {
  const entry = context.entries.find(({ id }) => id === journey.story);
  if (!entry) throw new Error(`there is no story ${journey.story}`);
  const fault = await open(context, entry);
  if (fault) return context.fail(fault);
  const look = (state) => lookAt(context, state);
  try {
    await journey[way](readerOf(context.driver, look));
    context.result.journeys++;
  } catch (error) {
    context.fail(error.message);
  }
  await countErrors(context);
}

/** Pages of text fit on a phone. The stories on a component's page are checked alone. */
async function checkText(context, entry) {
  const { driver, fail } = context;
  const fault = await open(context, entry);
  if (fault) fail(fault);
  if (isStory(entry)) await lookAt(context, 'as a page of text');
  await driver.resize(NARROW);
  const overflow = await driver.evaluate('inPage.overflow()');
  if (overflow) fail(overflow);
  await driver.resize();
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

/** What a promise resolves to, unless it takes longer. */
function within(milliseconds, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${milliseconds / 1000} s`)), milliseconds);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
