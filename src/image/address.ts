/** The directives of a Content Security Policy that concern images. */
type Directive = 'connect-src' | 'img-src';

/** The time after a refused request in which the browser may report the directive that refused it. */
const REPORT_MILLISECONDS = 100;

/**
 * Repeats a failed request, to find out whether a Content Security Policy of the page forbids it. A script receives
 * only an event for this.
 *
 * @param attempt - the request; what it rejects with is ignored.
 * @returns null if it succeeds or another reason prevents it, else what forbids it and what to add to the policy.
 */
export async function prohibitionOf(
  address: string,
  directive: Directive,
  attempt: () => Promise<unknown>,
): Promise<string | null> {
  let report = (_event: SecurityPolicyViolationEvent) => {};
  const reported = new Promise<SecurityPolicyViolationEvent>((resolve) => {
    report = (event) => {
      if (isAbout(event, address, directive)) resolve(event);
    };
  });
  document.addEventListener('securitypolicyviolation', report);
  const unreported = attempt().then(
    () => null,
    () => new Promise<null>((resolve) => setTimeout(resolve, REPORT_MILLISECONDS, null)),
  );
  const event = await Promise.race([reported, unreported]);
  document.removeEventListener('securitypolicyviolation', report);
  return event && explain(event.originalPolicy, address, directive);
}

/** Reports shorten addresses: to their scheme if they have no host, and some to their origin. */
function isAbout(event: SecurityPolicyViolationEvent, address: string, directive: Directive): boolean {
  const { blockedURI, disposition, effectiveDirective } = event;
  const isOfKind = effectiveDirective === directive || effectiveDirective === 'default-src';
  return disposition === 'enforce' && isOfKind && (parsed(address)?.href.startsWith(blockedURI) ?? false);
}

function explain(policy: string, address: string, directive: Directive): string {
  const parts = policy.split(';').map((part) => part.trim());
  const partNamed = (name: string) => parts.find((part) => part.split(/\s/)[0] === name);
  const violated = partNamed(directive) ?? partNamed('default-src') ?? policy;
  return `the page's Content Security Policy forbids it (${violated}): add ${sourceOf(address)} to its ${directive}`;
}

/** Returns the source expression of a policy for an address: only the scheme if the address has no host. */
function sourceOf(address: string): string | undefined {
  const url = parsed(address);
  return /^(data|blob):$/.test(url?.protocol ?? '') ? url?.protocol : url?.origin;
}

function parsed(address: string): URL | null {
  try {
    return new URL(address, document.baseURI);
  } catch {
    return null;
  }
}

/** The time without data after which a source counts as failed. */
export const PATIENCE_SECONDS = 20;

/** The options of a wait for a result. */
interface Wait<Result> {
  /** Begins the waiting; its signal aborts when that ends without a result. */
  run: (signal: AbortSignal) => Promise<Result>;
  /** Whether no data has come since the last call. It is called once a second. */
  isSilent: () => boolean;
  /** Creates the error that names the silent source. */
  error: () => Error;
  signal: AbortSignal | undefined;
}

/**
 * The outcome of `run`, or an error after 20 s of silence: a server that never answers would leave a figure pending for
 * ever. Rejects with the signal's reason when that aborts.
 */
export async function unlessSilent<Result>({ run, isSilent, error, signal }: Wait<Result>): Promise<Result> {
  signal?.throwIfAborted();
  const controller = new AbortController();
  let seconds = 0;
  let timer: ReturnType<typeof setInterval> | undefined;
  let abort = () => {};
  const end = new Promise<never>((_, reject) => {
    abort = () => reject(signal?.reason);
    signal?.addEventListener('abort', abort);
    // Ticks rather than one timeout: a page that was blocked or suspended gets one tick for that time, not twenty.
    timer = setInterval(() => {
      seconds = isSilent() ? seconds + 1 : 0;
      if (seconds === PATIENCE_SECONDS) reject(error());
    }, 1000);
  });
  end.catch((reason) => controller.abort(reason));
  try {
    return await Promise.race([run(controller.signal), end]);
  } finally {
    clearInterval(timer);
    signal?.removeEventListener('abort', abort);
  }
}

/**
 * Returns the content of an address.
 *
 * @param name - of the image, in messages.
 * @throws Error with a distinct message for each failure: not found, blocked by CORS, forbidden by the page's policy,
 *   unreachable, interrupted, silent.
 */
export async function blobAt(address: string, name: string, signal?: AbortSignal): Promise<Blob> {
  return dataBlob(address) ?? fetchBlob(address, name, signal);
}

/**
 * Returns the content of a `data:` address; null for other addresses. It is not fetched, because a page may forbid
 * that (`connect-src`).
 */
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
        `image ${name} did not arrive: its server sent nothing for ${PATIENCE_SECONDS} s; check the address and ` +
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

/** Returns the response, and calls `heard` for each part that arrives. */
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

/**
 * Finds out why a request failed. Browsers do not report the reason to scripts; a no-cors request distinguishes CORS,
 * a policy and the connection.
 */
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
