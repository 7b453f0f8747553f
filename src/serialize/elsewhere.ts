// Addresses as another page can have them.

/** More letters of a `data:` address than a page of code is for. */
const LONGEST = 10_000;
/** The pattern of the reader's own machine. */
const OWN_MACHINE = /^(localhost|.*\.localhost|127(\.\d+){3}|0\.0\.0\.0|\[::1\])$/;

/** An address as it is from everywhere; undefined for one of this page, of this machine, or too long to be copied. */
export function addressElsewhere(address: string): string | undefined {
  // An invalid address is invalid elsewhere too.
  if (!URL.canParse(address, document.baseURI)) return address;
  const { href, protocol, hostname } = new URL(address, document.baseURI);
  if (protocol === 'blob:' || protocol === 'file:' || OWN_MACHINE.test(hostname)) return undefined;
  return href.length > LONGEST ? undefined : href;
}

/** An image by its address from everywhere, undefined if it has none there; any other value is itself. */
export function imageElsewhere(image: unknown): unknown {
  if (typeof image === 'string' || image instanceof URL) return addressElsewhere(String(image));
  if (!hasAddress(image)) return image;
  const src = addressElsewhere(image.src);
  return src === undefined ? undefined : { ...image, src };
}

/** Whether an image is the object that a bundler creates for an imported image. An element is not copied. */
function hasAddress(image: unknown): image is { readonly src: string } {
  const isElement = image instanceof Element;
  return typeof image === 'object' && image !== null && !isElement && 'src' in image && typeof image.src === 'string';
}
