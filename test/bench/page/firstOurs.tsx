import { createRoot } from 'react-dom/client';
import { NoiseTriptych } from '../../../src/index.js';
import { bench } from './contender.js';
import '../../../src/style.css';

// A page with one figure. It reports when all three pictures of it are painted, a little after the first.

bench.firstResult = new Promise((resolve) => {
  const painted = () => resolve(performance.now() - bench.scriptStart);
  createRoot(document.getElementById('root') as HTMLElement).render(<NoiseTriptych onReady={painted} />);
});
