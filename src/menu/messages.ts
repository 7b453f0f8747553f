import { catalogue } from '../i18n/message.js';

/** The messages of the menu of figures. */
export const messages = /* @__PURE__ */ catalogue('menu', {
  menu: 'Save or copy this figure',
  menuOf: 'Save or copy this figure: {figure}',
  notLoaded: 'The menu could not be loaded. Check the connection and press again.',
});
