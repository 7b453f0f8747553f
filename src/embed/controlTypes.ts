import type { ComponentType } from 'react';
import { imported } from '../lazy/lazy.js';

export type ControlComponent = ComponentType<Record<string, unknown>>;

/** The controls by type; each is loaded once it is needed. */
export const controlTypes: ReadonlyMap<string, () => Promise<ControlComponent>> = new Map([
  [
    'timestep-slider',
    async () =>
      (await imported(() => import('../controls/TimestepSlider/index.js'))).TimestepSlider as ControlComponent,
  ],
  [
    'timestep-bar',
    async () => (await imported(() => import('../controls/TimestepBar/index.js'))).TimestepBar as ControlComponent,
  ],
  [
    'play-controls',
    async () => (await imported(() => import('../controls/PlayControls/index.js'))).PlayControls as ControlComponent,
  ],
  [
    'timestep-value',
    async () => (await imported(() => import('../controls/TimestepValue/index.js'))).TimestepValue as ControlComponent,
  ],
  [
    'coefficient-value',
    async () =>
      (await imported(() => import('../controls/CoefficientValue/index.js')))
        .CoefficientValue as unknown as ControlComponent,
  ],
  [
    'image-picker',
    async () => (await imported(() => import('../controls/ImagePicker/index.js'))).ImagePicker as ControlComponent,
  ],
]);
