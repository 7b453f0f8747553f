// What moves a page's t: all figures follow.

const SLIDER = '.df-slider-track input';
const labelNow = () => document.querySelector('figure canvas[aria-label*="t = "]').getAttribute('aria-label');
const isFollowed = (before) => {
  const t = Number(document.querySelector('.df-slider-track input').value);
  const canvas = document.querySelector('figure canvas[aria-label*="t = "]');
  const label = canvas.getAttribute('aria-label');
  const isReady = canvas.closest('figure').dataset.state === 'ready';
  return label !== before && new RegExp(`t = ${t}\\b`).test(label) && isReady;
};

/** The way to move t, and that the figures say where it is. */
const moving = (act) => async (reader) => {
  const before = await reader.read(labelNow);
  await act(reader);
  await reader.sees('figures that follow t', isFollowed, before);
};

const slider = {
  control: 'slider of t',
  story: 'controls-timestepslider--default',
  pointer: moving(async (reader) => {
    await reader.click(SLIDER, [0.6, 0.5]);
    await reader.drag(SLIDER, [0.6, 0.5], [0.3, 0.5]);
  }),
  keyboard: moving(async (reader) => {
    await reader.tabTo(SLIDER);
    await reader.press('End', 'ArrowLeft', 'PageDown');
  }),
  touch: moving((reader) => reader.tap(SLIDER, [0.8, 0.5])),
};

const MARKER = 'figure [role=slider]';
const marker = {
  control: 'marker of a chart',
  story: 'controls-timestepslider--default',
  pointer: moving((reader) => reader.drag(MARKER, [0.5, 0.5], [6, 0.5])),
  keyboard: moving(async (reader) => {
    await reader.tabTo(MARKER);
    await reader.press('ArrowRight', 'PageUp');
  }),
};

const PLAY = { css: '.df-player button', name: 'play' };
const play = (press) =>
  moving(async (reader) => {
    await press(reader, PLAY);
    await reader.sees('t moving', () => document.querySelector('.df-player [aria-label=pause]'));
    await reader.pause(200);
    await press(reader, { css: '.df-player button', name: 'pause' });
  });
const controls = {
  control: 'controls to play t',
  story: 'controls-playcontrols--default',
  pointer: play((reader, target) => reader.click(target)),
  keyboard: play(async (reader, target) => {
    await reader.tabTo(target);
    await reader.press('Space');
  }),
  touch: play((reader, target) => reader.tap(target)),
};

const NUMBER = '.df-number';
const hasNumber = (before) => document.querySelector('.df-number').textContent !== before;
const number = (act) => async (reader) => {
  const before = await reader.read(() => document.querySelector('.df-number').textContent);
  await act(reader);
  await reader.sees('another number', hasNumber, before);
  await reader.sees('the figure with it', () => {
    const figure = document.querySelector('figure');
    const t = document.querySelector('.df-number').textContent;
    return figure.dataset.state === 'ready' && figure.querySelector(`canvas[aria-label$="t = ${t}"]`);
  });
};
const numbers = {
  control: 'numbers in sentences',
  story: 'controls-numbers-in-sentences--default',
  pointer: number((reader) => reader.drag(NUMBER, [0.5, 0.5], [2, 0.5])),
  keyboard: number(async (reader) => {
    await reader.tabTo(NUMBER);
    await reader.press('ArrowRight');
  }),
};

export const page = [slider, marker, controls, numbers];
