// Reads the address of a single figure. A parameter that is not an attribute of the figure is never set.

/** What an address says. */
export interface Address {
  /** Attributes of the element, and their texts. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly theme: 'light' | 'dark' | undefined;
  readonly lang: string | undefined;
  /** What is wrong with the address, a sentence each. */
  readonly faults: readonly string[];
}

/** Letters of a parameter that a message shows. */
const SHOWN = 40;
/** Messages of wrong parameters; the others are counted. */
const MESSAGES = 3;
const LANGUAGE = /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i;

/**
 * @param page - its `search`, such as `?t=200&schedule=cosine`, and its origin.
 * @param takes - the attributes of the figure.
 */
export function readAddress(page: Pick<Location, 'search' | 'origin'>, takes: readonly string[]): Address {
  const known = new Set([...takes, 'theme', 'lang']);
  const taken = new Map<string, string>();
  const faults: string[] = [];
  for (const [name, text] of new URLSearchParams(page.search)) {
    const lack = lackOf(name, text, page.origin);
    if (!known.has(name)) faults.push(`unknown parameter: ${shown(name)}`);
    else if (taken.has(name)) faults.push(`${name} is there more than once; the figure shows the first`);
    else if (lack !== null) faults.push(`invalid ${name}: ${shown(text)}; expected ${lack}`);
    else taken.set(name, text);
  }
  const { theme, lang } = Object.fromEntries(taken);
  const more = faults.length - MESSAGES;
  return {
    attributes: new Map([...taken].filter(([name]) => takes.includes(name))),
    theme: theme as Address['theme'],
    lang,
    faults: more > 0 ? [...faults.slice(0, MESSAGES), `and ${more} more`] : faults,
  };
}

/** What is expected in place of a text; null if nothing is wrong, or if the figure says what is. */
function lackOf(name: string, text: string, origin: string): string | null {
  if (name === 'theme' && text !== 'light' && text !== 'dark') return 'light or dark';
  if (name === 'lang' && !LANGUAGE.test(text)) return 'a language such as de';
  if (name === 'image' && !isImage(text, origin)) return 'an address that begins with https:, or an array as JSON';
  return null;
}

function shown(text: string): string {
  return JSON.stringify(text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text);
}

/** Whether an image is x0 itself, a file of an image as data, or an address that the page's policy lets it ask. */
function isImage(text: string, origin: string): boolean {
  const address = /^\s*[[{]/.test(text) ? sourceIn(text) : text;
  if (address === null) return true;
  if (!URL.canParse(address, origin)) return false;
  const url = new URL(address, origin);
  const isOwn = url.protocol === 'http:' && url.origin === origin;
  return isOwn || url.protocol === 'https:' || /^data:image\//i.test(url.href);
}

/** The address in the object of an imported image; null if there is none. */
function sourceIn(text: string): string | null {
  try {
    const { src } = Object(JSON.parse(text));
    return typeof src === 'string' ? src : null;
  } catch {
    return null; // The figure says what is wrong.
  }
}
