import type { ComponentType } from 'react';

export type ControlComponent = ComponentType<Record<string, unknown>>;

/** The controls by type; each is loaded once it is needed. */
export const controlTypes: ReadonlyMap<string, () => Promise<ControlComponent>> = new Map([
  ['timestep-slider', async () => (await import('../controls/TimestepSlider.js')).TimestepSlider as ControlComponent],
  ['timestep-bar', async () => (await import('../controls/TimestepBar.js')).TimestepBar as ControlComponent],
  ['play-controls', async () => (await import('../controls/PlayControls.js')).PlayControls as ControlComponent],
  ['timestep-value', async () => (await import('../controls/TimestepValue.js')).TimestepValue as ControlComponent],
  [
    'coefficient-value',
    async () => (await import('../controls/CoefficientValue.js')).CoefficientValue as unknown as ControlComponent,
  ],
  ['image-picker', async () => (await import('../controls/ImagePicker.js')).ImagePicker as ControlComponent],
]);
