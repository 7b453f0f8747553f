'use client';

import { SliderField } from '../../../figure/fields.js';
import { messages } from '../../PatchFaces/messages.js';

/** The side of the window that contains the whole image for each pixel. */
const WHOLE = 31;
/** The windows that readers choose from, in pixels. */
export const WINDOWS = [3, 5, 7, 9, 11, 13, 15, WHOLE] as const;
/** The side of a window in pixels. */
export type WindowSide = (typeof WINDOWS)[number];

/** The control of `window`, the part of x_t that the denoiser sees around each pixel, from 3 pixels to all. */
export function WindowField() {
  const sizeOf = (window: number) => `${window} × ${window}`;
  return (
    <SliderField
      name="window"
      label={messages.window}
      text={(window) => (window === WHOLE ? messages.whole : sizeOf(window))}
      valueText={(window) => (window === WHOLE ? messages.whole : messages.pixels({ size: sizeOf(window) }))}
    />
  );
}
