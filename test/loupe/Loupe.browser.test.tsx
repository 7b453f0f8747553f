import { memory } from '@tensorflow/tfjs-core';
import { act } from '@testing-library/react';
import type { ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { DiffusionProvider, ForwardGrid, NoiseTriptych, SourceImage, TimestepSlider } from '../../src/index.js';
import { pixelsOf, show, showModal, showReady, smallImage, waitForState } from '../support/figures.js';

const image = smallImage();
const { width, height } = image;
const MIDDLE = 'Pixel 12 across, 9 down, of 24 × 18';

/** A figure and what its loupe shows. */
async function open(element: ReactElement) {
  const shown = await showReady(element);
  const { figure } = shown;
  const pictures = () => [...figure.querySelectorAll<HTMLCanvasElement>('.df-canvas')];
  const buttons = () => pictures().map(({ parentElement }) => parentElement as HTMLElement);
  await vi.waitFor(() => expect(buttons()[0]?.tabIndex).toBe(0));
  const text = (selector: string) => figure.querySelector(selector)?.textContent ?? null;
  return {
    ...shown,
    pictures,
    buttons,
    lenses: () => [...figure.querySelectorAll<HTMLCanvasElement>('.df-lens:not([hidden]) canvas')],
    place: () => text('.df-loupe-place span'),
    lines: () => [...figure.querySelectorAll('.df-loupe-line')].map(({ textContent }) => textContent),
    said: () => text('[role=status]'),
    press: async (panel: number, x = 12, y = 9) => {
      await userEvent.click(pictures()[panel] as Element, { position: positionOf(pictures()[panel] as Element, x, y) });
      await vi.waitFor(() => expect(text('.df-loupe-place span')).not.toBeNull());
    },
    focus: (panel = 0) => act(() => buttons()[panel]?.focus()),
  };
}

/** Where the middle of a pixel is in a picture's box. */
function positionOf(picture: Element, x: number, y: number) {
  const box = picture.getBoundingClientRect();
  const scale = Math.min(box.width / width, box.height / height);
  return {
    x: (box.width - scale * width) / 2 + (x + 0.5) * scale,
    y: (box.height - scale * height) / 2 + (y + 0.5) * scale,
  };
}

/** The byte that a value is painted as. */
const byteOf = (value: number) => Math.min(255, Math.max(0, Math.round((value + 1) * 127.5)));

describe('opened by the pointer', () => {
  it('shows the same place of all panels, pixel by pixel', async () => {
    const { press, pictures, lenses, place } = await open(<NoiseTriptych image={image} t={300} />);
    await press(1, 7, 4);
    expect(place()).toBe('Pixel 7 across, 4 down, of 24 × 18');
    expect(lenses()).toHaveLength(3);
    for (const [index, lens] of lenses().entries()) {
      const reach = (lens.width - 1) / 2;
      const picture = pixelsOf(pictures()[index] as HTMLCanvasElement);
      for (const [x, y] of [
        [0, 0],
        [1, -1],
        [-reach, reach],
      ] as const) {
        const at = 4 * ((4 + y) * width + 7 + x);
        const under = [
          ...pixelsOf(lens)
            .slice(4 * ((reach + y) * lens.width + reach + x))
            .slice(0, 4),
        ];
        const isInside = 4 + y < height && 7 + x >= 0;
        expect(under).toEqual(isInside ? [...picture.slice(at, at + 4)] : [0, 0, 0, 0]);
      }
    }
  });

  it('tells the values that are painted, each with its equation', async () => {
    const { press, pictures, lines } = await open(<NoiseTriptych image={image} t={300} />);
    await press(0, 20, 3);
    expect(lines()).toHaveLength(9);
    for (const [index, line] of lines().entries()) {
      const byte = pixelsOf(pictures()[Math.floor(index / 3)] as HTMLCanvasElement)[4 * (3 * width + 20) + (index % 3)];
      const value = Number(line?.replace(', clipped', '').split(/[ =]/).at(-1)?.replace('−', '-'));
      expect(Math.abs(byteOf(value) - (byte as number)), String(line)).toBeLessThanOrEqual(1);
      expect(line?.endsWith('clipped')).toBe(Math.abs(value) > 1);
    }
    expect(lines()[3]).toMatch(/^R 0\.\d{3} · .* \+ 0\.\d{3} · .* = /);
  });

  it('moves with a press elsewhere, and closes with one outside', async () => {
    const { press, place, lenses, container } = await open(<NoiseTriptych image={image} t={300} />);
    await press(1);
    expect(place()).toBe(MIDDLE);
    await press(2, 3, 15);
    expect(place()).toBe('Pixel 3 across, 15 down, of 24 × 18');
    container.style.paddingBottom = '300px';
    await userEvent.click(container, { position: { x: 5, y: container.getBoundingClientRect().height - 10 } });
    await vi.waitFor(() => expect(place()).toBeNull());
    expect(lenses()).toHaveLength(0);
  });

  it('closes by its button, and gives the focus back', async () => {
    const { press, place, figure, buttons } = await open(<NoiseTriptych image={image} />);
    await press(1);
    await userEvent.click(figure.querySelector('.df-loupe button') as Element);
    await vi.waitFor(() => expect(place()).toBeNull());
    expect(document.activeElement).toBe(buttons()[1]);
  });

  it('is moved by a pressed pointer, also beyond the edge of the picture', async () => {
    const { press, place, pictures } = await open(<NoiseTriptych image={image} />);
    await press(0);
    const picture = pictures()[0] as HTMLCanvasElement;
    picture.setPointerCapture = () => {};
    const { left, top } = picture.getBoundingClientRect();
    const send = (type: string, x: number, y: number, buttons = 1) => {
      const at = positionOf(picture, x, y);
      const where = { clientX: left + at.x, clientY: top + at.y, bubbles: true, pointerType: 'touch', buttons };
      act(() => void picture.dispatchEvent(new PointerEvent(type, where)));
    };
    // The loupe is seen an instant before it listens.
    await vi.waitFor(() => {
      send('pointerdown', 2, 2);
      expect(place()).toBe('Pixel 2 across, 2 down, of 24 × 18');
    });
    send('pointermove', 5, 6);
    expect(place()).toBe('Pixel 5 across, 6 down, of 24 × 18');
    send('pointermove', 99, -7);
    expect(place()).toBe('Pixel 23 across, 0 down, of 24 × 18');
    send('pointermove', 4, 4, 0);
    expect(place()).toBe('Pixel 23 across, 0 down, of 24 × 18');
    expect(getComputedStyle(picture).touchAction).toBe('none');
  });
});

describe('by keyboard', () => {
  it('opens, moves by one and by ten within the image, and closes', async () => {
    const { focus, place } = await open(<NoiseTriptych image={image} />);
    focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(place()).toBe(MIDDLE));
    await userEvent.keyboard('{ArrowRight}{ArrowUp}');
    expect(place()).toBe('Pixel 13 across, 8 down, of 24 × 18');
    await userEvent.keyboard('{Shift>}{ArrowLeft}{ArrowLeft}{ArrowDown}{/Shift}');
    expect(place()).toBe('Pixel 0 across, 17 down, of 24 × 18');
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(place()).toBeNull());
  });

  it('inside a dialog of the page, Escape closes the loupe, then the dialog', async () => {
    const { press, place, container } = await open(
      <dialog ref={showModal}>
        <NoiseTriptych image={image} />
      </dialog>,
    );
    await press(1);
    const dialog = container.querySelector('dialog') as HTMLDialogElement;
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(place()).toBeNull());
    expect(dialog.open).toBe(true);
    await userEvent.keyboard('{Escape}');
    expect(dialog.open).toBe(false);
  });

  it('behind a dialog of the page, Escape closes the dialog, then the loupe', async () => {
    const { press, place, container } = await open(
      <div>
        <NoiseTriptych image={image} />
        <dialog>over the figure</dialog>
      </div>,
    );
    await press(1);
    const dialog = container.querySelector('dialog') as HTMLDialogElement;
    dialog.showModal();
    await userEvent.keyboard('{Escape}');
    expect(dialog.open).toBe(false);
    expect(place()).not.toBeNull();
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(place()).toBeNull());
  });

  it('is opened by a button around every image, which stays one and names it', async () => {
    const { pictures, buttons, rerender } = await open(<ForwardGrid image={image} rows={1} samples={2} />);
    for (const [index, button] of buttons().entries()) {
      const picture = pictures()[index] as Element;
      expect([picture.getAttribute('role'), picture.getAttribute('tabindex')]).toEqual(['img', null]);
      expect(button.getAttribute('role')).toBe('button');
      expect(button).toHaveAccessibleName(picture.getAttribute('aria-label') as string);
      expect(button.getAttribute('aria-roledescription')).toBe('image button');
      expect(button.getAttribute('aria-description')).toMatch(/^Press Enter/);
      expect(button.getAttribute('aria-expanded')).toBe('false');
    }
    rerender(<ForwardGrid image={image} rows={1} samples={2} loupe={false} />);
    expect(buttons().some((button) => button.matches('[role], [tabindex], [aria-description]'))).toBe(false);
  });

  it('is one stop of a figure, and one of each panel while it is open', async () => {
    const { focus, buttons, place, figure } = await open(<ForwardGrid image={image} rows={2} samples={2} />);
    const stops = () => buttons().filter(({ tabIndex }) => tabIndex === 0).length;
    expect(stops()).toBe(1);
    focus();
    await userEvent.keyboard(' ');
    await vi.waitFor(() => expect(place()).not.toBeNull());
    await vi.waitFor(() => expect(stops()).toBe(6));
    await userEvent.keyboard('{Tab}');
    await vi.waitFor(() => expect(figure.querySelectorAll('.df-loupe-panel')[1]).toHaveAttribute('data-pressed'));
    await userEvent.keyboard('{Escape}');
    await vi.waitFor(() => expect(stops()).toBe(1));
  });

  it('says what is under it once it rests', async () => {
    const { press, said, container } = await open(<NoiseTriptych image={image} t={300} />);
    const opened: string[] = [];
    const watch = new MutationObserver(() => {
      if (opened.length === 0 && container.querySelector('.df-loupe')) opened.push(said() ?? '');
    });
    watch.observe(container, { childList: true, subtree: true });
    await press(1, 3, 2);
    watch.disconnect();
    expect(opened).toEqual(['']);
    await vi.waitFor(() => expect(said()).toMatch(/^x_t at t = 300, pixel 3 across, 2 down: red 0\.\d+ times .* is /));
  });
});

