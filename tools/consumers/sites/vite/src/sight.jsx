import { NoiseTriptych } from 'diffusion-figures';
import 'diffusion-figures/style.css';
import { start } from './start.jsx';

start(
  <>
    <p className="long">The figure is far below.</p>
    <NoiseTriptych />
  </>,
);
