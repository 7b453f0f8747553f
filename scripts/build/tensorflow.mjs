const BACKEND = '#tfjs-backend-cpu';

/** Registers the backend unless the page's own TensorFlow.js has done so, which would warn of a second time. */
const registerBackend = `
import { findBackendFactory, registerBackend } from '@tensorflow/tfjs-core';
import { MathBackendCPU } from '@tensorflow/tfjs-backend-cpu/dist/backend_cpu.js';
if (!findBackendFactory('cpu')) registerBackend('cpu', () => new MathBackendCPU(), 1);
`;

/** Sets the browser's platform only if the page's own TensorFlow.js has not. The stores of models are left out. */
function withoutModels(code) {
  return code.replace(
    /if \(env\(\)\.get\('IS_BROWSER'\)\) \{[\s\S]*?setPlatform[\s\S]*\n\}/,
    "if (env().get('IS_BROWSER') && !env().platform) env().setPlatform('browser', new PlatformBrowser());",
  );
}

/** The optimizers, which tfjs-core registers as it loads, for models to be read by name. */
const NO_OPTIMIZERS = 'export function registerOptimizers() {}';
/** They register nothing once the platform is set without them. */
const STORES_OF_MODELS = /tfjs-core\/dist\/io\//;

/**
 * A Vite plugin that takes of TensorFlow.js what the figures need: its engine and the cpu backend without kernels. The
 * code for Node, which imports `node-fetch` and breaks some dev servers, stays out. The engine is a global of the page,
 * so figures and a page's own TensorFlow.js still share backends and tensors.
 */
export const tensorflow = {
  name: 'tensorflow',
  enforce: 'pre',
  resolveId: (id) => (id === BACKEND ? `\0${BACKEND}` : null),
  load: (id) => {
    if (id === `\0${BACKEND}`) return registerBackend;
    if (id.endsWith('optimizers/register_optimizers.js')) return NO_OPTIMIZERS;
    return id.endsWith('platforms/platform_node.js') ? '' : null;
  },
  transform: (code, id) => {
    if (STORES_OF_MODELS.test(id)) return { code, moduleSideEffects: false };
    return id.endsWith('platforms/platform_browser.js') ? withoutModels(code) : null;
  },
};
