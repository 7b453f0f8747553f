import { cdp } from 'vitest/browser';

// A real mouse and a real finger: the browser decides which gestures scroll the page, and which of them a page can follow.

const tools = cdp() as unknown as { send: (method: string, options: object) => Promise<void> };

/** A place of an element: shares of its width from the left, and of its height from the top. */
export type Place = readonly [across: number, down: number];

const STEPS = 20;

/** Where a place of an element is in the window of the browser, which holds the page of the test in a frame. */
function placeOf(element: Element, [across, down]: Place) {
  const { left, top, width, height } = element.getBoundingClientRect();
  const frame = (window.frameElement as Element).getBoundingClientRect();
  const scale = frame.width / innerWidth;
  return { x: frame.left + scale * (left + across * width), y: frame.top + scale * (top + down * height) };
}

/** The places of a drag in the window. The page may scroll meanwhile; the pointer does not. */
function wayOf(element: Element, from: Place, to: Place) {
  const [start, end] = [placeOf(element, from), placeOf(element, to)];
  return Array.from({ length: STEPS + 1 }, (_, step) => ({
    x: start.x + (step / STEPS) * (end.x - start.x),
    y: start.y + (step / STEPS) * (end.y - start.y),
  }));
}

/** Presses the mouse on an element, moves it, and releases it. */
export async function dragByMouse(element: Element, from: Place, to: Place): Promise<void> {
  const way = wayOf(element, from, to);
  const pressed = { button: 'left', buttons: 1, clickCount: 1 };
  await tools.send('Input.dispatchMouseEvent', { type: 'mousePressed', ...way[0], ...pressed });
  for (const at of way.slice(1))
    await tools.send('Input.dispatchMouseEvent', { type: 'mouseMoved', ...at, ...pressed });
  await tools.send('Input.dispatchMouseEvent', { type: 'mouseReleased', ...way.at(-1), ...pressed });
}

/** Puts a finger on an element, moves it, and lifts it; without a second place it taps. */
export async function dragByTouch(element: Element, from: Place, to: Place = from): Promise<void> {
  const way = wayOf(element, from, to);
  const send = (type: string, touchPoints: object[]) => tools.send('Input.dispatchTouchEvent', { type, touchPoints });
  await send('touchStart', way.slice(0, 1));
  if (to !== from) for (const at of way.slice(1)) await send('touchMove', [at]);
  await send('touchEnd', []);
}
