/** A requested animation frame of the page. */
interface Frame {
  /** The time of the request, by the page's clock. An invisible frame of a page never receives its animation frame. */
  since: number;
  readonly painted: Promise<void>;
}

/** A frame comes every 16 ms. */
const LATE_MILLISECONDS = 20;
const MISSING_MILLISECONDS = 100;

/** The frame that is to come while something is computed. */
let due: Frame | null = null;

/**
 * Lets the page handle input, timers and paint. A message to itself, as timers are slowed down in hidden pages. Some
 * engines handle any number of messages before they paint, so a late frame is waited for.
 */
export async function yieldToPage(): Promise<void> {
  if (!isSeen()) return message();
  due ??= askForFrame();
  const frame = due;
  if (performance.now() - frame.since < LATE_MILLISECONDS) return message();
  const missing = new Promise<void>((resolve) => setTimeout(resolve, MISSING_MILLISECONDS));
  await Promise.race([frame.painted, missing]);
  frame.since = Number.POSITIVE_INFINITY;
}

function isSeen(): boolean {
  return typeof document !== 'undefined' && document.visibilityState === 'visible';
}

function askForFrame(): Frame {
  const painted = new Promise<void>((resolve) => {
    requestAnimationFrame(() => {
      due = null;
      resolve();
    });
  });
  return { since: performance.now(), painted };
}

function message(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
