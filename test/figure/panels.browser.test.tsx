import { cleanup, fireEvent } from '@testing-library/react';
import type { ReactElement } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { compared } from '../../src/figure/differences.js';
import { definePanels } from '../../src/figure/panels.js';
import * as prop from '../../src/figure/prop.js';
import { ofImages } from '../../src/figure/sharedProps.js';
import { DiffusionProvider, quantity } from '../../src/index.js';
import {
  canvasesOf,
  figureIn,
  labelsOf,
  messageOf,
  pixelHash,
  readyPixels,
  show,
  showReady,
  smallImage,
  waitForState,
} from '../support/figures.js';
import { copiedCode } from '../support/menu.js';

const image = smallImage();

// A figure with a prop of each kind.
const NoiseLadder = definePanels({
  name: 'noise-ladder',
  shared: { ...ofImages, ...compared },
  props: {
    t: prop.timestep({ min: 1 }),
    steps: prop.integer({ default: 3, min: 1, max: 5 }),
    share: prop.controlled(prop.number({ default: 1, min: 0, max: 1 })),
    kind: prop.choice(['one', 'many']),
    labelled: prop.flag(),
  },
  caption: ({ labelled }) => (labelled ? 'A ladder of noise.' : undefined),
  describe: ({ schedule, seed, t, steps, share, kind, labelled }) => {
    if (steps > 1 && t + steps > schedule.timesteps) throw new RangeError('no room for the last step');
    const panels = Array.from({ length: steps }, (_, step) => {
      const epsilon = quantity.noise({ seed, stream: kind === 'one' ? 0 : step });
      return {
        quantity: quantity.forwardJump(schedule, quantity.x0, t + step, epsilon),
        label: `x_t at t = ${t + step}, share ${share}`,
        title: labelled ? `t = ${t + step}` : undefined,
        reference: { quantity: quantity.x0, label: 'the image x0' },
      };
    });
    return { rows: [{ panels }] };
  },
  Below: ({ props, setProp }) => (
    <button type="button" onClick={() => setProp('share', 0.5)}>{`share ${props.share}`}</button>
  ),
});

afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
});

const buttonOf = (figure: HTMLElement) => figure.querySelector('.df-body > button') as HTMLButtonElement;

describe('a definition', () => {
  it('is a figure of its name, with its caption, painted, in the place of its image', async () => {
    const { figure } = await showReady(<NoiseLadder image={image} labelled id="mine" />);
    expect([figure.dataset['figure'], figure.id]).toEqual(['noise-ladder', 'mine']);
    expect(figure.querySelector('figcaption')?.textContent).toBe('A ladder of noise.');
    expect(figure.querySelectorAll('canvas[data-painted]')).toHaveLength(3);
    expect(labelsOf(figure)[0]).toBe('x_t at t = 50, share 1');
  });

  it('takes what it is not given from its provider and the page, and t = 0 of the page as its least', async () => {
    const { figure } = await showReady(
      <DiffusionProvider image={image} defaultT={0} seed={4} schedule={{ timesteps: 20 }}>
        <NoiseLadder steps={1} />
      </DiffusionProvider>,
    );
    expect(labelsOf(figure)).toEqual(['x_t at t = 1, share 1']);
    const own = <NoiseLadder image={image} t={1} seed={4} schedule={{ timesteps: 20 }} steps={1} />;
    const pixels = pixelHash(figure);
    cleanup();
    expect(pixels).toBe(await readyPixels(own));
  });
});

