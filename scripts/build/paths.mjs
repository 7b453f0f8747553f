import { fileURLToPath } from 'node:url';

/** A path of the repository, as an absolute one. */
export const pathOf = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
