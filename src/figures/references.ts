import { x0 } from '../core/quantity.js';
import type { Reference } from '../marks/panels/description.js';
import { messages } from './messages.js';

/** Panels are compared with the image itself. */
export const IMAGE: Reference = { quantity: x0, label: messages.x0 };
