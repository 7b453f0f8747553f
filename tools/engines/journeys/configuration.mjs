// The file of a configuration, which a reader opens first: what is wrong in it is named, and taken back.

const OPEN = { css: 'summary', at: 0 };
const FILE = 'textarea';
/** Behind the text of a line, where a digit belongs to nothing. */
const END_OF_LINE = [0.9, 0.5];

const isSeen = () => document.querySelector('textarea').checkVisibility();
const saysWrong = () => /Configuration A: invalid/.test(document.querySelector('figure [role=alert]')?.textContent);
const isRight = () =>
  !document.querySelector('figure [role=alert]') && document.querySelector('figure').dataset.state === 'ready';

/** @param place - brings a reader into the file. */
function writing(place) {
  return async (reader) => {
    await place(reader);
    await reader.press('1');
    await reader.sees('what is wrong in the file', saysWrong);
    await reader.press('Backspace');
    await reader.sees('the file as before', isRight);
  };
}

export const configuration = {
  control: 'file of a configuration',
  story: 'figures-schedulertable--default',

  pointer: writing(async (reader) => {
    await reader.click(OPEN);
    await reader.sees('the file', isSeen);
    await reader.click(FILE, END_OF_LINE);
  }),

  keyboard: writing(async (reader) => {
    await reader.tabTo(OPEN);
    await reader.press('Enter');
    await reader.sees('the file', isSeen);
    await reader.tabTo(FILE);
  }),

  touch: writing(async (reader) => {
    await reader.tap(OPEN);
    await reader.sees('the file', isSeen);
    await reader.tap(FILE, END_OF_LINE);
  }),
};
