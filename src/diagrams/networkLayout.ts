// The layout of the drawn U-Net, in pixels. It is symmetric, so only the contracting half is given.

/** A block of layers: its height shows its resolution, its width the number of its channels. */
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
/** The y coordinate of the row that embeds t, and the x coordinates of the centers of its two pictograms. */
export const TIME_Y = 252;
export const EMBEDDING_X = 94;
export const LAYERS_X = 204;
/** The x coordinate at which the embedding rises to the bus. */
export const RISE_X = 230;

/** The distance from a block's outer edge to the embedding, and from its inner edge to the outgoing image. */
const INSET = 4;

/** The opposite block, in the expanding half. */
export function mirrored(block: Block): Block {
  return { ...block, x: WIDTH - block.x - block.width };
}

export function middle({ y, height }: Block): number {
  return y + height / 2;
}

export function bottom({ y, height }: Block): number {
  return y + height;
}

/** Returns the x coordinate at which a contracting block passes its image down. */
export function handDownX({ x, width }: Block): number {
  return x + width - INSET;
}

/** Returns the x coordinate at which the embedding enters a contracting block. */
export function embeddingX({ x }: Block): number {
  return x + INSET;
}
