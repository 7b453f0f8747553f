// Where everything of the drawn U-Net stands, in pixels. It is symmetric: what is given is its contracting half.

/** A block of layers, drawn as high as its resolution and as wide as its channels. */
export interface Block {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export const WIDTH = 288;
export const HEIGHT = 296;

/** The contracting blocks, each of half the resolution and more channels than the one before. */
export const CONTRACTING: readonly Block[] = [
  { x: 6, y: 0, width: 16, height: 64 },
  { x: 40, y: 80, width: 22, height: 40 },
  { x: 78, y: 136, width: 28, height: 26 },
];
/** The block between the two halves. */
export const LOWEST: Block = { x: 124, y: 178, width: 40, height: 18 };

/** The line from which the embedding of t goes to every block. */
export const BUS_Y = 220;
/** The row in which t is embedded, and the middles of its two pictograms. */
export const TIME_Y = 252;
export const EMBEDDING_X = 94;
export const LAYERS_X = 204;
/** Where the embedding goes up to the bus. */
export const RISE_X = 230;

/** How far inside a block's outer edge the embedding enters it, and inside its inner edge the image leaves it. */
const INSET = 4;

/** The block of the expanding half that stands opposite. */
export function mirrored(block: Block): Block {
  return { ...block, x: WIDTH - block.x - block.width };
}

export function middle({ y, height }: Block): number {
  return y + height / 2;
}

export function bottom({ y, height }: Block): number {
  return y + height;
}

/** Where a contracting block hands its image down. */
export function handDownX({ x, width }: Block): number {
  return x + width - INSET;
}

/** Where a contracting block takes the embedding in. */
export function embeddingX({ x }: Block): number {
  return x + INSET;
}
