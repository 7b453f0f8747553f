// What a page of many figures holds, and how it scrolls.

/** All canvases of the page, in shadow roots too. */
function canvasesOf(root: ParentNode = document): HTMLCanvasElement[] {
  const inside = [...root.querySelectorAll('diffusion-figure')].flatMap(({ shadowRoot }) =>
    shadowRoot ? canvasesOf(shadowRoot) : [],
  );
  return [...root.querySelectorAll('canvas'), ...inside];
}

/** Scrolls to the end of the page, or back to its start, by so many pixels a frame; `look` is called after each. */
export async function scrollThrough(pixels: number, look: (gap: number) => void = () => {}): Promise<void> {
  let last = await nextFrame();
  for (let before = -1; scrollY !== before; ) {
    before = scrollY;
    scrollBy({ top: pixels, behavior: 'instant' });
    const now = await nextFrame();
    look(now - last);
    last = now;
  }
}

/** Milliseconds from frame to frame while a reader scrolls through the page. */
export async function gapsOfFrames(pixels: number): Promise<number[]> {
  const gaps: number[] = [];
  await scrollThrough(pixels, (gap) => gaps.push(gap));
  return gaps;
}

export interface Held {
  /** Most pixels of all canvases, as a share of those of the screen. */
  readonly most: number;
  /** The same without those of canvases in view. */
  readonly beyond: number;
  /** Share of the canvases in view, over all frames, that are not painted. */
  readonly blank: number;
}

/** What is held in each frame while a reader scrolls through the page. */
export async function held(pixels: number): Promise<Held> {
  const screen = innerWidth * innerHeight * devicePixelRatio ** 2;
  let [most, beyondMost, seen, blank] = [0, 0, 0, 0];
  await scrollThrough(pixels, () => {
    let [all, beyond] = [0, 0];
    for (const canvas of canvasesOf()) {
      const { top, bottom } = canvas.getBoundingClientRect();
      const isSeen = bottom > 0 && top < innerHeight;
      const size = canvas.width * canvas.height;
      all += size;
      if (!isSeen) beyond += size;
      seen += Number(isSeen);
      blank += Number(isSeen && !canvas.hasAttribute('data-painted'));
    }
    most = Math.max(most, all / screen);
    beyondMost = Math.max(beyondMost, beyond / screen);
  });
  return { most, beyond: beyondMost, blank: blank / seen };
}

function nextFrame(): Promise<number> {
  return new Promise(requestAnimationFrame);
}
