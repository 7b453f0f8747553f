// The modules from which a page without a bundler builds figures: `diffusion-figures/define`, the process, and React.

import * as React from 'react';
import * as core from '../core/index.js';
import * as define from '../define/index.js';

export type Kit = typeof kit;

export const kit = { ...define, core, quantity: core.quantity, React };
