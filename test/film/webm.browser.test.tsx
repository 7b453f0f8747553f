import { afterEach, describe, expect, it, vi } from 'vitest';
import { WebmWriter } from '../../src/film/webm.js';
import { NoiseTriptych } from '../../src/index.js';
import { showReady, smallImage, waitForState } from '../support/figures.js';
import { frameOf, itemsOf, played, press, savedBy, shownAt } from '../support/films.js';

const COLORS = [
  [250, 250, 250],
  [0, 90, 170],
  [200, 60, 20],
  [20, 20, 20],
];
/** Around a figure. */
const MARGIN = 16;
/** One colour in the left half, the next in the right. */
const halves = (index: number) =>
  frameOf(65, 33, (x) => COLORS[(index + (x < 32 ? 0 : 1)) % COLORS.length] as readonly number[]);

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

async function filmOf(count: number, seconds: number): Promise<Uint8Array> {
  const writer = new WebmWriter(seconds);
  for (let index = 0; index < count; index++) await writer.add(halves(index));
  const webm = await writer.end();
  writer.close();
  return webm;
}

/** How far a pixel of each half is from its colour, at most. */
function missed(shown: Uint8ClampedArray, index: number): number {
  const colors = [15, 48].map((x) => shown.subarray(4 * (64 * 16 + x)));
  const expected = [index, index + 1].map((place) => COLORS[place % COLORS.length] as readonly number[]);
  const differences = expected.flatMap((color, half) =>
    color.map((value, channel) => Math.abs((colors[half]?.[channel] as number) - value)),
  );
  return Math.max(...differences);
}

describe('a WebM', () => {
  it('shows each frame in its time and colours, wherever a player goes to', async () => {
    // So long that it has more than one whole frame.
    const video = await played(await filmOf(14, 0.75));
    expect(video.duration).toBeCloseTo(10.5);
    expect([video.videoWidth, video.videoHeight]).toEqual([64, 32]);
    for (const index of [13, 0, 6, 7, 8, 2, 12]) {
      for (const share of [0.1, 0.9]) {
        // A player may tell of its arrival before it shows the frame.
        await expect.poll(async () => missed(await shownAt(video, (index + share) * 0.75), index)).toBeLessThan(8);
      }
    }
  });

  it('says what this browser does not write', async () => {
    vi.spyOn(VideoEncoder, 'isConfigSupported').mockResolvedValue({ supported: false });
    const writer = new WebmWriter(1);
    await expect(writer.add(halves(0))).rejects.toThrow(
      'this browser cannot encode an animation of 64 × 32 pixels in VP9 or VP8',
    );
    writer.close();
    const { figure } = await showReady(<NoiseTriptych image={smallImage(32, 24)} schedule={{ timesteps: 4 }} />);
    await press(figure, 'Save animation as WebM');
    await vi.waitFor(() => expect(figure.querySelector('.df-menu-message')?.textContent).toContain('save a GIF'));
    await waitForState(figure, 'ready');
  });

  it('is saved of a figure, twice as large as it is shown', async () => {
    const { figure } = await showReady(<NoiseTriptych image={smallImage(32, 24)} schedule={{ timesteps: 4 }} />);
    const { name, bytes } = await savedBy(figure, 'Save animation as WebM');
    expect(name).toBe('noise-triptych.webm');
    const video = await played(bytes);
    expect(video.duration).toBeCloseTo(6);
    expect(Math.abs(video.videoWidth - 2 * figure.getBoundingClientRect().width)).toBeLessThan(70);
    const first = await shownAt(video, 0.1);
    // A player may tell of its arrival before it shows the frame.
    await expect
      .poll(async () => (await shownAt(video, 5.9)).some((value, place) => value !== first[place]))
      .toBe(true);
  });

  it('lets go of its encoder, whether the film is saved or cancelled', async () => {
    const encoders: VideoEncoder[] = [];
    class Encoder extends VideoEncoder {
      constructor(init: VideoEncoderInit) {
        super(init);
        encoders.push(this);
      }
    }
    vi.stubGlobal('VideoEncoder', Encoder);
    const short = await showReady(<NoiseTriptych image={smallImage(32, 24)} schedule={{ timesteps: 4 }} />);
    await savedBy(short.figure, 'Save animation as WebM');
    short.unmount();
    // The film is long and its pictures are large, so it cannot end before the click on Cancel.
    const { figure } = await showReady(<NoiseTriptych image={smallImage(512, 384)} resolution={512} />);
    await press(figure, 'Save animation as WebM');
    await vi.waitFor(() => expect(encoders).toHaveLength(2), { interval: 1 });
    (figure.querySelector('.df-menu-cancel') as HTMLElement).click();
    await vi.waitFor(() => expect(encoders.map(({ state }) => state)).toEqual(['closed', 'closed']));
  });

  it('has one size, whatever becomes of the figure meanwhile', async () => {
    const { figure, container } = await showReady(
      <NoiseTriptych image={smallImage(32, 24)} schedule={{ timesteps: 4 }} />,
    );
    container.style.width = '300px';
    const { getImageData } = CanvasRenderingContext2D.prototype;
    vi.spyOn(CanvasRenderingContext2D.prototype, 'getImageData').mockImplementation(function (
      this: CanvasRenderingContext2D,
      ...area
    ) {
      container.style.width = '200px';
      return getImageData.apply(this, area as Parameters<typeof getImageData>);
    });
    const video = await played((await savedBy(figure, 'Save animation as WebM')).bytes);
    expect(video.videoWidth).toBe(2 * (300 + 2 * MARGIN));
  });

  it('is not offered where the browser writes none', async () => {
    vi.stubGlobal('VideoEncoder', undefined);
    const { figure } = await showReady(<NoiseTriptych image={smallImage(32, 24)} />);
    await press(figure, 'Copy as JSX');
    expect(itemsOf(figure).map(({ textContent }) => textContent)).not.toContain('Save animation as WebM');
  });
});
