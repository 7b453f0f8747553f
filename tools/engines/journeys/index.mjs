// What a reader does with each control, and then sees: by pointer, by keyboard and by touch.
import { configuration } from './configuration.mjs';
import { dials } from './dials.mjs';
import { loupe } from './loupe.mjs';
import { menu } from './menu.mjs';
import { page } from './page.mjs';
import { picker } from './picker.mjs';
import { player } from './player.mjs';
import { points } from './points.mjs';
import { terms } from './terms.mjs';
import { training } from './training.mjs';

/**
 * Each journey: the control, the `story` it begins on, and one function for each way to use it, which throws if something is
 * not seen.
 */
export const JOURNEYS = [configuration, loupe, menu, picker, player, terms, ...dials, ...page, ...points, ...training];
