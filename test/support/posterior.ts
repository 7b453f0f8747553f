import { loadPosterior } from '../../src/mixture/loadPosterior.js';

// Tests in Node share a worker, so the kernel is there for all of them or, as one of them loads it, for some.
await loadPosterior();
