/**
 * Returns the text of a page from its markup: paragraphs and captions, with formulas as `«TeX»` and numbers that depend on t as `#`.
 * It leaves out the drawings of figures.
 */
export function textOf(markup: string): string {
  return withTex(markup)
    .replace(
      /<figure\b[\s\S]*?<\/figure>/g,
      (figure) => ` ${/<figcaption[\s\S]*<\/figcaption>/.exec(figure)?.[0] ?? ''} `,
    )
    .replace(/<pre\b[\s\S]*?<\/pre>|<svg\b[\s\S]*?<\/svg>|<output\b[\s\S]*?<\/output>/g, ' ')
    .replace(/<span class="df-visually-hidden">[^<]*<\/span>/g, '')
    .replace(/<span class="(?:df|lesson)-number"[^>]*>[^<]*<\/span>/g, '#')
    .replace(/<\/?(?:p|div|h\d|li|td|th|tr|summary|details|figcaption)\b[^>]*>/g, ' ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('\u2060', '')
    .replace(/&#x27;|&quot;|&amp;|&gt;|&lt;/g, (entity) => ENTITIES[entity] as string)
    .replace(/\s+/g, ' ');
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&#x27;': "'",
  '&quot;': '"',
  '&amp;': '&',
  '&gt;': '>',
  '&lt;': '<',
};
const FORMULA = '<span class="katex">';

/** Replaces each formula by its TeX, without colors. */
function withTex(markup: string): string {
  const [before = '', ...parts] = markup.split(FORMULA);
  const texts = parts.map((part) => {
    const [, tex = ''] = /<annotation[^>]*>([\s\S]*?)<\/annotation>/.exec(part) ?? [];
    return `«${tex.replace(/\\textcolor\{#\w+\}/g, '')}»${part.slice(endOfElement(part))}`;
  });
  return before + texts.join('');
}

/** Returns the index after the `</span>` of the span that contains the beginning of the text. */
function endOfElement(text: string): number {
  let depth = 1;
  for (const tag of text.matchAll(/<(\/?)span\b[^>]*>/g)) {
    depth += tag[1] ? -1 : 1;
    if (depth === 0) return tag.index + tag[0].length;
  }
  return text.length;
}

/** The numbers in a text that neither a claim nor a given accounts for, each with what stands around it. */
export function numbersWithout(text: string, accountedFor: readonly (string | RegExp)[]): string[] {
  const ordinary = [/Figure \d+/g, /equation \(\d+\)/gi, /\(\d\)/g, /\(\d{4}\)/g, /«[^»]*»/g];
  // A formula is a claim where it holds a decimal or ends in a number.
  const claimed = accountedFor.reduce<string>((rest, known) => rest.replaceAll(toGlobal(known), ' '), text);
  const formulas = [...claimed.matchAll(/«[^»]*»/g)].map(([tex]) => tex).filter((tex) => /\d\.\d|= ?\d+»/.test(tex));
  const prose = ordinary.reduce((rest, known) => rest.replaceAll(known, ' '), claimed);
  return [...formulas, ...[...prose.matchAll(/.{0,30}\d[\d.,]*%?.{0,20}/g)].map(([around]) => around)];
}

function toGlobal(known: string | RegExp): string | RegExp {
  return typeof known === 'string' ? known : new RegExp(known.source, 'g');
}
