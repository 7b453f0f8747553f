// Published pages do not load this file.

/** The props of every figure's frame, and those that React takes and no element has. */
const FRAME = ['caption', 'loading', 'menu', 'slider', 'onReady', 'onError'];
const OF_REACT = [
  'className',
  'style',
  'suppressHydrationWarning',
  'suppressContentEditableWarning',
  'dangerouslySetInnerHTML',
];
/** Attributes of HTML that are no properties of an element in every browser. */
const OF_HTML =
  /^(data-|aria-|on[A-Z]|item(scope|type|id|prop|ref)$|(about|datatype|inlist|prefix|property|rel|resource|rev|typeof|vocab|is|part|exportparts|slot|role|inert|popover|nonce|security|results|color|autosave|unselectable|autocapitalize|autocorrect|xml|ref|key)$)/i;

const logged = new Set<string>();

/** Logs each prop that neither a component nor an element has, with the one that is probably meant; each once. */
export function logUnknown(component: string, given: object, known: object): void {
  for (const [name, value] of Object.entries(given)) {
    if (value === undefined || isAttribute(name)) continue;
    const meant = nearest(name, [...Object.keys(known), ...FRAME, ...OF_REACT]);
    const message = `diffusion-figures: ${component}: unknown prop ${name}${meant ? `; did you mean ${meant}?` : ''}`;
    if (logged.has(message)) continue;
    logged.add(message);
    console.error(message);
  }
}

let attributes: ReadonlySet<string> | undefined;

function isAttribute(name: string): boolean {
  if (!attributes) {
    const properties: string[] = [];
    for (const property in document.createElement('figure')) properties.push(property.toLowerCase());
    attributes = new Set(properties);
  }
  // React itself warns of other spellings.
  return OF_REACT.includes(name) || OF_HTML.test(name) || attributes.has(name.toLowerCase());
}

/** A name with more changed letters is taken for another word. */
const MAX_CHANGES = 2;

/** The known name that is nearest to another by the letters that differ; undefined if none is near. */
export function nearest(name: string, known: readonly string[]): string | undefined {
  const limit = Math.min(MAX_CHANGES, Math.floor(name.length / 2));
  const distances = known.map((one) => ({ one, changes: changesBetween(name.toLowerCase(), one.toLowerCase()) }));
  const [best] = distances.filter(({ changes }) => changes <= limit).sort((a, b) => a.changes - b.changes);
  return best?.one;
}

/** Counts the letters that are inserted, left out or replaced; Levenshtein 1966. */
function changesBetween(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, j) => j);
  for (let i = 1; i <= from.length; i++) {
    const next = [i];
    for (let j = 1; j <= to.length; j++) {
      const replaced = (row[j - 1] as number) + (from[i - 1] === to[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] as number) + 1, (next[j - 1] as number) + 1));
    }
    row = next;
  }
  return row[to.length] as number;
}
