import { isFrozen } from '../hooks/frozen.js';
import type { Messages } from '../i18n/locale.js';
import type { Message } from '../i18n/message.js';
import { imported, lazy, needsReload } from '../lazy/lazy.js';
import { messages } from '../ui/messages.js';
import { hasCaption, markFallback } from './fallback.js';
import { follow, type OwnFigure, ownFigure, ownMessages } from './own.js';
import { reservedHeight } from './reservedHeight.js';
import { adoptHost } from './shell.js';

/**
 * Shown until an element is drawn: its content, which may hold a static picture, in a place of about the final height. The
 * caption of the page has its final place and letters, so that it has as many lines as it will have.
 */
function placeOf(element: HTMLElement): HTMLElement {
  const place = document.createElement('div');
  place.className = 'place';
  const body = document.createElement('div');
  reserve(element, body);
  body.append(slot('fallback'));
  place.append(body);
  if (element.localName === 'diffusion-figure' && hasCaption(element)) {
    const caption = document.createElement('div');
    caption.className = 'caption';
    caption.append(slot());
    place.append(caption);
  } else body.append(slot());
  return place;
}

/** The places that have no height yet, and their elements. */
const unmeasured = new Map<HTMLElement, HTMLElement>();

/**
 * Gives a place its height before the page is painted. The widths of all elements are read together, because each that is read after a
 * change lays the page out. While the page is parsed, a microtask follows each element.
 */
function reserve(element: HTMLElement, place: HTMLElement): void {
  if (unmeasured.size === 0) (document.readyState === 'loading' ? requestAnimationFrame : queueMicrotask)(reserveAll);
  unmeasured.set(place, element);
}

function reserveAll(): void {
  const heights = [...unmeasured].map(([place, element]) => [place, reservedHeight(element)] as const);
  unmeasured.clear();
  for (const [place, height] of heights) place.style.minHeight = `${height}px`;
}

export function slot(name = ''): HTMLSlotElement {
  return Object.assign(document.createElement('slot'), { name });
}

/**
 * Calls back once, when an element comes near the viewport or the page is printed; returns a function that ends the wait.
 *
 * @param callback - takes whether the page is printed.
 */
function whenNear(element: HTMLElement, callback: (isPrinted: boolean) => void): () => void {
  const stop = () => {
    observer?.disconnect();
    removeEventListener('beforeprint', print);
  };
  const arrive = (isPrinted = false) => {
    stop();
    callback(isPrinted);
  };
  const print = () => arrive(true);
  const isEager = element.getAttribute('loading') === 'eager' || isFrozen();
  const isLazy = !isEager && typeof IntersectionObserver !== 'undefined';
  const observer = isLazy
    ? new IntersectionObserver((entries) => entries.some(({ isIntersecting }) => isIntersecting) && arrive(), {
        rootMargin: '50% 0px',
      })
    : null;
  if (observer) observer.observe(element);
  else queueMicrotask(() => arrive());
  addEventListener('beforeprint', print);
  return stop;
}

/** Gives an element an empty shadow root. Removes what a server has put into one, open or closed. */
function rootIn(element: HTMLElement): ShadowRoot {
  try {
    return element.attachShadow({ mode: 'open' });
  } catch {
    return element.shadowRoot ?? element.attachShadow({ mode: 'closed' });
  }
}

/** The drawing of an element. app.tsx creates it. */
export interface Drawn {
  /** Draws the element again, with its present attributes, whose code has come. */
  update: () => void;
  /** Frees everything. */
  remove: () => void;
}

/** The code that draws all elements. */
const app = /* @__PURE__ */ lazy(() => imported(() => import('./app.js')));

/** Properties, which take the place of attributes. */
export interface Given {
  readonly image?: unknown;
  readonly points?: unknown;
}

/** Sets again what a script had set before the element was defined, where no setter saw it. */
function adoptEarly(element: EmbeddedElement): void {
  for (const name of ['image', 'points'] as const) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete (element as Partial<EmbeddedElement>)[name];
    element[name] = value;
  }
}

const Base: typeof HTMLElement = typeof HTMLElement === 'undefined' ? (class {} as typeof HTMLElement) : HTMLElement;

/**
 * An element that costs little until it comes near the viewport. It may be moved, removed, added again and changed at any
 * time; an element that is removed frees what it holds.
 */
