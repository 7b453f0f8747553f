import { loadPosterior } from '../../src/mixture/fast.js';

// Tests in Node share a worker, so the kernel is there for all of them or, as one of them loads it, for some.
await loadPosterior();
