import { prohibitionOf } from './policy.js';
import { PATIENCE_SECONDS, unlessSilent } from './silence.js';

/**
 * What is at an address.
 *
 * @param name - of the image, in messages.
 * @throws Error with a distinct message for each failure: not found, blocked by CORS, forbidden by the page's policy,
 *   unreachable, interrupted, silent.
 */
export async function blobAt(address: string, name: string, signal?: AbortSignal): Promise<Blob> {
  return dataBlob(address) ?? fetchBlob(address, name, signal);
}

/** What a `data:` address holds. Not fetched, as a page may forbid that (`connect-src`); null for other addresses. */
function dataBlob(address: string): Blob | null {
  const [, type, base64, data] = /^data:([^,]*?)(;base64)?,(.*)$/is.exec(address) ?? [];
  if (data === undefined) return null;
  try {
    const bytes = base64 ? charactersAsBytes(atob(decodeURIComponent(data))) : unescapedBytes(data);
    return new Blob([bytes], type ? { type } : {});
  } catch {
    return new Blob([]);
  }
}

function charactersAsBytes(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

/** The bytes of a text in which some are percent-encoded. */
function unescapedBytes(data: string): Uint8Array<ArrayBuffer> {
  const bytes = new TextEncoder().encode(data.replaceAll(/%(?![\da-f]{2})/gi, '%25'));
  let length = 0;
  for (let i = 0; i < bytes.length; i++) {
    const isEscape = bytes[i] === PERCENT;
    bytes[length++] = isEscape ? parseInt(String.fromCharCode(...bytes.subarray(i + 1, i + 3)), 16) : Number(bytes[i]);
    if (isEscape) i += 2;
  }
  return bytes.slice(0, length);
}

const PERCENT = '%'.charCodeAt(0);

function fetchBlob(address: string, name: string, signal?: AbortSignal): Promise<Blob> {
  let hasHeard = false;
  const isSilent = () => {
    const wasSilent = !hasHeard;
    hasHeard = false;
    return wasSilent;
  };
  const heard = () => {
    hasHeard = true;
  };
  return unlessSilent({
    run: (ending) => requestBlob(address, name, ending, heard),
    isSilent,
    error: () =>
      new Error(
        `image ${name} has not come: its server has sent nothing for ${PATIENCE_SECONDS} s; check the address and ` +
          'the connection',
      ),
    signal,
  });
}

async function requestBlob(address: string, name: string, signal: AbortSignal, heard: () => void): Promise<Blob> {
  const response = await request(address, name, signal);
  heard();
  if (!response.ok) {
    throw new Error(`image ${name} could not be loaded: the server answered ${response.status}; check the address`);
  }
  try {
    return await heardResponse(response, heard).blob();
  } catch {
    signal.throwIfAborted();
    throw new Error(`image ${name} stopped loading midway: check the connection`);
  }
}

/** The same response, which tells of each part that arrives. */
function heardResponse(response: Response, heard: () => void): Response {
  const listener = new TransformStream<Uint8Array, Uint8Array>({
    transform: (part, controller) => {
      heard();
      controller.enqueue(part);
    },
  });
  return new Response(response.body?.pipeThrough(listener) ?? null, { headers: response.headers });
}

async function request(address: string, name: string, signal: AbortSignal): Promise<Response> {
  try {
    return await fetch(address, { signal });
  } catch {
    signal.throwIfAborted();
    throw new Error(`image ${name} ${await explainFailedFetch(address, signal)}`);
  }
}

/** Browsers do not tell scripts why a request failed; a no-cors request tells CORS, a policy and the connection apart. */
async function explainFailedFetch(address: string, signal: AbortSignal): Promise<string> {
  let isReachable = false;
  const attempt = async () => {
    await fetch(address, { mode: 'no-cors', signal });
    isReachable = true;
  };
  const prohibition = await prohibitionOf(address, 'connect-src', attempt);
  if (prohibition) return `could not be requested: ${prohibition}`;
  if (!isReachable) return 'could not be reached: check the address and the connection';
  return (
    'is blocked by CORS: its server does not let this page read it; serve the file from ' +
    'your own site, or send the header Access-Control-Allow-Origin with it'
  );
}

/** Whether an element shows an image of another site. */
export function isOfOtherSite({ currentSrc }: HTMLImageElement): boolean {
  const { protocol, origin } = new URL(currentSrc, document.baseURI);
  return protocol !== 'data:' && origin !== location.origin;
}
