'use client';
import { X0 } from '../components/symbols.js';
import { x0 } from '../core/quantity.js';
import { PlainPanels } from './PlainPanels.js';
import type { PanelsProps } from './panelsProps.js';

export type SourceImageProps = PanelsProps;

/**
 * The image as the process sees it: x0, its pixels scaled from 0 … 255 to [-1, 1] and shown from that range.
 *
 * ```tsx
 * <SourceImage image="/photo.jpg" resolution={512} />
 * ```
 */
export function SourceImage(props: SourceImageProps) {
  return <PlainPanels {...props} written={props} name="source-image" describe={describe} />;
}

function describe() {
  return {
    rows: [{ panels: [{ quantity: x0, title: X0, label: 'the image x0', meaning: 'signal' as const }] }],
  };
}
