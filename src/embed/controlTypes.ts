import type { FigureComponent } from './figureTypes.js';

/** The controls by type. */
export const controlTypes: Readonly<Record<string, () => Promise<FigureComponent>>> = {
  'timestep-slider': async () => (await import('../controls/TimestepSlider.js')).TimestepSlider as FigureComponent,
  'play-controls': async () => (await import('../controls/PlayControls.js')).PlayControls as FigureComponent,
  'timestep-value': async () => (await import('../controls/TimestepValue.js')).TimestepValue as FigureComponent,
  'coefficient-value': async () =>
    (await import('../controls/CoefficientValue.js')).CoefficientValue as unknown as FigureComponent,
  'image-picker': async () => (await import('../controls/ImagePicker.js')).ImagePicker as FigureComponent,
};
