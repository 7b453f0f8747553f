import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('Inpaint', {
  caption:
    'A face that the denoiser has not seen, a part of it hidden, and filled in by what it knows of 213 others. The seam is the ' +
    'mean step from a pixel to its neighbour across the border of the hidden part.',
  // Above the images.
  known: 'What is known',
  pasted: 'Pasted at every step',
  resampled: '{count} turns a step',
  'resampled.one': '{count} turn a step',
  nearest: 'Nearest face',
  original: 'Original',
  // Below them.
  seam: 'seam {seam}',
  noSeam: 'no seam',
  distance: 'rms {distance} where known',
  // For screen readers.
  knownPart: 'the face, with grey in place of what is hidden',
  pastedFace: 'the face filled in by pasting alone: {seam}',
  resampledFace: 'the face filled in with {count} turns a step: {seam}',
  'resampledFace.one': 'the face filled in with {count} turn a step: {seam}',
  originalFace: 'the original: {seam}',
  nearestFace: 'of the other faces the nearest by what is known',
  noNearest: 'grey: nothing is known, so no face is nearer than another',
  waiting: 'not yet there',
  hide: 'Hide the pixels at row {row}, column {column}; arrow keys move the brush',
  uncover: 'Uncover the pixels at row {row}, column {column}; arrow keys move the brush',
  // What is hidden.
  hidden: '{hidden} of {pixels} pixels are hidden. Paint on the face to hide more, or on the grey to uncover it.',
  all: 'All is hidden: nothing is known, so this is a sample like any other.',
  nothing: 'Nothing is hidden. Paint on the face.',
  // And where the page says what is.
  heldHidden: '{hidden} of {pixels} pixels are hidden.',
  heldNothing: 'Nothing is hidden.',
  mouth: 'Mouth',
  eyes: 'Eyes',
  left: 'Left half',
  faces: 'the face',
  face: 'face {number}',
  resample: 'Turns a step',
  once: 'once a step',
  times: '{count} times a step',
});
