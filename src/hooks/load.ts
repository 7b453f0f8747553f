import { typesettingAtOnce } from '#typesetting';
import { late } from '../loading/late.js';

// What a page loads late besides a figure's own code: five files, and the sample image. Nothing else imports them.

/** Decodes images, computes quantities of them and paints these. */
export const drawing = /* @__PURE__ */ late(() => import('../late/drawing.js'));

/** What readers do with a figure. */
export const interaction = /* @__PURE__ */ late(() => import('../late/interaction.js'));
export type Interaction = typeof import('../late/interaction.js');

/** Takes the frames of films and writes GIFs. */
export const filming = /* @__PURE__ */ late(() => import('../late/film.js'));

/** Writes WebM films. A file of its own, because the library for it is larger than everything else of films. */
export const webmWriting = /* @__PURE__ */ late(() => import('../late/webm.js'));

/** KaTeX with its fonts. */
export const typesetting = /* @__PURE__ */ late(async () => {
  // What can be painted at once comes first.
  await new Promise((resolve) => setTimeout(resolve));
  const code = await import('../late/typesetting.js');
  await code.fontsLoaded();
  return code;
}, typesettingAtOnce);

/** Whether every formula is typeset when it is first rendered, as on a server. */
export const typesetsAtOnce = typesettingAtOnce !== null;

export const sample = /* @__PURE__ */ late(() => import('../image/sample.js'));
