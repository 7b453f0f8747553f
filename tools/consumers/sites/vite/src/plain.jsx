import { start } from './start.jsx';

start(<p className="long">A page without figures.</p>);
// It splits its code, as pages do: what Vite loads parts with is no part of the library.
void import('./part.js');
