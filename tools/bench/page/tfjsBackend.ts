import * as tf from '@tensorflow/tfjs';

/** Starts the backend named in the page's URL, and returns its description. */
export async function startBackend(): Promise<string> {
  const name = new URLSearchParams(location.search).get('backend') ?? 'cpu';
  const threads = name === 'wasm' ? await loadWasm() : null;
  if (!(await tf.setBackend(name))) throw new Error(`tfjs could not start its backend ${name}`);
  return threads ? `tfjs ${tf.version.tfjs}, wasm, ${threads()} threads` : `tfjs ${tf.version.tfjs}, ${name}`;
}

/** Loads the wasm backend, which pages of other backends do not load. */
async function loadWasm(): Promise<() => number> {
  const { getThreadsCount, setThreadsCount, setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
  setWasmPaths('/tfjs-backend-wasm/');
  setThreadsCount(navigator.hardwareConcurrency);
  return getThreadsCount;
}
