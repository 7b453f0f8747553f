// Uses each control of a story by pointer, by keyboard and by touch.

/**
 * What is done to a control of each kind, in order: `click`, `drag` and `tap` at fractions of its width, `press` of one key after
 * the other until one changes something. Each step has to change the control, except where it only prepares the next.
 */
const STEPS = {
  slider: [
    prepare('click', 0.3),
    ['click', 0.7],
    ['drag', 0.7, 0.4],
    ['press', 'ArrowRight'],
    ['press', 'ArrowLeft'],
    ['tap', 0.6],
  ],
  number: [
    // The number may be the smallest or the largest.
    prepare('drag', 0.5, -1),
    ['drag', 0.5, 2],
    ['press', 'ArrowLeft'],
    ['press', 'ArrowRight'],
  ],
  point: [
    // The point may stand at an end of its range, or under another point.
    prepare('drag', 0.5, 0.2),
    ['drag', 0.5, 0.8],
    ['press', 'ArrowUp', 'ArrowRight', 'ArrowDown', 'ArrowLeft'],
  ],
  custom: [prepare('click', 0.3), ['click', 0.7], ['press', 'ArrowRight', 'ArrowLeft', 'Enter']],
  button: [
    ['click', 0.5],
    ['press', 'Enter'],
    ['press', 'Space'],
    ['tap', 0.5],
  ],
  checkbox: [
    ['click', 0.5],
    ['press', 'Space'],
    ['tap', 0.5],
  ],
  choice: [prepare('click', 0.5), ['press', 'ArrowDown', 'ArrowUp', 'ArrowRight', 'ArrowLeft']],
  // Its pointer opens a list of the system's.
  select: [['press', 'ArrowDown', 'ArrowUp']],
  text: [
    ['click', 0.5],
    ['press', '1'],
  ],
  'wide region': [['press', 'ArrowRight']],
  'high region': [['press', 'ArrowDown']],
  // These only have to take the focus.
  term: [],
  menu: [],
  picture: [],
  region: [],
  dialog: [],
};

function prepare(...step) {
  return Object.assign(step, { mayChangeNothing: true });
}

/** How often a story is opened anew for a control that comes late, as of a camera. */
const TRIALS = 3;

/** Of more controls that look and work alike, such as the pictures of a gallery, the first, the middle and the last are used. */
const ALIKE_LIMIT = 8;

/**
 * Uses the controls of a story that has come to its final state. It has to come back to it after each step.
 *
 * @param story - `arrive` waits for that and resolves to what is wrong; `reopen` opens the story again; `isSample` says that the
 * first control of each kind is enough, since a page of text repeats those of the figures' own stories; `isNew` says of a
 * control whether another story has had the same.
 * @returns how many controls were used, and what does not work.
 */
export async function useControls(driver, { arrive, reopen, isSample, isNew }) {
  const controls = await driver.evaluate('inPage.controls()');
  const failures = [];
  let count = 0;
  const startOver = async () => {
    await reopen();
    // A story may go on by itself for a while, until all of its controls are there.
    await driver.evaluate(`inPage.list(${JSON.stringify(controls.map(({ like }) => like))})`);
    await driver.evaluate('inPage.still()');
  };
  /** A control may have taken itself or another away. */
  const bringBack = async (index) => {
    for (let trials = 0; trials < TRIALS; trials++) {
      if (await driver.evaluate(`inPage.isThere(${index})`)) return;
      await startOver();
    }
  };
  for (const [index, { kind, name }] of controls.entries()) {
    if (isSample ? !isFirstOfKind(controls, index) : !standsForOthers(controls, index)) continue;
    if (!isNew(controls[index])) continue;
    count++;
    const fail = (text) => failures.push(`${kind} “${name}”: ${text}`);
    await bringBack(index);
    if (!(await driver.evaluate(`inPage.focus(${index})`))) fail('does not take the focus');
    for (const step of STEPS[kind]) {
      await bringBack(index);
      const works = await take(driver, index, step);
      if (!works && !step.mayChangeNothing) fail(`${step.join(' ')} changes nothing`);
      const fault = await arrive();
      if (!fault) continue;
      fail(`after ${step.join(' ')}: ${fault}`);
      await startOver();
    }
  }
  return { count, failures };
}

function isFirstOfKind(controls, index) {
  return controls.findIndex(({ kind }) => kind === controls[index].kind) === index;
}

function standsForOthers(controls, index) {
  const alike = [...controls.keys()].filter((other) => controls[other].like === controls[index].like);
  const { length } = alike;
  return length <= ALIKE_LIMIT || [0, length >> 1, length - 1].some((place) => alike[place] === index);
}

/** Takes one step; whether it changed the control. */
async function take(driver, index, [action, ...details]) {
  if (action !== 'press') {
    const points = await driver.evaluate(`inPage.aim(${index}, ${JSON.stringify(details)})`);
    return changes(driver, index, () => driver[action](...points));
  }
  for (const key of details) {
    await driver.evaluate(`inPage.focus(${index})`);
    if (await changes(driver, index, () => driver.press(key))) return true;
  }
  return false;
}

async function changes(driver, index, act) {
  const before = await driver.evaluate(`inPage.read(${index})`);
  await act();
  return driver.evaluate(`inPage.changed(${index}, ${JSON.stringify(before)})`);
}
