// Moves t by the slider of the notebook's page, all its figures at 256 × 192: how long the page is held up, and how many
// frames it takes until everything in view has followed.
import { median } from '../bench/statistics.mjs';

const PAGE = 'the-notebook--docs';
const LONGEST_TASK = 50;
const FRAMES = 2;
/** Of the slider at each figure: far, to the next, and back, to another t each time. */
const KEYS = ['PageUp', 'ArrowRight', 'PageDown'];
/** Walks over the page: what comes once, as code that is compiled, or another program, is not on each. */
const WALKS = 3;

/**
 * @returns the frames of the slowest figure, the task that computes longest, in milliseconds, with its figure, and what is too slow.
 */
export async function checkMoves(driver, storybook, progress) {
  await driver.open(`${storybook}/iframe.html?viewMode=docs&id=${PAGE}&globals=a11y.manual:!true`);
  const fault = await driver.evaluate(`inPage.arrive({ id: '${PAGE}', tags: [] })`);
  if (fault) return { failures: [`${PAGE}: ${fault}`] };
  await driver.evaluate('inPage.watchMoves()');
  const figures = await driver.evaluate('inPage.figures()');
  const best = figures.map((figure) => ({
    figure,
    longest: Number.POSITIVE_INFINITY,
    frames: Number.POSITIVE_INFINITY,
  }));
  for (let walk = 0; walk < WALKS && best.some(isSlow); walk++) {
    progress(`walk ${walk + 1} over ${figures.length} figures`);
    const { result, tasks } = await driver.watchTasks(() => moveAtEach(driver, figures));
    for (const [index, { longest }] of tasks.entries()) {
      const one = best[index];
      one.longest = Math.min(one.longest, longest);
      one.frames = Math.min(one.frames, median(result[index]));
    }
  }
  return { ...summaryOf(best), failures: failuresIn(best) };
}

function isSlow({ longest, frames }) {
  return longest > LONGEST_TASK || frames > FRAMES;
}

async function moveAtEach(driver, figures) {
  const frames = [];
  for (const [index, figure] of figures.entries()) {
    await driver.evaluate(`inPage.goTo(${index})`);
    await driver.evaluate(`void performance.mark('at ${index} ${figure}')`);
    frames.push(await moveByKeys(driver));
  }
  return frames;
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
  return { frames: Math.max(...results.map(({ frames }) => frames)), longest: longest.longest, at: longest.figure };
}

function failuresIn(results) {
  return results
    .filter(isSlow)
    .map(
      ({ figure, longest, frames }) =>
        `while t moves at ${figure}, a task that computes for ${longest.toFixed(0)} ms, and ` +
        `${frames} frames until all in view has followed`,
    );
}
