// Training in the page: started, stopped, and on points that a reader draws.

const START = '.df-train-start';
const saysStatus = (text) => document.querySelector('.df-train-status').textContent.includes(text);
const isDrawn = () => /Draw more\./.test(document.querySelector('.df-train-pad').closest('.df-panel').textContent);
const RUNNING = () => document.querySelector('.df-train-start').textContent === 'Stop';

const again = {
  control: 'training',
  story: 'figures-traindenoiser--trained',

  pointer: async (reader) => {
    await reader.sees('a trained network', saysStatus, 'Trained with seed 0.');
    await reader.click(START);
    await reader.sees('another one', saysStatus, 'Trained with seed 1.');
    await reader.drag('.df-train-pad', [0.2, 0.3], [0.8, 0.7]);
    await reader.sees('points that are drawn', isDrawn);
    await reader.click(START);
    await reader.sees('a network of the drawing', saysStatus, 'Trained with seed 2.');
  },

  keyboard: async (reader) => {
    await reader.sees('a trained network', saysStatus, 'Trained with seed 0.');
    await reader.tabTo(START);
    await reader.press('Enter');
    await reader.sees('another one', saysStatus, 'Trained with seed 1.');
  },

  touch: async (reader) => {
    await reader.sees('a trained network', saysStatus, 'Trained with seed 0.');
    await reader.tap(START);
    await reader.sees('another network', saysStatus, 'Trained with seed 1.');
    if (!reader.can('swipe')) return;
    await reader.swipe('.df-train-pad', [0.2, 0.3], [0.8, 0.7]);
    await reader.sees('points that are drawn', isDrawn);
    await reader.pause(2500); // after a swipe, a Chromium that is driven makes no clicks of taps for a while
    await reader.tap({ css: 'button', name: 'Clear' });
    await reader.sees(
      'no points',
      () => !document.querySelector('.df-train-pad').closest('.df-panel').textContent.includes('Draw more.'),
    );
  },
};

/** @param press - presses the button by one way. */
const stopping = (press) => async (reader) => {
  await press(reader, START);
  await reader.sees('a training that runs', RUNNING);
  await reader.sees('its steps', () => !/step 0 of/.test(document.querySelector('.df-train-steps').textContent));
  await reader.look('that trains');
  await press(reader, START);
  await reader.sees('that it has stopped', saysStatus, 'Stopped');
};

const stopped = {
  control: 'stop of a training',
  story: 'figures-traindenoiser--default',
  pointer: stopping((reader, target) => reader.click(target)),
  keyboard: stopping(async (reader, target) => {
    await reader.tabTo(target);
    await reader.press('Enter');
  }),
  touch: stopping((reader, target) => reader.tap(target)),
};

const chosen = {
  control: 'choice of points to train on',
  story: 'figures-traindenoiser--default',
  keyboard: async (reader) => {
    await reader.tabTo('.df-train-select');
    await reader.press('ArrowDown');
    await reader.sees('other data', () => document.querySelector('.df-train-select').selectedIndex === 1);
    await reader.tabTo(START);
    await reader.press('Enter');
    await reader.sees('a network that learns them', RUNNING);
  },
};

export const training = [again, stopped, chosen];
