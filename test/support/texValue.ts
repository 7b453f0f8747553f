/** What the symbols of a formula stand for. */
export interface World {
  /** Numbers, and what is written like a call but looked up whole, as q(x_t | x_0): each by its TeX. */
  readonly values: Readonly<Record<string, number>>;
  /** What is called with the value of its first argument. */
  readonly functions?: Readonly<Record<string, (x: number) => number>>;
  /** What an expectation is the weighted mean over. */
  readonly draws?: readonly { readonly weight: number; readonly world: World }[];
  /** What a sum runs over, by its bounds. */
  readonly terms?: Readonly<Record<string, readonly World[]>>;
}

type Value = (world: World) => number;

/** Sizes of brackets, fonts and spaces, which change no value. */
/** A d of an integral or a derivative is one as ∂ is, and a transposed number is itself. */
const DIFFERENTIAL = /\\mathrm\{d\}/g;
const SILENT = /\^\{\\mathsf T\}|\\mathrm|\\[bB]igg?[lr]?(?![a-z])|\\(?:quad|[,;! ])|\s+/g;
const COLOR = /^\\textcolor\{#\w+\}\{/;
const TOKEN = /\\textcolor\{#\w+\}\{|\\[a-zA-Z]+|\d+(?:\.\d+)?|\S/g;
const RELATIONS = ['=', '\\le', '\\approx'];
const ACCENTS = ['\\dot', '\\bar', '\\tilde', '\\hat'];
/** Names that a parenthesis calls, where after others it multiplies. */
const CALLED = [
  ...['q', 'p', 'u', 'p_t', 'p_\\theta', 'u_\\theta', 'f_\\theta', 'f_\\bar\\theta'],
  ...['D_KL', '\\epsilon_\\theta', '\\mu_\\theta'],
];
const CLOSING: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

/**
 * The sides of a line of TeX, as functions of what its symbols stand for, and the relations between them.
 *
 * @throws Error that says what cannot be read.
 */
export function sidesOf(tex: string): { sides: Value[]; relations: string[] } {
  const reader = new Reader(tokensOf(tex));
  const [sides, relations] = [[reader.sum()], [] as string[]];
  while (RELATIONS.includes(reader.next)) {
    relations.push(reader.take());
    sides.push(reader.sum());
  }
  reader.expectEnd();
  return { sides, relations };
}

/** TeX without what changes no value: how `World` knows a symbol. */
export function symbolOf(tex: string): string {
  return tokensOf(tex)
    .filter((token) => token !== '{' && token !== '}')
    .join('');
}

function tokensOf(tex: string): string[] {
  const tokens = tex.replace(DIFFERENTIAL, '\\partial ').replace(SILENT, ' ').match(TOKEN) ?? [];
  // A brace that only a colour needs is none.
  const colors: boolean[] = [];
  return tokens.filter((token) => {
    if (token === '}') return !colors.pop();
    if (token.endsWith('{')) colors.push(COLOR.test(token));
    return !COLOR.test(token);
  });
}

class Reader {
  readonly #tokens: readonly string[];
  #at = 0;

  constructor(tokens: readonly string[]) {
    this.#tokens = tokens;
  }

  get next(): string {
    return this.#tokens[this.#at] ?? '';
  }

  take(expected?: string): string {
    const token = this.#tokens[this.#at++] ?? 'the end';
    if (expected !== undefined && token !== expected) throw new Error(`${token}; expected ${expected}`);
    return token;
  }

  expectEnd(): void {
    if (this.next) throw new Error(`cannot read on at ${this.next}`);
  }

  sum(): Value {
    let value = this.#signed();
    while (this.next === '+' || this.next === '-') {
      const [left, right] = [value, this.#signed()];
      value = (world) => left(world) + right(world);
    }
    return value;
  }

  #signed(): Value {
    const sign = this.next === '-' ? -1 : 1;
    if (this.next === '-' || this.next === '+') this.take();
    const product = this.#product();
    return (world) => sign * product(world);
  }

  #product(): Value {
    const factors = [this.#power()];
    while (this.#beginsFactor()) {
      const isDivisor = this.next === '/';
      if (isDivisor) this.take();
      const factor = this.#power();
      factors.push(isDivisor ? (world) => 1 / factor(world) : factor);
    }
    return (world) => factors.reduce((product, factor) => product * factor(world), 1);
  }

  #beginsFactor(): boolean {
    if (this.next === '\\cdot') this.take();
    const ends = ['', '+', '-', ',', ';', ')', ']', '}', '\\rVert', ...RELATIONS];
    return !ends.includes(this.next);
  }

  #power(): Value {
    const base = this.#factor();
    if (this.next !== '^') return base;
    this.take();
    const exponent = this.#factor();
    return (world) => base(world) ** exponent(world);
  }

  #factor(): Value {
    const token = this.take();
    if (/^\d/.test(token)) return () => Number(token);
    if (token in CLOSING) return this.#until(CLOSING[token] as string);
    if (token === '\\nabla') return known(token + this.take() + this.#whole());
    if (token === '\\int') return this.#integral();
    if (token === '\\frac' || token === '\\tfrac') {
      if (this.#tokens[this.#at + 1] === '\\partial') return known(`\\frac${this.#group()}${this.#group()}`);
      const [above, below] = [this.#factor(), this.#factor()];
      return (world) => above(world) / below(world);
    }
    if (token === '\\sqrt') {
      const square = this.#factor();
      return (world) => Math.sqrt(square(world));
    }
    if (token === '\\log' || token === '\\ln') {
      const base = token === '\\log' && this.next === '_' ? Number(this.take() && this.#group()) : Math.E;
      const of = this.#power();
      return (world) => Math.log(of(world)) / Math.log(base);
    }
    if (token === '\\lVert') {
      const length = this.#until('\\rVert');
      return (world) => Math.abs(length(world));
    }
    if (token === '\\mathbb') return this.#expectation();
    if (token === '\\mathcal') return this.#normal();
    if (token === '\\sum') return this.#terms();
    return this.#symbol(token);
  }

  #until(end: string): Value {
    const value = this.sum();
    this.take(end);
    return value;
  }

  /** A symbol with its indices and what is in the parentheses after it, or parentheses alone. */
  #whole(): string {
    let text = this.#group();
    while (this.next === '_') text += this.take() + this.#group();
    return this.next === '(' ? text + this.#group() : text;
  }

  /** An integral is looked up whole, with its variable. */
  #integral(): Value {
    let text = '\\int';
    while (this.next !== '\\partial') text += this.#group();
    return known(text + this.take() + this.take());
  }

  /** E of the product that follows. */
  #expectation(): Value {
    this.#group();
    const of = this.#product();
    return ({ draws = [] }) => draws.reduce((sum, { weight, world }) => sum + weight * of(world), 0);
  }

  /** Over the terms that the world has between these bounds. */
  #terms(): Value {
    let bounds = '';
    while (this.next === '_' || this.next === '^') bounds += this.take() + this.#group();
    const term = this.#product();
    return ({ terms = {} }) => {
      const between = terms[bounds];
      if (!between) throw new Error(`nothing is known of a sum over ${bounds}`);
      return between.reduce((sum, world) => sum + term(world), 0);
    };
  }

  /** The density of a normal distribution, N(x; mean, variance I). */
  #normal(): Value {
    this.#group();
    this.take('(');
    const x = this.sum();
    this.take(';');
    const mean = this.sum();
    this.take(',');
    const variance = this.#until(')');
    return (world) => normalDensity(x(world), mean(world), variance(world));
  }

  #symbol(first: string): Value {
    const accented = ACCENTS.includes(first) ? first + this.#group() : first;
    const indexed = this.next === '_' ? accented + this.take() + this.#group() : accented;
    const name = this.next === "'" ? indexed + this.take() : indexed;
    if (this.next !== '(' || !CALLED.includes(name)) return known(name);
    const start = this.#at;
    const whole = name + this.#group();
    const end = this.#at;
    return (world) => {
      const called = world.functions?.[name];
      if (!called) return known(whole)(world);
      const argument = new Reader(this.#tokens.slice(start + 1, end)).sum();
      return called(argument(world));
    };
  }

  /** A token, or all from a bracket to the one that closes it; without braces. */
  #group(): string {
    const first = this.take();
    const closing = CLOSING[first];
    if (!closing) return first;
    let text = first === '{' ? '' : first;
    while (this.next !== closing) text += this.#group();
    this.take();
    return first === '{' ? text : text + closing;
  }
}

function known(name: string): Value {
  return ({ values }) => {
    const value = values[name];
    if (value === undefined) throw new Error(`nothing is known of ${name}`);
    return value;
  };
}

function normalDensity(x: number, mean: number, variance: number): number {
  return Math.exp((-0.5 * (x - mean) ** 2) / variance) / Math.sqrt(2 * Math.PI * variance);
}
