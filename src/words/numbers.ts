/** A number as English writes it: `0.64`, `−1.5`, `12,000`, `2.1e-5`, `< 0.1%`, or `t = 0.75`. */
const NUMBER = /^(?:< |t = )?[−-]?\d+(?:,\d{3})*(?:\.\d+)?(?:e[+-]?\d+|\u00a0·\u00a010[⁻⁰¹²³⁴-⁹]+)?%?$/;

interface Marks {
  readonly decimal: string;
  readonly group: string;
  /** With the space before it. */
  readonly percent: string;
}

const ENGLISH: Marks = { decimal: '.', group: ',', percent: '%' };
const known = new Map<string, Marks>();

/** A number with the marks of a language, `0,64` in German; any other text as it is. */
export function numberIn(lang: string, text: string): string {
  const marks = NUMBER.test(text) ? marksOf(lang) : ENGLISH;
  if (marks === ENGLISH) return text;
  return text.replace(/\.|,|%/g, (mark) => marks[mark === '.' ? 'decimal' : mark === ',' ? 'group' : 'percent']);
}

/** Lengths, such as \kern0.1em, are TeX's own. */
const DECIMAL = /(\d)\.(\d+)(?!\d|\s*(?:em|ex|mu|pt|px|mm|cm|in)\b)/g;

/** A formula in TeX with the decimal mark of a language, `\sigma = 0{,}64` in German. */
export function texIn(lang: string, tex: string): string {
  return marksOf(lang).decimal === ',' ? tex.replace(DECIMAL, '$1{,}$2') : tex;
}

function marksOf(lang: string): Marks {
  let marks = known.get(lang);
  if (!marks) {
    marks = /^en\b/i.test(lang) ? ENGLISH : readMarks(lang);
    known.set(lang, marks);
  }
  return marks;
}

/** Those of English for a tag that is none. */
function readMarks(lang: string): Marks {
  try {
    const parts = new Intl.NumberFormat(lang, { style: 'percent', minimumFractionDigits: 1 }).formatToParts(12_345.678);
    const partOf = (type: string) => parts.find((part) => part.type === type)?.value ?? '';
    return {
      decimal: partOf('decimal'),
      group: partOf('group'),
      percent: partOf('literal') + partOf('percentSign'),
    };
  } catch {
    return ENGLISH;
  }
}