describe('on a page', () => {
  it('stays at its place while t moves, and its numbers follow', async () => {
    const { press, place, lines, lenses, container } = await open(
      <figure data-state="ready">
        <DiffusionProvider defaultT={100} image={image}>
          <TimestepSlider />
          <NoiseTriptych />
        </DiffusionProvider>
      </figure>,
    );
    await press(1);
    const [line, lens] = [lines()[3], [...pixelsOf(lenses()[1] as HTMLCanvasElement)]];
    const slider = container.querySelector('input') as HTMLElement;
    await userEvent.click(slider);
    await vi.waitFor(() => expect([...pixelsOf(lenses()[1] as HTMLCanvasElement)]).not.toEqual(lens));
    expect(place()).toBe(MIDDLE);
    expect(lines()[3]).not.toBe(line);
  });

  it('keeps the panels where they are when it opens', async () => {
    const { press, pictures } = await open(<ForwardGrid image={image} rows={2} />);
    const boxes = () => pictures().map((picture) => JSON.stringify(picture.getBoundingClientRect()));
    const before = boxes();
    await press(3);
    expect(boxes()).toEqual(before);
  });

  it('is gone with its figure, and leaves no tensor', async () => {
    const { press, unmount } = await open(<NoiseTriptych image={image} />);
    const before = memory().numTensors;
    await press(1);
    await userEvent.keyboard('{ArrowRight}{ArrowDown}');
    expect(memory().numTensors).toBe(before);
    unmount();
    await userEvent.keyboard('{ArrowRight}{Escape}');
    expect(document.querySelector('.df-lens')).toBeNull();
  });

  it('follows an image that is smaller', async () => {
    const { press, place, rerender } = await open(<SourceImage image={image} />);
    await press(0, 23, 17);
    rerender(<SourceImage image={smallImage(8, 6)} />);
    await vi.waitFor(() => expect(place()).toBe('Pixel 7 across, 5 down, of 8 × 6'));
  });

  it.each(['the figure', 'the provider'])('is off where %s says so', async (who) => {
    const { figure } = await showReady(
      <DiffusionProvider loupe={who === 'the provider' ? false : undefined}>
        <NoiseTriptych image={image} loupe={who === 'the figure' ? false : undefined} />
      </DiffusionProvider>,
    );
    await userEvent.click(figure.querySelector('canvas') as Element);
    expect(figure.querySelector('.df-lens, .df-loupe, .df-body [role=button], .df-shown-at')).toBeNull();
  });
});

