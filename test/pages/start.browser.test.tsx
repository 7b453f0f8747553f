import '../../stories/page.css';
import { render } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { DraggedPicture } from '../../stories/Start/DraggedPicture.js';
import '../support/figures.js';
import { emulate, MOTION } from '../support/media.js';
import { canvasHash } from '../support/pixels.js';
import { dragByMouse, dragByTouch } from '../support/pointer.js';

// The picture of the first page, which readers drag through t.

beforeEach(() => page.viewport(1000, 900));
afterEach(() => emulate());

/** Shows the picture with room below it, and waits until it can be moved. */
async function shown() {
  const { container } = render(
    <div className="page start">
      <DraggedPicture />
      <div style={{ height: 3000 }} />
    </div>,
  );
  const slider = page.getByRole('slider', { name: 'Timestep t of the picture' });
  await expect.element(slider).toBeInTheDocument();
  const element = slider.element() as HTMLElement;
  const canvas = element.querySelector('canvas') as HTMLCanvasElement;
  const read = (name: string) => Number(element.getAttribute(`aria-${name}`));
  /** Waits until the picture is that of a t, and returns its pixels. */
  const painted = async (t: number) => {
    await expect.poll(() => read('valuenow')).toBe(t);
    await expect.poll(() => canvas.dataset['t']).toBe(String(t));
    return canvasHash(canvas);
  };
  return { container, element, read, painted };
}

const widthOfTrack = (element: Element) => {
  const [track, picture] = [element.querySelector('.start-track'), element].map(
    (one) => (one as Element).getBoundingClientRect().width,
  ) as [number, number];
  return track / picture;
};

describe('the picture of the first page', () => {
  it('moves by keys, as sliders do, and is painted anew', async () => {
    const { element, painted } = await shown();
    const first = await painted(200);
    element.focus();
    for (const [key, t] of [
      ['ArrowRight', 201],
      ['ArrowDown', 200],
      ['PageUp', 250],
      ['PageDown', 200],
      ['Home', 0],
      ['ArrowLeft', 0],
      ['End', 999],
      ['ArrowUp', 999],
    ] as const) {
      await userEvent.keyboard(`{${key}}`);
      await painted(t);
    }
    expect(await painted(999)).not.toBe(first);
  });

  it('follows a mouse that drags it anywhere, as far as its grip moves', async () => {
    const { element, painted, container } = await shown();
    const before = await painted(200);
    const quarter = widthOfTrack(element) / 4;
    await dragByMouse(element, [0.6, 0.3], [0.6 + quarter, 0.35]);
    expect(await painted(450)).not.toBe(before);
    expect(container.querySelector('.start-mix')?.textContent).toBe('0.35 × image + 0.93 × noise');
    await dragByMouse(element, [0.9, 0.3], [0.9 - quarter, 0.3]);
    expect(await painted(200)).toBe(before);
    await dragByMouse(element, [0.9, 0.3], [0.1, 0.3]);
    await painted(0);
  });

  it('follows a finger to the side, and scrolls with a finger that moves up', async () => {
    const { element, read, painted } = await shown();
    await painted(200);
    await dragByTouch(element, [0.5, 0.8], [0.5, 0.1]);
    await expect.poll(() => scrollY).toBeGreaterThan(50);
    expect(read('valuenow')).toBe(200);
    scrollTo(0, 0);
    await dragByTouch(element, [0.4, 0.5], [0.4 + widthOfTrack(element) / 4, 0.5]);
    await painted(450);
  });

  it('says what to do and where it is, with a grip that a finger finds', async () => {
    const { element, painted } = await shown();
    await painted(200);
    expect(element.getAttribute('aria-valuetext')).toBe('t = 200: 0.81 × image + 0.59 × noise');
    const hint = document.getElementById(element.getAttribute('aria-describedby') ?? '');
    expect(hint?.textContent).toBe('Drag the picture');
    const grip = element.querySelector('.start-grip')?.getBoundingClientRect();
    expect(Math.min(grip?.width ?? 0, grip?.height ?? 0)).toBeGreaterThanOrEqual(24);
    await page.viewport(360, 780);
    for (const key of ['{Home}', '{End}']) {
      element.focus();
      await userEvent.keyboard(key);
      const [picture, text] = [element, element.querySelector('.start-track text') as Element].map((one) =>
        one.getBoundingClientRect(),
      ) as [DOMRect, DOMRect];
      expect(text.left).toBeGreaterThan(picture.left);
      expect(text.right).toBeLessThan(picture.right);
    }
  });

  it('has its own light and dark on the picture in colors that the reader has forced', async () => {
    await emulate({ 'forced-colors': 'active' });
    const { element } = await shown();
    const fills = ['circle.start-grip', 'text'].map((part) => getComputedStyle(element.querySelector(part) as Element));
    expect(fills.map(({ fill }) => fill)).toEqual(['rgb(255, 255, 255)', 'rgb(255, 255, 255)']);
  });

  it('moves by itself once, until a reader moves it', async () => {
    await emulate(MOTION);
    const { element, read, painted } = await shown();
    await expect.poll(() => read('valuenow')).toBeGreaterThan(300);
    element.focus();
    await userEvent.keyboard('{Home}');
    await painted(0);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(read('valuenow')).toBe(0);
  });

  it('does not move by itself where a reader wants no motion', async () => {
    const { read, painted } = await shown();
    await painted(200);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(read('valuenow')).toBe(200);
  });
});
