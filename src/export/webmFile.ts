// WebM is Matroska with few codecs, and Matroska is EBML: elements in one another, each an identifier, a length, and what is in
// it. See RFC 8794 and RFC 9559. A library that writes it is 22 kB more to download, as it also writes what films here have not.

/** A frame as it is encoded. */
export interface Chunk {
  readonly data: Uint8Array;
  /** Whether it needs no frame before it. */
  readonly isWhole: boolean;
  /** From the beginning of the film; between whole frames there are at most 32 seconds. */
  readonly milliseconds: number;
}

export interface Film {
  readonly width: number;
  readonly height: number;
  /** As Matroska names it. */
  readonly codec: string;
  /** How long it runs. */
  readonly milliseconds: number;
}

/** Each whole frame begins a cluster, and is in the table by which players find their place. */
export function webmFile(chunks: readonly Chunk[], film: Film): Uint8Array {
  const clusters = groupsOf(chunks).map((group) => ({ start: startOf(group), bytes: cluster(group) }));
  const head = bytesOf(information(film), track(film));
  // As long whatever is in it, which is how far everything after it is from the beginning.
  const { length } = cues(clusters, 0);
  return bytesOf(
    header(),
    element(0x18538067, head, cues(clusters, head.length + length), ...clusters.map(({ bytes }) => bytes)),
  );
}

interface Cluster {
  readonly start: number;
  readonly bytes: Uint8Array;
}

function header(): Uint8Array {
  return element(
    0x1a45dfa3,
    element(0x4286, integer(1)), // EBMLVersion
    element(0x42f7, integer(1)), // EBMLReadVersion
    element(0x42f2, integer(4)), // EBMLMaxIDLength
    element(0x42f3, integer(8)), // EBMLMaxSizeLength
    element(0x4282, text('webm')), // DocType
    element(0x4287, integer(4)), // DocTypeVersion
    element(0x4285, integer(2)), // DocTypeReadVersion
  );
}

function information({ milliseconds }: Film): Uint8Array {
  return element(
    0x1549a966,
    element(0x2ad7b1, integer(1e6)), // TimestampScale: all times in milliseconds
    element(0x4489, decimal(milliseconds)), // Duration
    element(0x4d80, text('diffusion-figures')), // MuxingApp
    element(0x5741, text('diffusion-figures')), // WritingApp
  );
}

function track({ width, height, codec }: Film): Uint8Array {
  const entry = element(
    0xae,
    element(0xd7, integer(1)), // TrackNumber
    element(0x73c5, integer(1)), // TrackUID
    element(0x83, integer(1)), // TrackType: video
    element(0x9c, integer(0)), // FlagLacing
    element(0x86, text(codec)), // CodecID
    element(0xe0, element(0xb0, integer(width)), element(0xba, integer(height))), // PixelWidth, PixelHeight
  );
  return element(0x1654ae6b, entry);
}

/** The time of each cluster, and where it begins. */
function cues(clusters: readonly Cluster[], from: number): Uint8Array {
  let place = from;
  const points = clusters.map(({ start, bytes }) => {
    const position = element(0xb7, element(0xf7, integer(1)), element(0xf1, integer(place))); // CueTrack, CueClusterPosition
    place += bytes.length;
    return element(0xbb, element(0xb3, integer(start)), position);
  });
  return element(0x1c53bb6b, ...points);
}

function cluster(group: readonly Chunk[]): Uint8Array {
  const start = startOf(group);
  const blocks = group.map(({ data, isWhole, milliseconds }) => {
    const place = milliseconds - start;
    return element(0xa3, Uint8Array.of(0x81, place >> 8, place & 255, isWhole ? 0x80 : 0), data); // SimpleBlock of track 1
  });
  return element(0x1f43b675, element(0xe7, integer(start)), ...blocks);
}

function groupsOf(chunks: readonly Chunk[]): Chunk[][] {
  const groups: Chunk[][] = [];
  for (const chunk of chunks) {
    if (chunk.isWhole) groups.push([]);
    groups.at(-1)?.push(chunk);
  }
  return groups;
}

function startOf(group: readonly Chunk[]): number {
  return (group[0] as Chunk).milliseconds;
}

/** Its length is always written in eight bytes, of which the first says so. */
function element(id: number, ...parts: readonly Uint8Array[]): Uint8Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0);
  const name = integer(id);
  return bytesOf(
    name.subarray(name.findIndex((byte) => byte !== 0)),
    Uint8Array.of(1, 0, 0, 0),
    integer(length),
    ...parts,
  );
}

function integer(value: number): Uint8Array {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, value);
  return bytes;
}

function decimal(value: number): Uint8Array {
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setFloat64(0, value);
  return bytes;
}

function text(value: string): Uint8Array {
  return new TextEncoder().encode(value);
}

function bytesOf(...parts: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let end = 0;
  for (const part of parts) {
    bytes.set(part, end);
    end += part.length;
  }
  return bytes;
}
