import { start } from './start.jsx';

start(<p className="long">A page without figures.</p>);
