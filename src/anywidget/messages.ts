import { catalogue } from '../i18n/message.js';

/** The messages of a widget besides those of its figure. */
export const messages = catalogue('anywidget', {
  cut: 'The notebook’s kernel does not answer. Your choices stay on this page.',
  // While a figure waits for the prediction of a denoiser in Python.
  silent: 'The notebook’s kernel has not answered yet. It may be running another cell.',
  computing: 'The notebook’s kernel is computing a prediction.',
  seconds: '{seconds} s',
  late: 'The notebook’s kernel did not predict within {seconds} s. It may be running another cell, or the denoiser is slow.',
  gone: 'The notebook’s kernel has stopped or was restarted, so it cannot predict. Run the cell again.',
  needed: 'This figure needs a running kernel to compute its predictions. Open the notebook and run the cell.',
});
