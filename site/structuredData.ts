import type { Page } from './pages.js';

// The structured data of a page for search engines, https://schema.org. They come from the markup, so they agree with the page.

/** A question that a page answers. */
export interface AnsweredQuestion {
  /** The anchor of its answer. */
  readonly id: string;
  readonly question: string;
  readonly answer: string;
}

interface Described {
  readonly description: string;
  readonly answers: readonly AnsweredQuestion[];
  readonly url: string;
  readonly book: { readonly name: string; readonly url: string };
}

export function structuredData({ title, part, words, id }: Page, { description, answers, url, book }: Described) {
  const lesson = words.lessons.find((one) => one.id === id);
  return {
    '@context': 'https://schema.org',
    '@type': answers.length > 0 ? 'FAQPage' : typeOf(part),
    name: title,
    headline: title,
    description,
    url,
    inLanguage: words.lang,
    isAccessibleForFree: true,
    license: 'https://opensource.org/license/mit',
    isPartOf: { '@type': 'WebSite', ...book },
    ...(lesson && { teaches: lesson.concept, timeRequired: `PT${lesson.minutes}M` }),
    ...(answers.length > 0 && {
      mainEntity: answers.map((one) => ({
        '@type': 'Question',
        name: one.question,
        url: `${url}#${one.id}`,
        acceptedAnswer: { '@type': 'Answer', text: one.answer },
      })),
    }),
  };
}

function typeOf(part: Page['part']): string {
  if (part === 'start') return 'WebPage';
  return part === 'lessons' || part === 'notebook' ? 'LearningResource' : 'TechArticle';
}

/** Returns data as JSON for a script element, with `<` escaped, so that a text in it does not end the element. */
export function scriptOf(data: object): string {
  return JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
}

const ANSWER = /<h3 id="([^"]*)">(.*?)<\/h3><div class="page-part answer-text">(.*?)<\/div>/gs;

/** Returns the questions in the markup of a page, with the text of their answers. */
export function answersIn(markup: string): AnsweredQuestion[] {
  return [...markup.matchAll(ANSWER)].map(([, id = '', question = '', answer = '']) => ({
    ...{ id: textOf(id), question: textOf(question), answer: textOf(answer) },
  }));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** Returns the text of markup, with formulas as text. */
export function textOf(markup: string): string {
  const text = withoutFormulas(markup)
    .replaceAll('</p>', ' ')
    .replace(/<[^>]*>/g, '')
    .replaceAll('\u2060', '');
  return decoded(text).replace(/\s+/g, ' ').trim();
}

function decoded(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (entity, hex, decimal, name) => {
    if (name) return ENTITIES[name] ?? entity;
    return String.fromCodePoint(Number.parseInt(hex ?? decimal, hex ? 16 : 10));
  });
}

/** Replaces each formula by its text. KaTeX writes a formula twice, once for screen readers and once for the eye. */
function withoutFormulas(markup: string): string {
  const [before = '', ...parts] = markup.split('<span class="katex">');
  const texts = parts.map((part) => {
    const [, tex = ''] = /<annotation[^>]*>(.*?)<\/annotation>/s.exec(part) ?? [];
    return plainTex(decoded(tex)).replaceAll('<', '&lt;') + part.slice(endOfSpan(part));
  });
  return before + texts.join('');
}

/** Returns the index after the `</span>` of the span that contains the beginning of the text. */
function endOfSpan(text: string): number {
  let depth = 1;
  for (const { 0: tag, 1: isEnd, index } of text.matchAll(/<(\/?)span\b[^>]*>/g)) {
    depth += isEnd ? -1 : 1;
    if (depth === 0) return index + tag.length;
  }
  return text.length;
}

const NAMES: Readonly<Record<string, string>> = {
  ...{ alpha: 'α', beta: 'β', epsilon: 'ε', mu: 'μ', sigma: 'σ', theta: 'θ' },
  ...{ log: 'log ', mid: ' | ', quad: ' ', times: '×', cdot: '·' },
};
/** Accents as characters that combine with the letter before them. */
const ACCENTS: Readonly<Record<string, string>> = { bar: '\u0304', hat: '\u0302', tilde: '\u0303' };

/** Returns a short formula as text: `\sqrt{1 - \bar\alpha_t}` becomes √(1 - ᾱ_t). */
export function plainTex(tex: string): string {
  return tex
    .replace(/\\textcolor\{[^}]*\}/g, '')
    .replace(/\\text\{([^}]*)\}/g, '$1')
    .replace(/\\(bar|hat|tilde)\s*\{?\s*\\?([A-Za-z]+)\}?/g, (_, accent: string, letter: string) =>
      `${NAMES[letter] ?? letter}${ACCENTS[accent]}`.normalize('NFC'),
    )
    .replace(/\\sqrt\{([^{}]*)\}/g, (_, inner: string) => (/[ +-]/.test(inner) ? `√(${inner})` : `√${inner}`))
    .replace(/\\[,;]/g, ' ')
    .replace(/\\([A-Za-z]+) ?/g, (_, name: string) => NAMES[name] ?? name)
    .replace(/[{}]/g, '')
    .replace(/ +/g, ' ')
    .trim();
}