it('writes nothing to the pictures while t moves, which would cost the page time at each', async () => {
  const { figure, pictures, buttons, rerender } = await open(<NoiseTriptych image={image} t={50} />);
  const written: string[] = [];
  const observer = new MutationObserver((records) =>
    written.push(...records.map(({ attributeName }) => `${attributeName}`)),
  );
  for (const picture of [...pictures(), ...buttons()])
    observer.observe(picture, { attributeFilter: ['tabindex', 'aria-description', 'aria-label'] });
  rerender(<NoiseTriptych image={image} t={300} />);
  await vi.waitFor(() => expect(written).toContain('aria-label'));
  await vi.waitFor(() => expect(figure.dataset['state']).toBe('ready'));
  expect(new Set(written)).toEqual(new Set(['aria-label']));
  observer.disconnect();
});

describe('what is said of the scale', () => {
  const scaled = (figure: HTMLElement) => figure.querySelector('.df-shown-at') as HTMLElement;

  it('follows the width of the figure, in a place that is kept for it', async () => {
    const { figure, container } = await showReady(<NoiseTriptych image={smallImage(256, 192)} />);
    const note = scaled(figure);
    const expectPercent = async (room: number) => {
      container.style.width = `${room}px`;
      const percent = () =>
        Math.round((100 * devicePixelRatio * (figure.querySelector('canvas')?.clientWidth ?? 0)) / 256);
      await vi.waitFor(() =>
        expect(note.textContent).toContain(`Shown at ${percent()}%. Scaling down averages noise away.`),
      );
    };
    await expectPercent(600);
    const kept = note.getBoundingClientRect().height;
    expect(kept).toBeGreaterThan(15);
    note.textContent = '';
    expect(note.getBoundingClientRect().height).toBe(kept);
  });

  it('has its place from the start on a phone that is narrower than one picture', async () => {
    const { figure } = show(
      <div style={{ width: 228 }}>
        <SourceImage image={smallImage(256, 192)} />
      </div>,
    );
    const kept = figure.clientHeight;
    await waitForState(figure, 'ready');
    await vi.waitFor(() => expect(scaled(figure).textContent).toMatch(/^Shown at 89%/));
    expect(figure.clientHeight).toBe(kept);
  });

  it('is nothing where every pixel is shown, and takes no room', async () => {
    const { figure } = await showReady(<NoiseTriptych image={image} resolution={24} />);
    expect([scaled(figure).textContent, scaled(figure).getBoundingClientRect().height]).toEqual(['', 0]);
  });
});
