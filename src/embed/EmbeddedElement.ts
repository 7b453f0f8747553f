import { messages } from '../components/messages.js';
import type { Messages } from '../i18n/locale.js';
import { late } from '../loading/late.js';
import { markFallback } from './fallback.js';
import { host } from './host.js';
import { follow, type OwnFigure, ownFigure, ownMessages } from './own.js';
import { placeOf } from './place.js';
import { whenNear } from './whenNear.js';

/** What draws an element; app.tsx makes it. */
export interface Drawn {
  /** Draws the element again, with its present attributes, whose code has come. */
  update: () => void;
  /** Frees everything. */
  remove: () => void;
}

/** What draws all elements. */
const app = /* @__PURE__ */ late(() => import('./app.js'));

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
  /** Ends the newest attempt to draw, which alone may show anything; null before there is one. */
  #attempt: AbortController | null = null;
  /** Says that code has not come. */
  #complaint: HTMLElement | null = null;
  #isPrinted = false;
  #given: Given = {};
  /** Which attributes a figure takes is known once its code has come. */
  #watch: MutationObserver | null = null;
  #unfollow: (() => void) | null = null;

  /** What a script has set instead of attributes. */
  get given(): Given {
    return this.#given;
  }

  /** The image, for what an attribute cannot say: an `ImageArray`, a file, a canvas. */
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

  /** What the page says in place of the library's messages. */
  get messages(): Messages {
    return ownMessages();
  }

  /** Takes what the page has added. */
  refresh(): void {
    if (!this.#drawn) this.shadowRoot?.replaceChildren(placeOf(this));
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
    const root = this.shadowRoot ?? host(this);
    root.replaceChildren(placeOf(this));
    this.#stopWaiting = whenNear(this, (isPrinted) => {
      this.#isPrinted = isPrinted;
      void this.#draw();
    });
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
    const retry = () => this.#drawAgain();
    const button = Object.assign(document.createElement('button'), { className: 'df-retry', onclick: retry });
    button.textContent = this.messages[messages.retry.key] ?? messages.retry.english;
    const message = Object.assign(document.createElement('p'), { className: 'df-message' });
    message.setAttribute('role', 'alert');
    message.append(error.message, ' ', button);
    this.#complaint?.remove();
    this.#complaint = message;
    if (this.#drawn) this.shadowRoot?.append(message);
    else this.shadowRoot?.replaceChildren(message);
    this.dispatchEvent(new CustomEvent('error', { detail: error }));
    addEventListener('online', retry, { once: true, signal });
  }
}
