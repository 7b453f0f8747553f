// The terms of formulas, with the curves and panels that belong to them.

const TERM = { css: '.df-target' };
const TEXT = { css: 'p', name: 'Point at a term' };
const DIMMED = () =>
  document.querySelectorAll('[data-linked=dim]').length > 5 && document.querySelector('[data-linked=lit]');
const PLAIN = () => !document.querySelector('[data-linked]');

export const terms = {
  control: 'linked terms',
  story: 'learn-point-at-a-term--default',

  pointer: async (reader) => {
    await reader.hover(TERM);
    await reader.sees('all else dimmed', DIMMED);
    await reader.hover(TEXT);
    await reader.sees('nothing dimmed', PLAIN);
    await reader.click(TERM);
    await reader.hover(TEXT);
    await reader.sees('all else dimmed while it is held', DIMMED);
    await reader.press('Escape');
    await reader.sees('nothing dimmed', PLAIN);
  },

  keyboard: async (reader) => {
    await reader.tabTo(TERM);
    await reader.sees('all else dimmed', DIMMED);
    await reader.press('ArrowRight');
    await reader.sees('the focus on the next term', () => {
      const [first] = document.querySelectorAll('.df-target');
      return document.activeElement !== first && document.activeElement.matches('.df-target');
    });
    await reader.press('Escape');
    await reader.sees('nothing dimmed', PLAIN);
  },

  touch: async (reader) => {
    await reader.tap(TERM);
    await reader.sees('all else dimmed', DIMMED);
    await reader.tap(TEXT, [0.01, 0.5]);
    await reader.sees('nothing dimmed', PLAIN);
  },
};
