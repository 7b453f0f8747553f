'use client';
import { x0 } from '../../core/quantity.js';
import { Framed } from '../../frame/Framed.js';
import { type ImagePanelsProps, ofImages } from '../../frame/images.js';
import { definePanels } from '../../frame/panels.js';
import { X0 } from '../../tex/symbols.js';
import { words } from '../words.js';

export const sourceImage = definePanels({
  name: 'source-image',
  takes: ofImages,
  props: {},
  describe: () => ({
    rows: [{ panels: [{ quantity: x0, title: X0, name: words.imageName, label: words.x0, meaning: 'signal' }] }],
  }),
});

export interface SourceImageProps extends ImagePanelsProps {}

/**
 * The image as the process sees it: x0, its pixels scaled from 0 … 255 to [-1, 1] and shown from that range.
 *
 * ```tsx
 * <SourceImage image="/photo.jpg" resolution={512} />
 * ```
 */
export function SourceImage(props: SourceImageProps) {
  return <Framed of={sourceImage} props={props} />;
}