describe('a prop that is wrong', () => {
  it.each<[prop.PropsOf<typeof NoiseLadder>, string]>([
    [{ t: 0 }, 'invalid t: 0; expected an integer in 1 <= t < 1000'],
    [{ t: 999.5 }, 'invalid t: 999.5; expected an integer in 1 <= t < 1000'],
    [{ steps: 6 }, 'invalid steps: 6; expected an integer in 1 <= steps < 6'],
    [{ steps: null as never }, 'invalid steps: null; expected an integer in 1 <= steps < 6'],
    [{ share: Number.NaN }, 'invalid share: NaN; expected 0 <= share <= 1'],
    [{ defaultShare: 2 }, 'invalid defaultShare: 2; expected 0 <= defaultShare <= 1'],
    [{ kind: 'none' as never }, `invalid kind: "none"; expected 'one' or 'many'`],
    [{ difference: 'always' as never }, `invalid difference: "always"; expected 'offered' or 'shown'`],
    [{ resolution: 0 }, 'invalid resolution: 0; expected an integer in 1 <= resolution <= 16384'],
    [{ schedule: { timesteps: 1 } }, 'invalid timesteps: 1; expected at least 2, for a step between two noisy states'],
    [{ t: 998, steps: 3 }, 'no room for the last step'],
  ])('%j is said', async (props, message) => {
    const onError = vi.fn();
    const { figure } = show(<NoiseLadder image={image} onError={onError} {...props} />);
    expect(await messageOf(figure)).toBe(message);
    await vi.waitFor(() => expect(onError).toHaveBeenCalledOnce());
  });

  it('leaves the others as they are: places, texts and buttons stay', async () => {
    const { figure } = show(<NoiseLadder image={image} steps={2} labelled difference="offered" t={-1} />);
    await messageOf(figure);
    expect(labelsOf(figure)).toEqual(['no image', 'no image']);
    expect(figure.querySelector('figcaption')).not.toBeNull();
    expect(figure.querySelector('.df-difference-toggle')).not.toBeNull();
  });

  it('leaves what was shown; the next that is right goes on', async () => {
    const { figure, rerender } = await showReady(<NoiseLadder image={image} steps={2} t={9} />);
    const [before, canvases] = [pixelHash(figure), canvasesOf(figure)];
    rerender(<NoiseLadder image={image} steps={2} t={-9} />);
    await messageOf(figure);
    expect(pixelHash(figure)).toBe(before);
    expect(labelsOf(figure)[0]).toBe('x_t at t = 9, share 1');
    rerender(<NoiseLadder image={image} steps={2} t={10} />);
    await waitForState(figure, 'ready');
    expect(canvasesOf(figure)).toEqual(canvases);
    expect(labelsOf(figure)[0]).toBe('x_t at t = 10, share 1');
  });
});

describe('what readers change', () => {
  it('begins with its default, is told, and stands in the code', async () => {
    const told = vi.fn();
    const { figure } = await showReady(
      <NoiseLadder image={image} defaultShare={0.25} onShareChange={told} steps={1} />,
    );
    expect(buttonOf(figure).textContent).toBe('share 0.25');
    fireEvent.click(buttonOf(figure));
    expect(told.mock.calls).toEqual([[0.5]]);
    expect(buttonOf(figure).textContent).toBe('share 0.5');
    await waitForState(figure, 'ready');
    expect(labelsOf(figure)).toEqual(['x_t at t = 50, share 0.5']);
    expect(await copiedCode(figure)).toBe('<NoiseLadder defaultShare={0.5} steps={1} />');
  });

  it('stays as the page holds it', async () => {
    const told = vi.fn();
    const { figure } = await showReady(<NoiseLadder image={image} share={0.75} onShareChange={told} steps={1} />);
    fireEvent.click(buttonOf(figure));
    expect(told).toHaveBeenCalledOnce();
    expect(buttonOf(figure).textContent).toBe('share 0.75');
    expect(await copiedCode(figure)).toBe('<NoiseLadder share={0.75} steps={1} />');
  });
});

it('the code has what comes from provider and page, and no default', async () => {
  const { container } = show(
    <DiffusionProvider seed={7} defaultT={9}>
      <NoiseLadder image={image} kind="one" steps={2} labelled={false} resolution={48} />
    </DiffusionProvider>,
  );
  await waitForState(figureIn(container), 'ready');
  expect(await copiedCode(figureIn(container))).toBe('<NoiseLadder t={9} seed={7} resolution={48} steps={2} />');
});

it('the space for an image has its own shape, then that of the figure’s image, then the provider’s', async () => {
  const square = { shape: [8, 8], values: new Float32Array(64) } as const;
  const ratioIn = async (figure: ReactElement) => {
    const { container } = show(
      <DiffusionProvider image={image} aspectRatio={2}>
        {figure}
      </DiffusionProvider>,
    );
    await waitForState(figureIn(container), 'ready');
    const { clientWidth, clientHeight } = (canvasesOf(figureIn(container))[0] as HTMLElement)
      .parentElement as HTMLElement;
    cleanup();
    return Math.round((10 * clientWidth) / clientHeight) / 10;
  };
  expect(await ratioIn(<NoiseLadder />)).toBe(2);
  expect(await ratioIn(<NoiseLadder image={square} />)).toBe(1);
  expect(await ratioIn(<NoiseLadder image={square} aspectRatio={3} />)).toBe(3);
});
