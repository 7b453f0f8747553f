// `<diffusion-figure>`, `<diffusion-control>` and `<diffusion-equation>`, for pages without React. What draws them is loaded when the first one
// comes near the viewport. Importing this file on a server does nothing.

import { EmbeddedElement } from './EmbeddedElement.js';

export { addFigure, setMessages } from './own.js';

/** A figure of the library: its `type` names it, its attributes are the figure's props, its content is the caption. */
class DiffusionFigure extends EmbeddedElement {}

/** An equation of the library: `name`, or any `tex`, and `number`. */
class DiffusionEquation extends EmbeddedElement {}

/** A control of the timestep that all figures of the page share which have no `t` of their own, or of their image. */
class DiffusionControl extends EmbeddedElement {}

if (typeof customElements !== 'undefined' && !customElements.get('diffusion-figure')) {
  customElements.define('diffusion-figure', DiffusionFigure);
  customElements.define('diffusion-control', DiffusionControl);
  customElements.define('diffusion-equation', DiffusionEquation);
}

declare global {
  interface HTMLElementTagNameMap {
    'diffusion-figure': DiffusionFigure;
    'diffusion-control': DiffusionControl;
    'diffusion-equation': DiffusionEquation;
  }
}
