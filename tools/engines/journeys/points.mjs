// Figures of points and arrows: places that are chosen, and a field that follows t.

const pad = (at) => ({ css: '.df-pad', at });
const [ORACLE, EXACT] = [pad(0), pad(1)];
const counts = (text) => document.querySelector('.df-trajectory-count').textContent === text;
const isDone = () => document.querySelector('figure').dataset.state === 'ready';
const targetNow = () => document.querySelector('figure .df-trajectory-target').outerHTML;
const hasOtherTarget = (before) => document.querySelector('figure .df-trajectory-target').outerHTML !== before;

const trajectories = {
  control: 'places of paths',
  story: 'figures-sampletrajectories--default',

  pointer: async (reader) => {
    await reader.click(EXACT, [0.3, 0.3]);
    await reader.sees('one more point', counts, '13 points');
    const target = await reader.read(targetNow);
    await reader.click(ORACLE, [0.6, 0.65]);
    await reader.sees('another end of the oracle’s paths', hasOtherTarget, target);
    await reader.click({ css: 'button', name: 'Drop a hundred' });
    await reader.sees('a hundred others', counts, '100 points');
    await reader.click({ css: 'input[type=radio]', at: 1 });
    await reader.sees('DDPM’s paths', isDone);
    await reader.click({ css: 'button', name: 'Clear' });
    await reader.sees('no points', counts, '0 points');
    await reader.sees('a figure that is ready', isDone);
  },

  keyboard: async (reader) => {
    await reader.tabTo(EXACT);
    await reader.press('ArrowLeft', 'ArrowUp', 'ArrowUp', 'Enter');
    await reader.sees('one more point', counts, '13 points');
    await reader.sees('its paths', isDone);
    await reader.look('with a place that has the focus');
  },

  touch: async (reader) => {
    await reader.tap(EXACT, [0.7, 0.3]);
    await reader.sees('one more point', counts, '13 points');
    const target = await reader.read(targetNow);
    await reader.tap(ORACLE, [0.6, 0.65]);
    await reader.sees('another end of the oracle’s paths', hasOtherTarget, target);
    await reader.sees('its paths', isDone);
  },
};

const SLIDER = '.df-slider-track input';
const saysNow = () => document.querySelector('.df-field-numbers').textContent;
const saysOther = (before) => {
  const figure = document.querySelector('figure');
  return figure.dataset.state === 'ready' && document.querySelector('.df-field-numbers').textContent !== before;
};
const follow = (act) => async (reader) => {
  const before = await reader.read(saysNow);
  await act(reader);
  await reader.sees('the error at another t', saysOther, before);
};

const field = {
  control: 'field of arrows',
  story: 'figures-denoiserfield--follows-the-page',
  pointer: follow((reader) => reader.click(SLIDER, [0.2, 0.5])),
  keyboard: follow(async (reader) => {
    await reader.tabTo(SLIDER);
    await reader.press('PageDown', 'PageDown');
  }),
  touch: follow((reader) => reader.tap(SLIDER, [0.3, 0.5])),
};

export const points = [trajectories, field];
