// The player of a chain: single steps, playing, and its slider.

const button = (name) => ({ css: '.df-chain-player button', name });
const SLIDER = '.df-chain-track input';

const isAtStep = (step) => document.querySelector('.df-chain-place').textContent === `step ${step} of 10`;
const isAfter = (step) => Number(document.querySelector('.df-chain-place').textContent.match(/\d+/)[0]) > step;
const placeNow = () => document.querySelector('.df-chain-place').textContent;
const firstLabel = () => document.querySelector('figure canvas').getAttribute('aria-label');
const showsOther = (label) => document.querySelector('figure canvas').getAttribute('aria-label') !== label;

/** @param press - presses a button by one way. */
async function playAndPause(reader, press) {
  await press(button('play'));
  await reader.sees('a step taken by itself', isAfter, 0);
  await reader.look('that plays');
  await press(button('pause'));
  await reader.sees('the button to play', () => document.querySelector('.df-chain-player [aria-label=play]'));
  const place = await reader.read(placeNow);
  await reader.pause(400);
  if ((await reader.read(placeNow)) !== place) throw new Error('it goes on although it is paused');
}

export const player = {
  control: 'player of a chain',
  story: 'figures-reversechain--player-of-ddim',

  pointer: async (reader) => {
    const label = await reader.read(firstLabel);
    await reader.click(button('one step forward'));
    await reader.sees('the first step', isAtStep, 1);
    await reader.sees('its state', showsOther, label);
    await reader.drag(SLIDER, [0.1, 0.5], [0.99, 0.5]);
    await reader.sees('the last step', isAtStep, 10);
    await reader.click(button('one step back'));
    await reader.sees('the step before', isAtStep, 9);
    await reader.drag(SLIDER, [0.9, 0.5], [0.01, 0.5]);
    await playAndPause(reader, reader.click);
  },

  keyboard: async (reader) => {
    // It plays once by itself, until a reader pauses it.
    await reader.tabTo({ css: '.df-chain-player :is([aria-label=play], [aria-label=pause])' });
    if (await reader.read(() => document.activeElement.ariaLabel === 'pause')) await reader.press('Space');
    await playAndPause(reader, async (target) => {
      await reader.tabTo(target);
      await reader.press('Space');
    });
    await reader.tabTo(SLIDER);
    await reader.press('End');
    await reader.sees('the last step', isAtStep, 10);
    await reader.press('ArrowLeft');
    await reader.sees('the step before', isAtStep, 9);
    await reader.press('Home');
    await reader.sees('the beginning', isAtStep, 0);
  },

  touch: async (reader) => {
    await reader.tap(button('one step forward'));
    await reader.sees('the first step', isAtStep, 1);
    await playAndPause(reader, reader.tap);
  },
};
