import { afterEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import type { Frame } from '../../src/film/gif.js';
import { gifOf } from '../../src/film/gif.js';
import {
  DiffusionProvider,
  MeanComparison,
  NoiseTriptych,
  ReverseChain,
  SampleTrajectories,
  ScheduleChart,
  TrainDenoiser,
} from '../../src/index.js';
import { saveGif } from '../../src/menu/actions.js';
import { showReady, smallImage, waitForState } from '../support/figures.js';
import { frameOf, itemsOf, press, savedBy } from '../support/films.js';
import { copiedCode } from '../support/menu.js';

/** What a browser shows of a GIF. */
interface Shown {
  readonly frames: readonly Uint8ClampedArray[];
  /** In milliseconds. */
  readonly delays: readonly number[];
  readonly size: readonly [width: number, height: number];
}

declare class ImageDecoder {
  constructor(options: { data: ArrayBuffer; type: string });
  readonly completed: Promise<void>;
  readonly tracks: { readonly ready: Promise<void>; readonly selectedTrack: { readonly frameCount: number } };
  decode(options: { frameIndex: number }): Promise<{ image: CanvasImageSource & { duration: number } & Size }>;
}

interface Size {
  readonly displayWidth: number;
  readonly displayHeight: number;
}

async function decoded(gif: Uint8Array): Promise<Shown> {
  const decoder = new ImageDecoder({ data: new Uint8Array(gif).buffer, type: 'image/gif' });
  await decoder.tracks.ready;
  await decoder.completed;
  const frames: Uint8ClampedArray[] = [];
  const delays: number[] = [];
  let size: [number, number] = [0, 0];
  for (let frameIndex = 0; frameIndex < decoder.tracks.selectedTrack.frameCount; frameIndex++) {
    const { image } = await decoder.decode({ frameIndex });
    size = [image.displayWidth, image.displayHeight];
    const context = new OffscreenCanvas(...size).getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(image, 0, 0);
    frames.push(context.getImageData(0, 0, ...size).data);
    delays.push(image.duration / 1000);
  }
  return { frames, delays, size };
}

const hashOf = async (bytes: Uint8Array) =>
  [...new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes)))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('');

/** Numbers that look like noise, the same in every browser. */
function scrambled(index: number): number {
  return Math.imul(index ^ (index >>> 7), 0x9e3779b1) >>> 24;
}

const noise = (seed: number) => frameOf(64, 48, (x, y) => [1, 2, 3].map((c) => scrambled(4 * (64 * y + x) + c + seed)));

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

it('shows few colours as they are, also where a pixel stays and comes back', async () => {
  const white = [255, 255, 255];
  const blue = [0, 90, 170];
  const at = (place: number) => frameOf(16, 8, (x) => (x === place ? blue : white));
  const { frames, delays, size } = await decoded(await gifOf([at(3), at(4), at(3)], 0.5));
  expect(size).toEqual([16, 8]);
  expect(delays).toEqual([170, 160, 170]);
  expect(frames.map((frame) => [...frame])).toEqual([at(3), at(4), at(3)].map(({ data }) => [...data]));
});

it('keeps the mean of what has more colours than a palette', async () => {
  const ramp = frameOf(256, 64, (x) => [x, x / 2, 255 - x]);
  const photograph = frameOf(64, 48, (x, y) => [128 + 100 * Math.sin(x / 9), 2 * x + y, 3 * y]);
  for (const frame of [ramp, photograph, noise(0)]) {
    const [shown] = (await decoded(await gifOf([frame, noise(9)].slice(0, frame.width === 64 ? 2 : 1), 1))).frames;
    for (const channel of [0, 1, 2])
      expect(Math.abs(missed(frame, shown as Uint8ClampedArray, channel))).toBeLessThan(0.6);
  }
});

/** By how much a channel is off, in the mean. */
function missed({ data }: Frame, shown: Uint8ClampedArray, channel: number): number {
  let sum = 0;
  for (let at = channel; at < data.length; at += 4) sum += (shown[at] as number) - (data[at] as number);
  return (4 * sum) / data.length;
}

