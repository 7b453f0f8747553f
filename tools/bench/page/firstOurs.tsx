import { createRoot } from 'react-dom/client';
import { NoiseTriptych } from '../../../src/index.js';
import { watchPaints } from './paints.js';
import { tellResult } from './result.js';
import '../../../src/style.css';

// A page with one figure, which tells when its first panel is painted.

watchPaints(tellResult);
createRoot(document.getElementById('root') as HTMLElement).render(<NoiseTriptych />);
