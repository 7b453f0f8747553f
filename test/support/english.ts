import { format } from '../../src/i18n/format.js';
import { ENGLISH } from '../../src/i18n/locale.js';
import type { Format } from '../../src/i18n/useFormat.js';

/** Says a text as a page without messages of its own does. */
export const english: Format = (text) => format(text, ENGLISH);