it('is the same bytes in every browser', async () => {
  const gif = await gifOf([noise(0), noise(1), noise(1)], 1);
  expect(await hashOf(gif)).toBe('566082be67a19d1fcbc2458318c936f6b963b56b06f7a48eb72144326618f6a6');
});

it('films a figure from its first t to its last, whoever holds t, and gives it back', async () => {
  const onReady = vi.fn();
  const onTChange = vi.fn();
  const { figure, container } = await showReady(
    <DiffusionProvider t={2} onTChange={onTChange} schedule={{ timesteps: 4 }}>
      <NoiseTriptych image={smallImage(32, 24)} onReady={onReady} />
    </DiffusionProvider>,
  );
  container.style.width = '300px';
  const before = figure.querySelectorAll('canvas')[1]?.toDataURL();
  await vi.waitFor(() => expect(onReady).toHaveBeenCalled());
  const told = onReady.mock.calls.length;
  const { name, bytes } = await savedBy(figure, 'Save animation as GIF');
  const { frames, delays } = await decoded(bytes);
  expect(name).toBe('noise-triptych.gif');
  expect(delays).toEqual([1500, 1500, 1500, 1500]);
  expect(new Set(await Promise.all(frames.map((frame) => hashOf(new Uint8Array(frame.buffer))))).size).toBe(4);
  expect(figure.querySelector('.df-menu-message')?.textContent).toBe('Saved as noise-triptych.gif.');
  await vi.waitFor(() => expect(figure.querySelectorAll('canvas')[1]?.toDataURL()).toBe(before));
  expect(onTChange).not.toHaveBeenCalled();
  await vi.waitFor(() => expect(onReady.mock.calls.length).toBeLessThanOrEqual(told + 1));
});

it('begins with the first t that the figure can show', async () => {
  const { figure } = await showReady(<MeanComparison image={smallImage(8, 6)} schedule={{ timesteps: 3 }} />);
  const { bytes } = await savedBy(figure, 'Save animation as GIF');
  expect((await decoded(bytes)).delays).toEqual([3000, 3000]);
});

const framesOf = async (bytes: Uint8Array) => {
  const { frames } = await decoded(bytes);
  return Promise.all(frames.map((frame) => hashOf(new Uint8Array(frame.buffer))));
};

it('films the states of a player, and leaves it where it was', async () => {
  const { figure } = await showReady(
    <ReverseChain player states={4} defaultStep={2} image={smallImage(8, 6)} schedule={{ timesteps: 9 }} />,
  );
  const state = () => figure.querySelector('canvas')?.toDataURL();
  const before = state();
  const frames = await framesOf((await savedBy(figure, 'Save animation as GIF')).bytes);
  expect(new Set(frames).size).toBe(5);
  await vi.waitFor(() => expect(state()).toBe(before));
  expect(figure.textContent).toContain('step 2 of 4');
});

it('leaves what moves t where it is', async () => {
  const { figure } = await showReady(<SampleTrajectories defaultT={3} steps={3} schedule={{ timesteps: 4 }} />);
  const player = figure.querySelector('.df-chain-player') as HTMLElement;
  await savedBy(figure, 'Save animation as GIF');
  expect(player.isConnected).toBe(true);
});

it('films a training from its first step to what it comes to, and the same again', async () => {
  const onTrained = vi.fn();
  const { figure } = await showReady(<TrainDenoiser points="twoMoons" steps={100} seed={3} onTrained={onTrained} />);
  const shown: (string | undefined)[] = [];
  const { getImageData } = CanvasRenderingContext2D.prototype;
  vi.spyOn(CanvasRenderingContext2D.prototype, 'getImageData').mockImplementation(function (
    this: CanvasRenderingContext2D,
    ...area
  ) {
    shown.push(figure.querySelectorAll('[role=img]')[1]?.getAttribute('aria-label')?.replace(/^.*: /, ''));
    return getImageData.apply(this, area as Parameters<typeof getImageData>);
  });
  const frames = await framesOf((await savedBy(figure, 'Save animation as GIF')).bytes);
  const steps = [25, 50, 75, 100, 100];
  expect(shown).toEqual(['none yet', ...steps.map((step) => `1,000 points after step ${step}`)]);
  expect(new Set(frames).size).toBe(6);
  await waitForState(figure, 'ready');
  expect(figure.querySelector('.df-train-steps')?.textContent).toMatch(/^step 100 of 100/);
  expect(onTrained).toHaveBeenCalledOnce();
  await savedBy(figure, 'Save animation as GIF');
  expect(await copiedCode(figure)).toContain('seed={3}');
  await userEvent.click(
    [...figure.querySelectorAll('button')].find(({ textContent }) => textContent === 'Train again') as HTMLElement,
  );
  await waitForState(figure, 'ready');
  expect(await copiedCode(figure)).toContain('seed={4}');
});

