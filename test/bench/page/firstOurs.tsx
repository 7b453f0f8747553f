import { createRoot } from 'react-dom/client';
import { NoiseTriptych } from '../../../src/index.js';
import { bench } from './contender.js';
import { watchPaints } from './paints.js';
import '../../../src/style.css';

// A page with one figure, which reports when its first panel is painted.

bench.firstResult = new Promise((resolve) => {
  watchPaints(() => resolve(performance.now() - bench.scriptStart));
  createRoot(document.getElementById('root') as HTMLElement).render(<NoiseTriptych />);
});
