/** Whether a pixel is white; the others are black. */
export type IsWhite = (x: number, y: number) => boolean;

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/**
 * A PNG of one bit a pixel, so that images which no canvas could hold are quickly made.
 *
 * @param repeat - every so many rows are the same.
 */
export async function pngOf(width: number, height: number, isWhite: IsWhite, repeat = 1): Promise<Blob> {
  const header = new Uint8Array(13);
  const view = new DataView(header.buffer);
  view.setUint32(0, width);
  view.setUint32(4, height);
  view.setUint8(8, 1); // bits
  const packed = rowsOf(width, height, isWhite, repeat).pipeThrough(new CompressionStream('deflate'));
  const data = new Uint8Array(await new Response(packed).arrayBuffer());
  const chunks = [chunk('IHDR', header), chunk('IDAT', data), chunk('IEND', new Uint8Array())];
  return new Blob([Uint8Array.from(SIGNATURE), ...chunks], { type: 'image/png' });
}

function rowsOf(width: number, height: number, isWhite: IsWhite, repeat: number): ReadableStream<BufferSource> {
  let row = new Uint8Array(1 + Math.ceil(width / 8));
  let y = 0;
  return new ReadableStream<BufferSource>({
    pull(controller) {
      if (y % repeat === 0) row = packedRow(width, (x) => isWhite(x, y));
      controller.enqueue(row);
      y += 1;
      if (y === height) controller.close();
    },
  });
}

/** A zero for no filter, then eight pixels a byte. */
function packedRow(width: number, isWhite: (x: number) => boolean): Uint8Array<ArrayBuffer> {
  const row = new Uint8Array(1 + Math.ceil(width / 8));
  for (let x = 0; x < width; x++) {
    if (isWhite(x)) row[1 + (x >> 3)] = Number(row[1 + (x >> 3)]) | (0x80 >> (x & 7));
  }
  return row;
}

function chunk(type: string, data: Uint8Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(12 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, data.length);
  bytes.set(new TextEncoder().encode(type), 4);
  bytes.set(data, 8);
  view.setUint32(8 + data.length, checksum(bytes.subarray(4, 8 + data.length)));
  return bytes;
}

/** CRC-32, as PNG has it. */
function checksum(bytes: Uint8Array): number {
  let sum = 0xffffffff;
  for (const byte of bytes) {
    sum ^= byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
  }
  return ~sum >>> 0;
}
