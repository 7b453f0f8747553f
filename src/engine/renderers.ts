import { isFrozen } from '../hooks/frozen.js';
import { decodeImage } from '../image/decode.js';
import type { OpenSource } from '../image/source.js';
import type { ImageArray } from '../process/types.js';
import type { PanelListener } from '../tensor/plan.js';
import { computeExactly, Renderer } from '../tensor/renderer.js';
import type { ImagePainter } from './imagePainter.js';
import { sample } from './load.js';
import { enqueue } from './queue.js';

/** A value that several borrowers share. */
export interface Loan<Value> {
  value: Promise<Value>;
  /** Ends this loan; call it once. */
  release: () => void;
}

interface Entry<Value> {
  key: readonly unknown[];
  value: Promise<Value>;
  users: number;
  making: AbortController;
}

/**
 * Makes a value on first request, lends the same one to all users while it is in use, and disposes it after the last
 * release. A value that could not be made is forgotten, so that the next request tries again.
 */
export class SharedCache<Value extends { dispose(): void }> {
  /** Few per page, so searched linearly; keys hold objects and numbers, each compared by identity. */
  readonly #entries = new Set<Entry<Value>>();

  /** @param make - makes the value; its signal aborts once nobody waits for it. */
  borrow(key: readonly unknown[], make: (signal: AbortSignal) => Promise<Value>): Loan<Value> {
    const entry = this.#find(key) ?? this.#add(key, make);
    entry.users += 1;
    return { value: entry.value, release: () => this.#release(entry) };
  }

  #find(key: readonly unknown[]): Entry<Value> | undefined {
    return [...this.#entries].find((entry) => key.every((part, index) => Object.is(part, entry.key[index])));
  }

  #add(key: readonly unknown[], make: (signal: AbortSignal) => Promise<Value>): Entry<Value> {
    const making = new AbortController();
    const entry = { key, value: make(making.signal), users: 0, making };
    this.#entries.add(entry);
    entry.value.catch(() => this.#entries.delete(entry));
    return entry;
  }

  #release(entry: Entry<Value>): void {
    entry.users -= 1;
    // Deferred: a component that remounts at once, as in strict mode, finds the value still there.
    setTimeout(() => {
      if (entry.users > 0 || !this.#entries.delete(entry)) return;
      entry.making.abort();
      entry.value.then(
        (value) => value.dispose(),
        () => {},
      );
    });
  }
}

/** One renderer per image and resolution, shared by all figures of the page. */
const renderers = new SharedCache<Renderer>();

/**
 * Lends the renderer of an image. It is disposed once nobody uses it.
 *
 * @param source - null stands for the sample image.
 * @param resolution - the longest side in pixels.
 */
export function borrowRenderer(source: OpenSource | null, resolution: number): Loan<Renderer> {
  return renderers.borrow([source, resolution], (signal) => createRenderer(source, resolution, signal));
}

async function createRenderer(source: OpenSource | null, resolution: number, signal: AbortSignal): Promise<Renderer> {
  const image = await decode(source, resolution, signal);
  if (isFrozen()) await computeExactly();
  signal.throwIfAborted();
  return new Renderer(image);
}

async function decode(source: OpenSource | null, resolution: number, signal: AbortSignal): Promise<ImageArray> {
  if (source !== null) return decodeImage(source, resolution, signal);
  const { sampleImage } = await sample.load();
  return decodeImage(sampleImage(), resolution, signal);
}

/** Paints and reads by a renderer, in turn with all other work of the page. */
export function imagePainterOf(renderer: Renderer): ImagePainter {
  return {
    async draw({ panels }, canvases, { onPanel, ...work } = {}) {
      const distances = panels.map((): number | null => null);
      const painted: PanelListener = (index, distance) => {
        distances[index] = distance;
        onPanel?.(index, distance);
      };
      await enqueue(renderer.draw(panels, canvases, painted), work);
      return distances;
    },

    read: async (quantity, work) => enqueue(renderer.read(quantity), work),
  };
}
