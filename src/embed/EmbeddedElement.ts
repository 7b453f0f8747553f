import type { Messages } from '../words/speech.js';
import { markFallback } from './fallback.js';
import { host } from './host.js';
import { follow, type OwnFigure, ownFigure, ownMessages } from './own.js';
import { placeOf } from './place.js';
import { whenNear } from './whenNear.js';

/** What draws an element; app.tsx makes it. */
export interface Drawn {
  /** Draws the element again, with its present attributes. */
  update: () => void;
  /** Frees everything. */
  remove: () => void;
}

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
    if (this.#drawn) this.#drawn.update();
    else this.shadowRoot?.replaceChildren(placeOf(this));
  }

  #give(given: Given): void {
    this.#given = { ...this.#given, ...given };
    this.#drawn?.update();
  }

  connectedCallback(): void {
    if (this.#drawn || this.#stopWaiting) return;
    this.#watch = new MutationObserver(() => this.#drawn?.update());
    this.#watch.observe(this, { attributes: true });
    this.#unfollow = follow(this);
    adoptEarly(this);
    markFallback(this);
    const root = this.shadowRoot ?? host(this);
    root.replaceChildren(placeOf(this));
    this.#stopWaiting = whenNear(this, (isPrinted) => void this.#draw(isPrinted));
  }

  disconnectedCallback(): void {
    // An element that is only moved is connected again by then.
    queueMicrotask(() => {
      if (this.isConnected) return;
      this.#watch?.disconnect();
      this.#unfollow?.();
      this.#stopWaiting?.();
      this.#stopWaiting = null;
      this.#drawn?.remove();
      this.#drawn = null;
    });
  }

  async #draw(isUrgent = false): Promise<void> {
    try {
      const { draw } = await import('./app.js');
      const drawn = await draw(this, isUrgent);
      if (this.isConnected && !this.#drawn) this.#drawn = drawn;
      else drawn.remove();
    } catch (reason) {
      this.#complain(reason as Error);
    }
  }

  /** The parts of this script are missing, or the connection is. */
  #complain(reason: Error): void {
    const error = new Error(
      `the parts of embed.js could not be loaded: copy the folders beside it too (${reason.message})`,
    );
    const message = document.createElement('p');
    message.setAttribute('role', 'alert');
    message.textContent = error.message;
    this.shadowRoot?.replaceChildren(message);
    this.dispatchEvent(new CustomEvent('error', { detail: error }));
    const retry = () => void this.#draw();
    addEventListener('online', retry, { once: true });
  }
}
