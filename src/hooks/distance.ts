/** In viewport heights, and widths: within this much an element is close, so that work is done before a reader arrives. */
const CLOSE = 1.5;
/** Beyond this much it is far. More than the other, so that little movements change nothing. */
const FAR = 3;
/** How long it has to stay far, so that a reader who scrolls back and forth causes no work. */
const FAR_MILLISECONDS = 1000;

/** Called when an element has been far from the viewport for a while, and when it is close again. */
export interface DistanceListener {
  readonly onFar: () => void;
  readonly onClose: () => void;
}

/**
 * Watches how far an element is from the viewport; returns a function that ends it. A page that is about to be printed is
 * close to all, until it has been printed. An element that is not displayed is nowhere, and so not far.
 */
export function watchDistance(element: HTMLElement, { onFar, onClose }: DistanceListener): () => void {
  if (typeof IntersectionObserver === 'undefined') return () => {};
  let isFar = false;
  let isPrinting = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const wait = () => {
    clearTimeout(timer);
    if (isFar && !isPrinting) timer = setTimeout(onFar, FAR_MILLISECONDS);
  };
  const far = observe(element, FAR, ({ isIntersecting, boundingClientRect }) => {
    isFar = !isIntersecting && boundingClientRect.height > 0;
    wait();
  });
  const close = observe(element, CLOSE, ({ isIntersecting }) => {
    if (isIntersecting) onClose();
  });
  const print = ({ type }: Event) => {
    isPrinting = type === 'beforeprint';
    wait();
    if (isPrinting) onClose();
  };
  addEventListener('beforeprint', print);
  addEventListener('afterprint', print);
  return () => {
    clearTimeout(timer);
    far.disconnect();
    close.disconnect();
    removeEventListener('beforeprint', print);
    removeEventListener('afterprint', print);
  };
}

/**
 * Several changes may arrive at once, in order; the last is the current state. Inside a frame the margins are those of its own
 * viewport: the page around it does not grant any.
 */
function observe(element: HTMLElement, margin: number, tell: (entry: IntersectionObserverEntry) => void) {
  const observer = new IntersectionObserver((entries) => tell(entries.at(-1) as IntersectionObserverEntry), {
    root: element.ownerDocument,
    rootMargin: `${100 * margin}%`,
  });
  observer.observe(element);
  return observer;
}