it('ends a film of a training where a reader stops it', async () => {
  const { figure } = await showReady(<TrainDenoiser points="twoMoons" steps={100_000} />);
  const saved = savedBy(figure, 'Save animation as GIF');
  await expect.poll(() => figure.querySelector('.df-train-steps')?.textContent).toMatch(/^step [1-9]/);
  const stop = [...figure.querySelectorAll('button')].find(({ textContent }) => textContent === 'Stop');
  await userEvent.click(stop as HTMLElement);
  const { frames, delays } = await decoded((await saved).bytes);
  expect(frames.length).toBeLessThan(20);
  expect(delays.every((delay) => delay <= 110)).toBe(true);
});

const said = (figure: HTMLElement) => figure.querySelector('.df-menu-message')?.textContent;
const progressOf = (figure: HTMLElement) => figure.querySelector('.df-menu-frame')?.textContent ?? '';
const buttonOf = (figure: HTMLElement, name: string) =>
  [...figure.querySelectorAll('button')].find(({ textContent }) => textContent === name) as HTMLElement;
const namesIn = (figure: HTMLElement) => itemsOf(figure).map(({ textContent }) => textContent);

it('does not wait for what looks as in the frame before', async () => {
  // Its paths are the same at every t, and it marks none.
  const { figure } = await showReady(<SampleTrajectories steps={3} schedule={{ timesteps: 20 }} defaultT={3} />);
  const began = performance.now();
  const { bytes } = await savedBy(figure, 'Save animation as GIF');
  expect((await decoded(bytes)).delays).toHaveLength(20);
  expect(performance.now() - began).toBeLessThan(20_000);
});

it('is also made where its reader has scrolled away', async () => {
  const { figure, container } = await showReady(
    <NoiseTriptych image={smallImage(96, 64)} schedule={{ timesteps: 9 }} />,
  );
  container.style.paddingBottom = '9000px';
  const saved = savedBy(figure, 'Save animation as GIF');
  await vi.waitFor(() => expect(progressOf(figure)).toMatch(/^Frame \d of 9 is drawn/));
  (document.activeElement as HTMLElement).blur();
  scrollTo(0, 9000);
  const frames = await framesOf((await saved).bytes);
  expect(new Set(frames).size).toBe(9);
  scrollTo(0, 0);
});

it('tells how far it is, and is cancelled by a reader', async () => {
  const { figure } = await showReady(<NoiseTriptych image={smallImage(32, 24)} />);
  const before = figure.querySelectorAll('canvas')[1]?.toDataURL();
  const clicked = vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  const told: string[] = [];
  // At the first frame: the film may end while a test waits for its turn, or a pointer is moved to the button.
  const watch = new MutationObserver(() => {
    if (progressOf(figure) === '') return;
    watch.disconnect();
    told.push(said(figure) as string, progressOf(figure) as string);
    const cancel = buttonOf(figure, 'Cancel the animation') as HTMLElement;
    cancel.focus();
    cancel.click();
  });
  watch.observe(figure, { subtree: true, childList: true, characterData: true });
  await press(figure, 'Save animation as GIF');
  await vi.waitFor(() => expect(said(figure)).toBe('The animation was canceled.'));
  expect(told).toEqual(['Rendering animation …', expect.stringMatching(/^Frame [1-9]\d* of 60 is drawn\.$/)]);
  expect(progressOf(figure)).toBe('');
  expect(document.activeElement).toBe(figure.querySelector('.df-menu-button'));
  await vi.waitFor(() => expect(figure.querySelectorAll('canvas')[1]?.toDataURL()).toBe(before));
  await waitForState(figure, 'ready');
  expect(clicked).not.toHaveBeenCalled();
});

