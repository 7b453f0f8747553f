'use client';
import { definePanels } from '../../figure/panels.js';
import type { PropsOf } from '../../figure/propTable.js';
import { ofImages } from '../../figure/sharedProps.js';
import { x0 } from '../../process/quantity.js';
import { X0 } from '../../tex/symbols.js';
import { LabelTex } from '../../tex/Tex.js';
import { messages as shared } from '../shared/messages.js';
import { messages } from './messages.js';

/**
 * The image as the process uses it, in its pixels.
 *
 * The image as the process uses it: x0, with values scaled from 0 … 255 to [-1, 1]. The longest side of an image is scaled down to
 * `resolution` pixels, by default 256: a photograph of 900 × 600 is shown as 256 × 171, with visible pixels. Set `resolution` to the width
 * of the figure to show it sharply.
 *
 * ```tsx
 * <SourceImage image="/photo.jpg" resolution={512} />
 * ```
 */
export const SourceImage = definePanels({
  name: 'source-image',
  shared: ofImages,
  props: {},
  caption: messages.caption({ x0: <LabelTex>{X0}</LabelTex> }),
  describe: () => ({
    rows: [{ panels: [{ quantity: x0, title: X0, name: shared.imageName, label: shared.x0, ink: 'signal' }] }],
  }),
});

export type SourceImageProps = PropsOf<typeof SourceImage>;
