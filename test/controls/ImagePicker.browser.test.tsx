import { act } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { DiffusionProvider, ImagePicker, NoiseTriptych, SourceImage } from '../../src/index.js';
import { canvasesOf, show, showReady, smallImage, waitForState } from '../support/figures.js';

/** A picture of one colour. */
function picture(width = 40, height = 20, color = 'rgb(255, 0, 0)'): HTMLCanvasElement {
  const canvas = Object.assign(document.createElement('canvas'), { width, height });
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.fillStyle = color;
  context.fillRect(0, 0, width, height);
  return canvas;
}

async function file(name = 'red.png', ...size: Parameters<typeof picture>): Promise<File> {
  const blob = await new Promise<Blob | null>((resolve) => picture(...size).toBlob(resolve));
  return new File([blob as Blob], name, { type: 'image/png' });
}

function transferOf(...files: File[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const each of files) transfer.items.add(each);
  return transfer;
}

async function page() {
  const { container, figure, unmount } = await showReady(
    <DiffusionProvider image={smallImage()}>
      <NoiseTriptych />
      <ImagePicker />
    </DiffusionProvider>,
  );
  const picker = container.querySelector('.df-picker') as HTMLElement;
  const button = (name: string) => {
    const found = [...picker.querySelectorAll('button')].find(({ textContent }) => textContent === name);
    if (!found) throw new Error(`no button is called ${name}`);
    return found;
  };
  const first = () => {
    const canvas = canvasesOf(figure)[0] as HTMLCanvasElement;
    return `${canvas.width} × ${canvas.height}`;
  };
  const status = () => picker.querySelector('[role=status]')?.textContent;
  const message = () => picker.querySelector('[role=alert]')?.textContent;
  return { figure, picker, button, first, status, message, unmount };
}

async function showsTheFile({ figure, first, status, message }: Awaited<ReturnType<typeof page>>) {
  await vi.waitFor(() => expect(first()).toBe('40 × 20'));
  await waitForState(figure, 'ready');
  expect(status()).toBe('The figures show red.png.');
  expect(message()).toBeUndefined();
}

describe('the figures under a provider', () => {
  it('follow a file that is chosen, in its shape, and show the first image again', async () => {
    const shown = await page();
    expect(shown.first()).toBe('24 × 18');
    await userEvent.upload(shown.picker.querySelector('input') as HTMLElement, await file());
    await showsTheFile(shown);
    const box = shown.figure.querySelector('.df-image') as HTMLElement;
    expect(box.offsetWidth / box.offsetHeight).toBeCloseTo(2, 1);
    await userEvent.click(shown.button('Back to the first image'));
    await vi.waitFor(() => expect(shown.first()).toBe('24 × 18'));
    expect(document.activeElement).toBe(shown.button('Choose an image'));
  });

  it('follow a file that is dropped', async () => {
    const shown = await page();
    const transfer = transferOf(await file());
    const drag = (type: string) => {
      const event = new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true });
      act(() => void shown.picker.dispatchEvent(event));
      return !event.defaultPrevented;
    };
    drag('dragenter');
    expect(drag('dragover')).toBe(false);
    expect(shown.picker.dataset['dropping']).toBe('true');
    drag('dragleave');
    expect(shown.picker.dataset['dropping']).toBeUndefined();
    expect(drag('drop')).toBe(false);
    await showsTheFile(shown);
  });

  it('follow an image that is pasted where the focus is in the picker', async () => {
    const shown = await page();
    const paste = async (target: Element) =>
      target.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: transferOf(await file()), bubbles: true, cancelable: true }),
      );
    expect(await paste(document.body)).toBe(true);
    expect(shown.status()).toBe('');
    shown.button('Choose an image').focus();
    await act(() => paste(document.activeElement as Element));
    await showsTheFile(shown);
  });

  it('keep an image of their own', async () => {
    const { figure, container } = await showReady(
      <DiffusionProvider>
        <SourceImage image={smallImage()} />
        <ImagePicker />
      </DiffusionProvider>,
    );
    await userEvent.upload(container.querySelector('input') as HTMLElement, await file());
    await vi.waitFor(() => expect(container.querySelector('[role=status]')?.textContent).toMatch(/red.png/));
    expect(canvasesOf(figure)[0]?.width).toBe(24);
  });

  it('follow the picker of the provider that gives them their image', async () => {
    const { container } = await showReady(
      <DiffusionProvider image={smallImage()}>
        <SourceImage />
        <DiffusionProvider image={smallImage(30, 30)} defaultT={3}>
          <ImagePicker />
          <DiffusionProvider seed={3}>
            <SourceImage />
          </DiffusionProvider>
        </DiffusionProvider>
      </DiffusionProvider>,
    );
    await userEvent.upload(container.querySelector('input') as HTMLElement, await file());
    await vi.waitFor(() => expect(canvasesOf(container).map(({ width }) => width)).toEqual([24, 40]));
  });
});