it('is one at a time: the menu offers to cancel it in place of another', async () => {
  // Its film is long enough for a menu to be opened meanwhile, on a busy machine too.
  const { figure } = await showReady(<TrainDenoiser points="twoMoons" steps={100_000} />);
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  await press(figure, 'Save animation as GIF');
  await userEvent.click(figure.querySelector('.df-menu-button') as HTMLElement);
  await vi.waitFor(() => expect(namesIn(figure)).toContain('Cancel the animation'));
  expect(namesIn(figure).filter((name) => name?.startsWith('Save animation'))).toEqual([]);
  await userEvent.click(
    itemsOf(figure).find(({ textContent }) => textContent === 'Cancel the animation') as HTMLElement,
  );
  await vi.waitFor(() => expect(said(figure)).toBe('The animation was canceled.'));
  await userEvent.click(figure.querySelector('.df-menu-button') as HTMLElement);
  await vi.waitFor(() => expect(namesIn(figure)).toContain('Save animation as GIF'));
  expect(namesIn(figure)).not.toContain('Cancel the animation');
});

it('leaves the entries of an open menu where they are when it ends', async () => {
  const { figure } = await showReady(<TrainDenoiser points="twoMoons" steps={100_000} />);
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => {});
  await press(figure, 'Save animation as GIF');
  await userEvent.click(figure.querySelector('.df-menu-button') as HTMLElement);
  await vi.waitFor(() => expect(namesIn(figure)).toContain('Cancel the animation'));
  const before = namesIn(figure);
  const cancel = () => buttonOf(figure, 'Cancel the animation');
  expect(cancel()).not.toHaveAttribute('aria-disabled');
  buttonOf(figure, 'Stop').click();
  await vi.waitFor(() => expect(cancel()).toHaveAttribute('aria-disabled', 'true'));
  expect(namesIn(figure)).toEqual(before);
  cancel().click();
  expect(namesIn(figure)).toEqual(before);
});

it('ends with the figure, and with a training that is filmed', async () => {
  const { figure } = await showReady(<TrainDenoiser points="twoMoons" steps={100_000} />);
  await press(figure, 'Save animation as GIF');
  await expect.poll(() => figure.querySelector('.df-train-steps')?.textContent).toMatch(/^step [1-9]/);
  await userEvent.click(buttonOf(figure, 'Cancel the animation'));
  await vi.waitFor(() => expect(said(figure)).toBe('The animation was canceled.'));
  await waitForState(figure, 'ready');
  expect(buttonOf(figure, 'Stop')).toBeUndefined();
});

it('ends where a page that is seen draws nothing new, and says so', async () => {
  const { figure } = await showReady(<ScheduleChart t={3} />);
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const show = vi.fn(() => new Promise<void>(() => {}));
  const film = { animation: { prop: 't', least: 0, last: 9 }, show };
  const controller = new AbortController();
  const ended = saveGif(figure, { film }, { controller, onProgress: () => {} }).catch(String);
  await vi.waitFor(() => expect(show).toHaveBeenCalled());
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  vi.advanceTimersByTime(110_000);
  hidden.mockReturnValue(false);
  document.dispatchEvent(new Event('visibilitychange'));
  vi.advanceTimersByTime(59_999);
  expect(controller.signal.aborted).toBe(false);
  vi.advanceTimersByTime(1);
  expect(await ended).toBe('Error: No animation was made: frame 1 was not drawn within 60 seconds.');
  expect(show).toHaveBeenLastCalledWith(null);
});

it('offers no film of a figure that shows no t', async () => {
  const { figure } = await showReady(<ScheduleChart />);
  await userEvent.click(figure.querySelector('.df-menu-button') as HTMLElement);
  await vi.waitFor(() => expect(figure.querySelector('[role=menu]')).not.toBeNull());
  expect(figure.querySelector('[role=menu]')?.textContent).not.toContain('film');
});
