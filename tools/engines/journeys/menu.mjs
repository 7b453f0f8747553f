// A figure's menu: opened, moved through, left, and used.

const BUTTON = '.df-menu-button';
const COPY = { css: '[role=menuitem]', name: 'Copy as JSX' };
const hasFocus = (index) => {
  const items = [...document.querySelectorAll('[role=menuitem]')];
  return items.length > 2 && document.activeElement === items.at(index);
};
const CLOSED = () => !document.querySelector('[role=menu]');
const DONE = () => /clipboard/.test(document.querySelector('.df-menu-message')?.textContent);

export const menu = {
  control: 'menu of a figure',
  story: 'figures-menu--closed',

  pointer: async (reader) => {
    await reader.click(BUTTON);
    await reader.sees('an open menu with the focus on its first item', hasFocus, 0);
    await reader.click('figure canvas');
    await reader.sees('no menu', CLOSED);
    await reader.click(BUTTON);
    await reader.click(COPY);
    await reader.sees('what has been done', DONE);
  },

  keyboard: async (reader) => {
    await reader.tabTo(BUTTON);
    await reader.press('Enter');
    await reader.sees('an open menu with the focus on its first item', hasFocus, 0);
    await reader.press('ArrowDown');
    await reader.sees('the focus on the second', hasFocus, 1);
    await reader.press('ArrowUp', 'ArrowUp');
    await reader.sees('the focus on the last', hasFocus, -1);
    await reader.look('with an open menu');
    await reader.press('Escape');
    await reader.sees('no menu', CLOSED);
    await reader.sees('the focus on its button', () => document.activeElement.matches('.df-menu-button'));
    await reader.press('Enter');
    await reader.sees('the menu again', hasFocus, 0);
    await reader.press('End', 'Enter');
    await reader.sees('what has been done', DONE);
    await reader.look('that says what its menu has done');
  },

  touch: async (reader) => {
    await reader.tap(BUTTON);
    await reader.sees('an open menu', hasFocus, 0);
    await reader.tap(COPY);
    await reader.sees('what has been done', DONE);
  },
};
