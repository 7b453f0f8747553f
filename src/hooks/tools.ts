import type { PanelListener } from '../tensor/plan.js';
import type { Renderer } from '../tensor/renderer.js';
import type { Tools } from './useDiffusion.js';
import { enqueue } from './workQueue.js';

/** What a renderer paints and reads, in turn with all other work of the page. */
export function toolsOf(renderer: Renderer): Tools {
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
