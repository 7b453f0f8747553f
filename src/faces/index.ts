export { loadFaces } from '../image/faces.js';
export { facesDenoiser } from './facesDenoiser.js';
