/** As much of an ImageData and of a canvas as painting needs, for Node, which has neither. */
export class FakeImageData {
  readonly data: Uint8ClampedArray;

  constructor(
    readonly width: number,
    readonly height: number,
  ) {
    this.data = new Uint8ClampedArray(4 * width * height);
  }
}

export class FakeCanvas {
  width = 300;
  height = 150;
  /** What was put on it, in order. */
  readonly paintings: Uint8ClampedArray[] = [];

  getContext() {
    return { putImageData: ({ data }: FakeImageData) => this.paintings.push(data.slice()) };
  }
}

/** Canvases where the browser's are expected. */
export function fakeCanvases(count: number): { canvases: HTMLCanvasElement[]; fakes: FakeCanvas[] } {
  const fakes = Array.from({ length: count }, () => new FakeCanvas());
  return { canvases: fakes as unknown as HTMLCanvasElement[], fakes };
}
