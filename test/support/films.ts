import { vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Frame } from '../../src/film/gif.js';

/** Presses an item of a figure's menu, and resolves to the file that it saves. */
export async function savedBy(figure: HTMLElement, item: string): Promise<{ name: string; bytes: Uint8Array }> {
  const clicked = new Promise<HTMLAnchorElement>((resolve) => {
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      resolve(this);
    });
  });
  await press(figure, item);
  const link = await clicked;
  const bytes = new Uint8Array(await (await fetch(link.href)).arrayBuffer());
  return { name: link.download, bytes };
}

/** Opens the menu of a figure and presses an item. */
export async function press(figure: HTMLElement, item: string): Promise<void> {
  await userEvent.click(figure.querySelector('.df-menu-button') as HTMLElement);
  const itemOf = () => itemsOf(figure).find(({ textContent }) => textContent === item);
  await vi.waitFor(() => {
    if (!itemOf()) throw new Error(`the menu has no “${item}”`);
  });
  await userEvent.click(itemOf() as HTMLElement);
}

export function itemsOf(figure: HTMLElement): Element[] {
  return [...figure.querySelectorAll('.df-menu-item')];
}

/** A WebM in a player, at its first frame. */
export async function played(webm: Uint8Array): Promise<HTMLVideoElement> {
  const video = document.createElement('video');
  video.muted = true;
  video.src = URL.createObjectURL(new Blob([new Uint8Array(webm)], { type: 'video/webm' }));
  await new Promise((resolve, reject) => {
    video.onloadeddata = resolve;
    video.onerror = () => reject(new Error(video.error?.message));
  });
  return video;
}

/** What a player shows at a time. */
export async function shownAt(video: HTMLVideoElement, seconds: number): Promise<Uint8ClampedArray> {
  const arrived = new Promise((resolve) => video.addEventListener('seeked', resolve, { once: true }));
  video.currentTime = seconds;
  await arrived;
  const { videoWidth: width, videoHeight: height } = video;
  const context = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D;
  context.drawImage(video, 0, 0);
  return context.getImageData(0, 0, width, height).data;
}

export function frameOf(width: number, height: number, colorAt: (x: number, y: number) => readonly number[]): Frame {
  const data = new Uint8ClampedArray(4 * width * height);
  for (let pixel = 0; pixel < width * height; pixel++) {
    data.set([...colorAt(pixel % width, Math.floor(pixel / width)), 255], 4 * pixel);
  }
  return { width, height, data };
}
