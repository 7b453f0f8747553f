import * as tf from '@tensorflow/tfjs';
import { getThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';

/** Starts the backend that the page's address names, and says what it became. */
export async function startBackend(): Promise<string> {
  const name = new URLSearchParams(location.search).get('backend') ?? 'cpu';
  setWasmPaths('/tfjs-backend-wasm/');
  if (!(await tf.setBackend(name))) throw new Error(`tfjs could not start its backend ${name}`);
  await tf.ready();
  return name === 'wasm' ? `wasm, ${getThreadsCount()} threads` : name;
}