export class EmbeddedElement extends Base {
  #drawn: Drawn | null = null;
  #stopWaiting: (() => void) | null = null;
  /** Ends the newest attempt to draw, the only one that may show anything; null before the first attempt. */
  #attempt: AbortController | null = null;
  /** The message that the code has not loaded. */
  #complaint: HTMLElement | null = null;
  #isPrinted = false;
  #given: Given = {};
  /** The code of a figure determines which attributes the observer watches. */
  #watch: MutationObserver | null = null;
  #unfollow: (() => void) | null = null;
  #root: ShadowRoot | null = null;

  /** The shadow root of the element. It is closed where a server's markup has declared it closed. */
  get root(): ShadowRoot {
    this.#root ??= rootIn(this);
    return this.#root;
  }

  /** The values that a script has set instead of attributes. */
  get given(): Given {
    return this.#given;
  }

  /** The image, if an attribute cannot hold it: an `ImageArray`, a file, a canvas. */
  get image(): unknown {
    return this.#given.image;
  }

  set image(image: unknown) {
    this.#give({ image });
  }

  /** x, y of each point. */
  get points(): unknown {
    return this.#given.points;
  }

  set points(points: unknown) {
    this.#give({ points });
  }

  /** The page's own figure of this type, if there is one. */
  get own(): OwnFigure | undefined {
    return ownFigure(this.getAttribute('type') ?? '');
  }

  /** The page's messages, which replace those of the library. */
  get messages(): Messages {
    return ownMessages();
  }

  /** Takes what the page has added. */
  refresh(): void {
    if (!this.#drawn) this.root.replaceChildren(placeOf(this));
    this.#drawAgain();
  }

  #give(given: Given): void {
    this.#given = { ...this.#given, ...given };
    this.#drawAgain();
  }

  connectedCallback(): void {
    if (this.#drawn || this.#stopWaiting) return;
    this.#watch = new MutationObserver(() => this.#drawAgain());
    this.#watch.observe(this, { attributes: true });
    this.#unfollow = follow(this);
    adoptEarly(this);
    markFallback(this);
    adoptHost(this.root);
    this.root.replaceChildren(placeOf(this));
    this.#stopWaiting = whenNear(this, (isPrinted) => {
      this.#isPrinted = isPrinted;
      void this.#draw();
    });
  }

  /** A browser removes the constructed style sheets of an element that moves into another document. */
  adoptedCallback(): void {
    adoptHost(this.root);
    this.#drawAgain();
  }

  disconnectedCallback(): void {
    // An element that is only moved is connected again by then.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#watch?.disconnect();
      this.#unfollow?.();
      this.#stopWaiting?.();
      this.#stopWaiting = null;
      this.#attempt?.abort();
      this.#attempt = null;
      this.#drawn?.remove();
      this.#drawn = null;
    });
  }

  #drawAgain(): void {
    if (this.#attempt) void this.#draw();
  }

  /** Draws the element as it is now, or draws it again; what is drawn stays where the code for that does not come. */
  async #draw(): Promise<void> {
    this.#attempt?.abort();
    this.#attempt = new AbortController();
    const { signal } = this.#attempt;
    try {
      const { prepare, draw } = await app.load();
      await prepare(this);
      if (signal.aborted) return;
      this.#complaint?.remove();
      if (this.#drawn) this.#drawn.update();
      else this.#drawn = draw(this, this.#isPrinted);
    } catch (reason) {
      if (!signal.aborted) this.#complain(reason as Error, signal);
    }
  }

  /** The parts of this script are missing, or the connection is. A reader may try again; a browser that is back online does. */
  #complain(reason: Error, signal: AbortSignal): void {
    const type = this.getAttribute('type');
    const error = new Error(
      app.code
        ? `the code of ${type === null ? this.localName : JSON.stringify(type)} could not be loaded (${reason.message})`
        : `the parts of embed.js could not be loaded: copy the folders beside it too (${reason.message})`,
    );
    const isFinal = needsReload(reason);
    const retry = () => this.#drawAgain();
    const button = document.createElement('button');
    button.className = 'df-retry';
    button.textContent = this.#say(isFinal ? messages.reload : messages.retry);
    button.onclick = isFinal ? () => location.reload() : retry;
    const message = Object.assign(document.createElement('p'), { className: 'df-message' });
    message.setAttribute('role', 'alert');
    message.append(error.message, isFinal ? `. ${this.#say(messages.incomplete)} ` : ' ', button);
    this.#complaint?.remove();
    this.#complaint = message;
    if (this.#drawn) this.root.append(message);
    else this.root.replaceChildren(message);
    this.dispatchEvent(new CustomEvent('error', { detail: error }));
    addEventListener('online', retry, { once: true, signal });
  }

  #say({ key, english }: Message): string {
    return this.messages[key] ?? english;
  }
}
