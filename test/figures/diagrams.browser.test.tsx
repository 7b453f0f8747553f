import { describe, expect, it } from 'vitest';
import { ChainDiagram, NoisePredictorDiagram, NoiseTriptych, ReverseChain } from '../../src/index.js';
import {
  canvasesOf,
  labelsOf,
  messageOf,
  pixelHash,
  pixelsOf,
  show,
  showReady,
  smallImage,
} from '../support/figures.js';

const image = smallImage();

function panel(figure: Element, index: number): Uint8ClampedArray {
  return pixelsOf(canvasesOf(figure)[index] as HTMLCanvasElement);
}

describe('ChainDiagram', () => {
  it('begins with the x_T of the reverse chain, and ends with the image', async () => {
    const diagram = await showReady(<ChainDiagram image={image} seed={3} t={100} />);
    const chain = await showReady(<ReverseChain image={image} seed={3} />);
    expect(labelsOf(diagram.figure)).toHaveLength(4);
    expect(panel(diagram.figure, 0)).toEqual(panel(chain.figure, 0));
    expect(panel(diagram.figure, 3)).toEqual(image.data);
  });

  it('takes a fifth of the timesteps where no t is given', async () => {
    const { figure } = await showReady(<ChainDiagram image={image} schedule={{ timesteps: 50 }} />);
    expect(labelsOf(figure)[1]).toContain('t = 10');
    expect(labelsOf(figure)[2]).toContain('t = 9');
  });

  it.each([0, 1000, 1.5])('refuses t = %d and keeps its pixels', async (t) => {
    const { figure, rerender } = await showReady(<ChainDiagram image={image} />);
    const pixels = pixelHash(figure);
    rerender(<ChainDiagram image={image} t={t} />);
    expect(await messageOf(figure)).toBe(`invalid t: ${t}; expected an integer in 1 <= t < 1000`);
    expect(pixelHash(figure)).toBe(pixels);
  });
});

describe('NoisePredictorDiagram', () => {
  it('shows the x_t and the noise of the other figures of one x_t', async () => {
    const diagram = await showReady(<NoisePredictorDiagram image={image} seed={5} t={300} />);
    const triptych = await showReady(<NoiseTriptych image={image} seed={5} t={300} />);
    expect(panel(diagram.figure, 0)).toEqual(panel(triptych.figure, 1));
    expect(panel(diagram.figure, 1)).toEqual(panel(triptych.figure, 2));
  });

  it('takes the only step of the shortest schedule', async () => {
    const { figure } = await showReady(<NoisePredictorDiagram image={image} schedule={{ timesteps: 1 }} />);
    expect(labelsOf(figure)[0]).toContain('t = 0');
  });

  it('keeps places for its panels where t is wrong from the start', async () => {
    const { figure } = show(<NoisePredictorDiagram image={image} t={-1} />);
    expect(await messageOf(figure)).toBe('invalid t: -1; expected an integer in 0 <= t < 1000');
    expect(canvasesOf(figure)).toHaveLength(2);
  });
});
