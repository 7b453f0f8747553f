import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { Inpaint, type InpaintProps } from '../../src/index.js';
import { canvasesOf, labelsOf, pixelHash, pixelsOf, seenText, show, waitForState } from '../support/figures.js';
import { expectNoLongTask } from '../support/longTasks.js';

const PATIENCE = 90_000;
/** Few steps, so that a filling takes a moment. */
const quick = { schedule: { kind: 'cosine', timesteps: 4 }, defaultResample: 2 } as const;

async function settled(figure: HTMLElement): Promise<void> {
  await vi.waitFor(() => expect(figure.dataset['state']).toBe('ready'), { timeout: PATIENCE });
}

const notesOf = (figure: Element) => [...figure.querySelectorAll('.df-panel-note')].map(seenText);
const hiddenIn = (figure: Element) => figure.querySelector('.df-faces-copies')?.textContent;
const padOf = (figure: Element) => figure.querySelector('.df-mask-pad') as HTMLButtonElement;
/** Without the eight faces to choose from: what is known, pasted, resampled, nearest, original. */
const imagesOf = (figure: Element) => canvasesOf(figure).slice(8).map(pixelsOf);

beforeEach(() => {
  document.body.replaceChildren();
});

afterEach(() => {
  vi.restoreAllMocks();
});

it(
  'fills in the mouth, leaves the rest as it is to the bit, and says both seams and that of the original',
  async () => {
    const { figure } = show(<Inpaint />);
    await settled(figure);
    const [, pasted, resampled, , original] = imagesOf(figure) as Uint8ClampedArray[];
    const known = 9 * 16 * 4;
    for (const filled of [pasted, resampled]) {
      expect(filled?.slice(0, known)).toEqual(original?.slice(0, known));
      expect(filled?.slice(known)).not.toEqual(original?.slice(known));
    }
    const seams = [0, 1, 3].map((panel) => Number(/^seam (0\.\d\d)$/.exec(notesOf(figure)[panel] ?? '')?.[1]));
    expect(seams[0]).toBeGreaterThan(seams[2] as number);
    expect(seams[1]).toBeLessThanOrEqual(seams[2] as number);
    expect(notesOf(figure)[2]).toMatch(/^rms 0\.\d\d over known pixels$/);
    expect(labelsOf(figure)).toContain(`the face filled in by pasting only: seam ${seams[0]?.toFixed(2)}`);
    expect(labelsOf(figure)).toContain(`the face filled in with 8 repeats per step: seam ${seams[1]?.toFixed(2)}`);
    expect(hiddenIn(figure)).toMatch(/^112 of 256 pixels are hidden/);
  },
  PATIENCE,
);

it.each<[mask: NonNullable<InpaintProps['mask']>, says: string]>([
  ['eyes', '80 of 256 pixels are hidden.'],
  [new Array(256).fill(0), 'No pixel is hidden.'],
])('invites nobody to paint what the page holds: %#', (mask, says) => {
  expect(hiddenIn(show(<Inpaint {...quick} mask={mask} />).figure)).toBe(says);
});

it('is painted on by a pointer: a stroke hides, and one that begins on grey uncovers', async () => {
  const { figure } = show(<Inpaint {...quick} />);
  await settled(figure);
  await userEvent.click(figure.querySelectorAll('.df-mask-buttons button')[3] as Element);
  expect(hiddenIn(figure)).toBe('No pixel is hidden. Paint on the face to hide some.');
  await settled(figure);
  expect(notesOf(figure).filter((note) => note === 'no seam')).toHaveLength(3);
  // A whole click is one stroke, from the pointer's press to the click that follows.
  const { clientWidth: side } = padOf(figure);
  await userEvent.click(padOf(figure), { position: { x: (12 / 16) * side, y: (12 / 16) * side } });
  expect(hiddenIn(figure)).toMatch(/^4 of 256/);
  await userEvent.click(figure.querySelectorAll('.df-mask-buttons button')[3] as Element);
  stroke(padOf(figure), [2, 3], [6, 3]);
  await vi.waitFor(() => expect(hiddenIn(figure)).toMatch(/^12 of 256/));
  await settled(figure);
  expect(notesOf(figure)[3]).toMatch(/^seam/);
  stroke(padOf(figure), [5, 3], [6, 3]);
  await vi.waitFor(() => expect(hiddenIn(figure)).toMatch(/^6 of 256/));
});

