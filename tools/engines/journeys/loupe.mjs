// The loupe: opened on a panel, moved, and closed.

const canvas = (at) => ({ css: 'figure canvas', at });
const OPENED = () => /^Pixel \d+ across/.test(document.querySelector('.df-loupe-place span')?.textContent);
const CLOSED = () => !document.querySelector('.df-loupe');
const placeNow = () => document.querySelector('.df-loupe-place span').textContent.match(/\d+/g).slice(0, 2).map(Number);
const isAt = (x, y) =>
  document.querySelector('.df-loupe-place span').textContent.startsWith(`Pixel ${x} across, ${y} down`);
const isElsewhere = (x, y) =>
  !document.querySelector('.df-loupe-place span').textContent.startsWith(`Pixel ${x} across, ${y} down`);

export const loupe = {
  control: 'loupe',
  story: 'figures-loupe--scaled-down',

  pointer: async (reader) => {
    await reader.click(canvas(1), [0.4, 0.4]);
    await reader.sees('the loupe', OPENED);
    const [x, y] = await reader.read(placeNow);
    await reader.press('ArrowRight', 'ArrowDown');
    await reader.sees('the pixel beside it', isAt, x + 1, y + 1);
    await reader.drag(canvas(1), [0.4, 0.4], [0.6, 0.6]);
    await reader.sees('the place it is dragged to', isElsewhere, x + 1, y + 1);
    await reader.click('.df-loupe-close');
    await reader.sees('no loupe', CLOSED);
  },

  keyboard: async (reader) => {
    await reader.tabTo({ css: 'figure .df-image', at: 0 });
    await reader.press('Enter');
    await reader.sees('the loupe', OPENED);
    const [x, y] = await reader.read(placeNow);
    await reader.press('ArrowLeft', 'ArrowUp', 'ArrowUp');
    await reader.sees('the pixel beside it', isAt, x - 1, y - 2);
    await reader.look('with an open loupe');
    await reader.press('Escape');
    await reader.sees('no loupe', CLOSED);
    await reader.sees(
      'the focus on the panel',
      () => document.activeElement === document.querySelector('figure .df-image'),
    );
  },

  touch: async (reader) => {
    await reader.tap(canvas(1), [0.4, 0.4]);
    await reader.sees('the loupe', OPENED);
    const [x, y] = await reader.read(placeNow);
    await reader.tap(canvas(2), [0.7, 0.3]);
    await reader.sees('the place that is tapped next', isElsewhere, x, y);
    await reader.tap('.df-loupe-close');
    await reader.sees('no loupe', CLOSED);
  },
};
