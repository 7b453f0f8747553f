import { IMAGES, picturesOf } from './pictures.js';
import { fitted, lensOver, type Place, type Size } from './place.js';

interface Glass {
  readonly element: HTMLElement;
  readonly context: CanvasRenderingContext2D | null;
  readonly pixel: HTMLElement;
}

/**
 * The lenses over the pictures of a figure, all at the same place. They copy what the pictures show, and follow when that
 * changes. Plain elements: twenty of them move with every event of a pointer.
 */
export class Lenses {
  readonly #body: HTMLElement;
  readonly #glasses = new Map<HTMLCanvasElement, Glass>();
  readonly #painted: MutationObserver;
  readonly #resized: ResizeObserver;
  #shown: { place: Place; image: Size } | null = null;
  #frame = 0;

  constructor(body: HTMLElement) {
    this.#body = body;
    const later = () => {
      cancelAnimationFrame(this.#frame);
      this.#frame = requestAnimationFrame(() => this.#draw());
    };
    this.#painted = new MutationObserver(later);
    this.#painted.observe(body, { subtree: true, attributeFilter: ['data-painted', 'width', 'height'] });
    this.#resized = new ResizeObserver(later);
    this.#resized.observe(body);
  }

  /** Moves all lenses to a place. */
  show(place: Place, image: Size): void {
    this.#shown = { place, image };
    this.#draw();
  }

  remove(): void {
    cancelAnimationFrame(this.#frame);
    this.#painted.disconnect();
    this.#resized.disconnect();
    for (const { element } of this.#glasses.values()) element.remove();
    this.#glasses.clear();
  }

  #draw(): void {
    if (!this.#shown) return;
    const { place, image } = this.#shown;
    const pictures = picturesOf(this.#body, IMAGES);
    // All sizes are measured before the first lens moves, so that the page is laid out once.
    const sizes = pictures.map(({ clientWidth: width, clientHeight: height }) => ({ width, height }));
    for (const [picture, { element }] of this.#glasses) {
      if (pictures.includes(picture)) continue;
      element.remove();
      this.#glasses.delete(picture);
    }
    for (const [index, picture] of pictures.entries()) this.#drawOne(picture, place, image, sizes[index] as Size);
  }

  #drawOne(picture: HTMLCanvasElement, { x, y }: Place, image: Size, size: Size): void {
    const { element, context, pixel } = this.#glassOver(picture);
    const isPainted = picture.width === image.width && picture.height === image.height;
    element.hidden = !isPainted || fitted(image, { ...size, left: 0, top: 0 }).scale <= 0;
    if (element.hidden || !context) return;
    const { pixels, pixelSize, left, top } = lensOver({ x, y }, image, size);
    const reach = (pixels - 1) / 2;
    place(element, { left, top, width: pixels * pixelSize, height: pixels * pixelSize });
    place(pixel, { left: reach * pixelSize, top: reach * pixelSize, width: pixelSize, height: pixelSize });
    const patch = context.canvas;
    if (patch.width !== pixels) patch.width = pixels;
    if (patch.height !== pixels) patch.height = pixels;
    // Beyond the edge of the image there is nothing.
    context.clearRect(0, 0, pixels, pixels);
    context.drawImage(picture, x - reach, y - reach, pixels, pixels, 0, 0, pixels, pixels);
  }

  #glassOver(picture: HTMLCanvasElement): Glass {
    const known = this.#glasses.get(picture);
    if (known) return known;
    const element = document.createElement('div');
    const patch = document.createElement('canvas');
    const pixel = document.createElement('div');
    element.className = 'df-lens';
    element.setAttribute('aria-hidden', 'true');
    patch.className = 'df-lens-patch';
    pixel.className = 'df-lens-pixel';
    element.append(patch, pixel);
    picture.after(element);
    const glass = { element, context: patch.getContext('2d'), pixel };
    this.#glasses.set(picture, glass);
    return glass;
  }
}

function place({ style }: HTMLElement, box: Readonly<Record<'left' | 'top' | 'width' | 'height', number>>): void {
  for (const [side, length] of Object.entries(box)) style.setProperty(side, `${length}px`);
}