it.each(['pointerup', 'pointercancel', 'lostpointercapture'])('ends a stroke by %s', async (end) => {
  const { figure } = show(<Inpaint {...quick} defaultMask={new Array(256).fill(0)} />);
  await settled(figure);
  const pad = padOf(figure);
  vi.spyOn(pad, 'setPointerCapture').mockImplementation(() => {});
  send(pad, 'pointerdown', [2, 3]);
  send(pad, 'pointermove', [6, 3]);
  await vi.waitFor(() => expect(hiddenIn(figure)).toMatch(/^12 of 256/));
  send(pad, end, [6, 3]);
  send(pad, 'pointermove', [12, 12]);
  await settled(figure);
  expect(hiddenIn(figure)).toMatch(/^12 of 256/);
});

/** A stroke from one corner between pixels to another. */
function stroke(pad: HTMLElement, ...places: readonly Corner[]): void {
  vi.spyOn(pad, 'setPointerCapture').mockImplementation(() => {});
  send(pad, 'pointerdown', places[0] as Corner);
  for (const place of places.slice(1)) send(pad, 'pointermove', place);
  send(pad, 'pointerup', places.at(-1) as Corner);
}

type Corner = readonly [column: number, row: number];

function send(pad: HTMLElement, type: string, [column, row]: Corner): void {
  const { left, top, width, height } = pad.getBoundingClientRect();
  const at = { clientX: left + (column / 16) * width, clientY: top + (row / 16) * height };
  pad.dispatchEvent(new PointerEvent(type, { ...at, bubbles: true, pointerId: 1, isPrimary: true, button: 0 }));
}

it('is painted on by the keyboard: arrows move the brush, Enter hides and uncovers', async () => {
  const { figure } = show(<Inpaint {...quick} defaultMask={new Array(256).fill(0)} />);
  await settled(figure);
  padOf(figure).focus();
  await userEvent.keyboard('{ArrowUp}{Shift>}{ArrowLeft}{/Shift}');
  expect(padOf(figure).getAttribute('aria-label')).toMatch(/^Hide the pixels at row 7, column 4/);
  await userEvent.keyboard('{Enter}');
  await vi.waitFor(() => expect(hiddenIn(figure)).toMatch(/^4 of 256/));
  expect(padOf(figure).getAttribute('aria-label')).toMatch(/^Uncover the pixels at row 7, column 4/);
  await userEvent.keyboard('{ArrowRight} ');
  await vi.waitFor(() => expect(hiddenIn(figure)).toMatch(/^6 of 256/));
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowLeft}');
  expect(padOf(figure).getAttribute('aria-label')).toMatch(/^Hide the pixels at row 9, column 4/);
});

it('tells how far it is', async () => {
  const told = new Set<number>();
  const observer = new MutationObserver(() => {
    const bar = document.querySelector<HTMLProgressElement>('.df-progress');
    if (bar) told.add(bar.value);
  });
  observer.observe(document.body, { subtree: true, childList: true, attributes: true });
  const { figure } = show(<Inpaint defaultWindow={31} defaultMask={new Array(256).fill(1).with(0, 0)} />);
  await settled(figure);
  observer.disconnect();
  expect([...told].some((value) => value > 0 && value < 1)).toBe(true);
});

it('says what it is where all is hidden, or nothing', async () => {
  const all = show(<Inpaint {...quick} defaultMask={new Array(256).fill(true)} />);
  await settled(all.figure);
  expect(hiddenIn(all.figure)).toBe('All pixels are hidden. Nothing is known, so this is an ordinary sample.');
  expect(notesOf(all.figure)).toEqual(['no seam', 'no seam', '–', 'no seam']);
  expect(labelsOf(all.figure)).toContain('gray: no pixel is known, so no face is nearer than another');
  expect(new Set(imagesOf(all.figure)[3])).toEqual(new Set([128, 255]));
});

it('fills in without a task above 50 ms while a reader paints', { timeout: PATIENCE }, async () => {
  const { figure } = show(<Inpaint />);
  await waitForState(figure, 'ready');
  let column = 1;
  await expectNoLongTask(async () => {
    stroke(padOf(figure), [column, 4], [column + 2, 6]);
    column = (column + 1) % 12;
    await new Promise((resolve) => setTimeout(resolve, 500));
  });
});

it('fills in alike however often it was interrupted by a stroke', { timeout: PATIENCE }, async () => {
  const { figure, rerender } = show(<Inpaint {...quick} />);
  const filledBy = async (seed: number) => {
    rerender(<Inpaint {...quick} seed={seed} />);
    await waitForState(figure, 'ready');
    return pixelHash(figure);
  };
  await waitForState(figure, 'ready');
  const first = await filledBy(1);
  for (let seed = 2; seed < 6; seed++) rerender(<Inpaint {...quick} seed={seed} />);
  expect(await filledBy(1)).toBe(first);
});
