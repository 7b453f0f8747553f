import { describe, expect, it, vi } from 'vitest';
import { putPixels } from '../../src/tensor/renderer.js';

function opaque(width: number, height: number): ImageData {
  const pixels = new ImageData(width, height);
  new Uint32Array(pixels.data.buffer).fill(0xff336699);
  return pixels;
}

describe('pixels on a canvas', () => {
  it('give it their size and are what it shows', () => {
    const canvas = document.createElement('canvas');
    putPixels(canvas, opaque(7, 5));
    expect([canvas.width, canvas.height]).toEqual([7, 5]);
    expect([...(canvas.getContext('2d')?.getImageData(6, 4, 1, 1).data ?? [])]).toEqual([0x99, 0x66, 0x33, 255]);
  });

  it('for which there is no memory are not passed over in silence', () => {
    const canvas = document.createElement('canvas');
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    vi.spyOn(context, 'putImageData').mockImplementation(() => {});
    expect(() => putPixels(canvas, opaque(4096, 1024))).toThrow(
      'a canvas of 4096 × 1024 pixels stays blank: the browser is out of memory; lower the resolution',
    );
  });

  it('need a 2D context', () => {
    const canvas = document.createElement('canvas');
    canvas.getContext('bitmaprenderer');
    expect(() => putPixels(canvas, opaque(2, 2))).toThrow('a canvas has no 2D context');
  });
});
