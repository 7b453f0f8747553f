import { catalogue } from '../../i18n/message.js';

export const messages = catalogue('Inpaint', {
  caption:
    'A face that the denoiser has not seen. One part of it is hidden and filled in by a denoiser that knows 213 other faces. The ' +
    'seam is the mean absolute difference between neighboring pixels across the border of the hidden part.',
  // Above the images.
  known: 'Known part',
  pasted: 'Pasted at every step',
  resampled: '{count} repeats per step',
  'resampled.one': 'Each step once',
  nearest: 'Nearest face',
  original: 'Original',
  // The texts below the images.
  seam: 'seam {seam}',
  noSeam: 'no seam',
  distance: 'rms {distance} over known pixels',
  // For screen readers.
  knownPart: 'the face, with gray in place of the hidden part',
  pastedFace: 'the face filled in by pasting only: {seam}',
  resampledFace: 'the face filled in with {count} repeats per step: {seam}',
  'resampledFace.one': 'the face filled in with each step taken once: {seam}',
  originalFace: 'the original: {seam}',
  nearestFace: 'the nearest of the other faces, by the known part',
  noNearest: 'gray: no pixel is known, so no face is nearer than another',
  waiting: 'not computed yet',
  hide: 'Hide the pixels at row {row}, column {column}; arrow keys move the brush',
  uncover: 'Uncover the pixels at row {row}, column {column}; arrow keys move the brush',
  // The hidden parts.
  hidden: '{hidden} of {pixels} pixels are hidden. Paint on the face to hide more, or on the gray to uncover it.',
  all: 'All pixels are hidden. Nothing is known, so this is an ordinary sample.',
  nothing: 'No pixel is hidden. Paint on the face to hide some.',
  // The text if readers cannot change the mask.
  heldHidden: '{hidden} of {pixels} pixels are hidden.',
  heldNothing: 'No pixel is hidden.',
  mouth: 'Mouth',
  eyes: 'Eyes',
  left: 'Left half',
  faces: 'the face',
  face: 'face {number}',
  resample: 'Repeats per step',
  once: 'each step taken once',
  times: 'each step taken {count} times',
});