describe('what is no image', () => {
  it('says so in the picker, and the figures keep theirs', async () => {
    const { picker, figure, first, message } = await page();
    await userEvent.upload(picker.querySelector('input') as HTMLElement, new File(['text'], 'notes.txt'));
    await vi.waitFor(() =>
      expect(message()).toMatch(/^image "notes.txt" cannot be decoded by this browser .* expected PNG/),
    );
    expect(first()).toBe('24 × 18');
    expect(figure.dataset['state']).toBe('ready');
  });

  it('is text that is dropped', async () => {
    const { picker, message } = await page();
    const dataTransfer = new DataTransfer();
    dataTransfer.setData('text/plain', 'words');
    act(() => void picker.dispatchEvent(new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })));
    expect(message()).toMatch(/^no image file was found/);
  });
});

describe('the camera', () => {
  const { mediaDevices } = navigator;
  let streams: MediaStream[] = [];
  const provide = (devices: unknown) =>
    Object.defineProperty(navigator, 'mediaDevices', { value: devices, configurable: true });

  beforeEach(() => {
    streams = [];
    provide({
      getUserMedia: async () => {
        const canvas = picture(64, 48, 'rgb(0, 0, 255)');
        const stream = canvas.captureStream(30);
        const paint = setInterval(() => canvas.getContext('2d')?.fillRect(0, 0, 64, 48), 20);
        stream.getTracks()[0]?.addEventListener('ended', () => clearInterval(paint));
        streams.push(stream);
        return stream;
      },
    });
  });
  afterEach(() => {
    provide(mediaDevices);
    for (const track of streams.flatMap((stream) => stream.getTracks())) track.stop();
  });
  const areOff = () =>
    streams.flatMap((stream) => stream.getTracks()).every(({ readyState }) => readyState === 'ended');

  it('gives a picture, and stops', async () => {
    const { picker, button, first, status } = await page();
    await userEvent.click(button('Use the camera'));
    await vi.waitFor(() => expect(document.activeElement).toBe(button('Take the picture')));
    await vi.waitFor(() => expect(picker.querySelector('video')?.videoWidth).toBe(64));
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(first()).toBe('64 × 48'));
    expect(status()).toBe('The figures show the picture from the camera.');
    expect(areOff()).toBe(true);
    expect(picker.querySelector('video')).toBeNull();
    expect(document.activeElement).toBe(button('Use the camera'));
  });

  it('stops when it is not wanted any more', async () => {
    const { button, unmount } = await page();
    await userEvent.click(button('Use the camera'));
    await vi.waitFor(() => button('Cancel'));
    await userEvent.click(button('Cancel'));
    await vi.waitFor(() => expect(areOff()).toBe(true));
    await userEvent.click(button('Use the camera'));
    await vi.waitFor(() => button('Cancel'));
    unmount();
    await vi.waitFor(() => expect(areOff()).toBe(true));
    expect(streams).toHaveLength(2);
  });

  it('stops when it comes after the picker has gone', async () => {
    let come = (_: MediaStream) => {};
    provide({ getUserMedia: () => new Promise<MediaStream>((resolve) => (come = resolve)) });
    const { button, status, unmount } = await page();
    await userEvent.click(button('Use the camera'));
    await vi.waitFor(() => expect(status()).toBe('Waiting for the camera …'));
    unmount();
    const stream = picture().captureStream();
    streams.push(stream);
    come(stream);
    await vi.waitFor(() => expect(areOff()).toBe(true));
  });

  it.each([
    ['NotAllowedError', /^the camera was refused: allow it/],
    ['NotFoundError', /^no camera was found: connect one/],
    ['NotReadableError', /^the camera could not be started: close other programs/],
    ['OddError', /^the camera could not be started \(OddError\)/],
  ])('says why it does not start: %s', async (name, expected) => {
    provide({ getUserMedia: () => Promise.reject(new DOMException('', name)) });
    const { button, message } = await page();
    await userEvent.click(button('Use the camera'));
    await vi.waitFor(() => expect(message()).toMatch(expected));
    expect(button('Use the camera').getAttribute('aria-pressed')).toBe('false');
  });

  it('says that a page without https has none', async () => {
    provide(undefined);
    const { button, message } = await page();
    await userEvent.click(button('Use the camera'));
    await vi.waitFor(() => expect(message()).toMatch(/^this page may not use a camera/));
  });

  it('can be left out', () => {
    const { container } = show(
      <figure>
        <ImagePicker camera={false} />
      </figure>,
    );
    expect(container.textContent).not.toContain('camera');
  });
});
