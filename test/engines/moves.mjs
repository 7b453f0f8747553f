// Moves t by the slider of the notebook's page, all its figures at 256 × 192: how long the page is held up, and how many
// frames it takes until everything in view has followed.
import { median } from '../bench/statistics.mjs';

const PAGE = 'the-notebook--docs';
const LONGEST_TASK = 50;
const FRAMES = 2;
/** Of the slider at each figure: far, to the next, and back, to another t each time. */
const KEYS = ['PageUp', 'ArrowRight', 'PageDown'];
/** Attempts at a task that is too long: other programs lengthen one now and then. */
const ATTEMPTS = 3;

/** @returns the median of frames, the longest task in milliseconds, and what is too slow. */
export async function checkMoves(driver, storybook) {
  await driver.open(`${storybook}/iframe.html?viewMode=docs&id=${PAGE}&globals=a11y.manual:!true`);
  const fault = await driver.evaluate(`inPage.arrive({ id: '${PAGE}', tags: [] })`);
  if (fault) return { failures: [`${PAGE}: ${fault}`] };
  await driver.evaluate('inPage.watchMoves()');
  const figures = await driver.evaluate('inPage.figures()');
  const results = [];
  for (const [index, figure] of figures.entries()) results.push({ figure, ...(await moveAt(driver, index)) });
  return { ...summaryOf(results), failures: failuresIn(results) };
}

async function moveAt(driver, index) {
  await driver.evaluate(`inPage.goTo(${index})`);
  let best = null;
  for (let attempt = 0; attempt < ATTEMPTS && !(best?.longest <= LONGEST_TASK); attempt++) {
    const { result: frames, longest, processor } = await driver.watchTasks(() => moveByKeys(driver));
    if (!best || longest < best.longest) best = { frames, longest, processor };
  }
  return best;
}

async function moveByKeys(driver) {
  const frames = [];
  for (const key of KEYS) {
    await driver.evaluate('void (globalThis.move = inPage.nextMove())');
    await driver.press(key);
    frames.push(await driver.evaluate('globalThis.move'));
  }
  return frames;
}

function summaryOf(results) {
  const longest = results.reduce((one, other) => (other.longest > one.longest ? other : one));
  return { frames: median(results.flatMap(({ frames }) => frames)), longest: longest.longest, at: longest.figure };
}

function failuresIn(results) {
  const slow = results.filter(({ longest }) => longest > LONGEST_TASK);
  const late = median(results.flatMap(({ frames }) => frames)) > FRAMES ? results : [];
  return [
    ...slow.map(
      ({ figure, longest, processor }) =>
        `a task of ${longest.toFixed(0)} ms (${processor.toFixed(0)} on the processor) while t moves at ${figure}`,
    ),
    ...late.map(({ figure, frames }) => `frames until all in view at ${figure} has followed: ${frames}`),
  ];
}
