const TOKEN = /\\[a-zA-Z]+|\\.|\S/g;

/** Widths in em, as KaTeX's fonts have them. Letters and digits that are not named here are about half an em wide. */
const WIDTHS: Readonly<Record<string, number>> = {
  i: 0.345,
  n: 0.6,
  t: 0.361,
  x: 0.572,
  A: 0.75,
  B: 0.809,
  I: 0.518,
  N: 0.967,
  T: 0.723,
  V: 0.806,
  '\\alpha': 0.64,
  '\\beta': 0.566,
  '\\epsilon': 0.406,
  '\\theta': 0.497,
  '\\mu': 0.603,
  '\\sigma': 0.607,
  '(': 0.389,
  ')': 0.389,
  '|': 0.278,
  ':': 0.278,
  '\\,': 0.167,
  '\\ ': 0.25,
  '\\quad': 1,
  '\\displaystyle': 0,
};
const USUAL = 0.5;
/** Symbols with room at both sides; within an index they have none. */
const WITH_ROOM: Readonly<Record<string, readonly [symbol: number, room: number]>> = {
  '+': [0.778, 0.444],
  '-': [0.778, 0.444],
  '=': [0.778, 0.556],
  '<': [0.778, 0.556],
  '\\sim': [0.778, 0.556],
  '\\mid': [0.278, 0.556],
};
/** The same for punctuation, whose room is after it, unless nothing follows. */
const PUNCTUATION: Readonly<Record<string, readonly [symbol: number, room: number]>> = {
  ',': [0.278, 0.167],
  ';': [0.278, 0.167],
};
const SPACES = ['\\,', '\\ ', '\\quad'];
/** Operators with their room; the limits above and below them are narrower. */
const WITH_LIMITS: Readonly<Record<string, number>> = { '\\prod': 1.445, '\\sum': 1.611 };
/** What commands put around the widest of their arguments. */
const AROUND: Readonly<Record<string, readonly [around: number, count: number]>> = {
  '\\frac': [0.24, 2],
  '\\sqrt': [0.833, 1],
  '\\bigl': [0.069, 1],
  '\\bigr': [0.069, 1],
  '\\mathcal': [0, 1],
  '\\hat': [0, 1],
  '\\bar': [0, 1],
  '\\tilde': [0, 1],
};
/** A root's sign is wider where it reaches below a β. */
const DEEPER = 0.167;
const SCRIPT_SCALE = 0.7;
const AFTER_SCRIPT = 0.05;
/** What is nested deeper is read as symbols in a row: no TeX may exhaust the stack. */
const NESTING_LIMIT = 200;

/** About how wide a formula is, in its own em: so much room is kept until KaTeX is loaded, and lines break where they will. */
export function widthOf(tex: string): number {
  return new Measure(tex).list();
}

class Measure {
  readonly #tokens: readonly string[];
  #at = 0;
  /** How deep in indices and exponents. */
  #depth = 0;
  #nesting = 0;

  constructor(tex: string) {
    this.#tokens = tex.match(TOKEN) ?? [];
  }

  /** Up to a closing brace. */
  list(): number {
    let width = 0;
    while (this.#at < this.#tokens.length && this.#tokens[this.#at] !== '}') width += this.#next();
    this.#at++;
    return width;
  }

  #next(): number {
    if (this.#nesting === NESTING_LIMIT) return this.#symbol(this.#tokens[this.#at++] ?? '');
    this.#nesting++;
    const width = this.#read();
    this.#nesting--;
    return width;
  }

  #read(): number {
    const token = this.#tokens[this.#at++] ?? '';
    if (token === '{') return this.list();
    if (token === '_' || token === '^') return this.#script();
    if (token in AROUND) return this.#around(token);
    if (token in WITH_LIMITS) return this.#limits(WITH_LIMITS[token] as number);
    if (token === '\\textcolor') {
      this.#next(); // the colour
      return this.#next();
    }
    return this.#symbol(token);
  }

  #symbol(token: string): number {
    const [symbol, room] = WITH_ROOM[token] ?? PUNCTUATION[token] ?? [WIDTHS[token] ?? USUAL, 0];
    const hasRoom = this.#depth === 0 && !(token in PUNCTUATION && this.#isAtEnd());
    return symbol + (hasRoom ? room : 0);
  }

  /** But for spaces. */
  #isAtEnd(): boolean {
    let next = this.#at;
    while (SPACES.includes(this.#tokens[next] ?? '')) next++;
    return next === this.#tokens.length || this.#tokens[next] === '}';
  }

  #around(command: string): number {
    const [around, count] = AROUND[command] as (typeof AROUND)[string];
    const start = this.#at;
    const widths = Array.from({ length: count }, () => this.#next());
    const isDeep = command === '\\sqrt' && this.#tokens.slice(start, this.#at).includes('\\beta');
    return around + (isDeep ? DEEPER : 0) + Math.max(...widths);
  }

  /** An index, or an exponent, or both one above the other. */
  #script(): number {
    this.#depth++;
    const width = SCRIPT_SCALE * this.#next() + AFTER_SCRIPT;
    this.#depth--;
    return this.#isAtScript() ? Math.max(width, this.#next()) : width;
  }

  #limits(operator: number): number {
    if (this.#isAtScript()) this.#next();
    return operator;
  }

  #isAtScript(): boolean {
    return ['_', '^'].includes(this.#tokens[this.#at] ?? '');
  }
}
