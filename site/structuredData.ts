import type { Page } from './pages.js';

// What search engines read of a page, https://schema.org: made of its markup, so that it says what readers see.

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

/** Data as the content of a script element, which no text in it can end. */
export function scriptOf(data: object): string {
  return JSON.stringify(data).replaceAll('<', String.raw`\u003c`);
}

const ANSWER = /<h3 id="([^"]*)">(.*?)<\/h3><div class="page-part answer-text">(.*?)<\/div>/gs;

/** The questions in the markup of a page, with the text of their answers. */
export function answersIn(markup: string): AnsweredQuestion[] {
  return [...markup.matchAll(ANSWER)].map(([, id = '', question = '', answer = '']) => ({
    ...{ id: textOf(id), question: textOf(question), answer: textOf(answer) },
  }));
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The text of markup, with formulas as text. */
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

/** Puts a text in the place of each formula, which KaTeX writes twice. */
function withoutFormulas(markup: string): string {
  const [before = '', ...parts] = markup.split('<span class="katex">');
  const texts = parts.map((part) => {
    const [, tex = ''] = /<annotation[^>]*>(.*?)<\/annotation>/s.exec(part) ?? [];
    return plainTex(decoded(tex)).replaceAll('<', '&lt;') + part.slice(endOfSpan(part));
  });
  return before + texts.join('');
}

/** Where the span ends in which a text begins. */
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
/** As characters that combine with the letter before. */
const ACCENTS: Readonly<Record<string, string>> = { bar: '\u0304', hat: '\u0302', tilde: '\u0303' };

/** A short formula as text: `\sqrt{1 - \bar\alpha_t}` as √(1 - ᾱ_t). */
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
