export { faceNames } from '../image/faceNames.js';
export { loadFaces } from '../image/faces.js';
export { facesDenoiser } from './facesDenoiser.js';
