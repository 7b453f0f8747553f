import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { valueOfJson } from '../core/dataText.js';
import type { Picture } from './picture.js';

/** What a command asks for. */
export interface Asked {
  readonly pictures: readonly Picture[];
  /** Where the files lie that the pictures name. */
  readonly folder: string;
}

/** What is a text, also where it looks like a number. */
const TEXTS = new Set(['out', 'font', 'lang', 'caption', 'scheme', 'config']);
const ENDINGS = ['.js', '.mjs', '.json'];
const CONFIGS = ENDINGS.map((ending) => `diffusion-figures.config${ending}`);

/**
 * The pictures of a command: that of its arguments, or those of a configuration.
 *
 * @param words - `render TYPE --out FILE --t 200 …`, or `render --config FILE`.
 * @throws SyntaxError for what is no such command.
 */
export async function readArguments([command, ...words]: readonly string[]): Promise<Asked> {
  if (command !== 'render') throw wrong(`invalid command: ${command}; expected render`);
  const type = words[0]?.startsWith('--') ? undefined : words[0];
  const options = readOptions(type === undefined ? words : words.slice(1));
  if (type !== undefined) return { pictures: [{ ...options, type } as Picture], folder: process.cwd() };
  const { config, ...others } = options;
  for (const name of Object.keys(others)) throw wrong(`invalid ${name}: no figure is named; expected render TYPE`);
  if (config === true) throw wrong('invalid config: true; expected a file');
  return readConfig(config === undefined ? foundConfig() : resolve(String(config)));
}

/** `--beta-end 0.02` is the option `betaEnd`; a name alone is true. */
function readOptions(words: readonly string[]): Record<string, unknown> {
  const options: Record<string, unknown> = {};
  for (let index = 0; index < words.length; index++) {
    const [, dashed] = /^--([a-z][a-z0-9-]*)$/.exec(words[index] as string) ?? [];
    if (dashed === undefined) throw wrong(`invalid argument: ${words[index]}; expected --NAME VALUE`);
    const name = dashed.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    if (Object.hasOwn(options, name)) throw wrong(`invalid ${name}: written twice; expected one value`);
    const next = words[index + 1];
    const hasValue = next !== undefined && !next.startsWith('--');
    options[name] = !hasValue || (TEXTS.has(name) ? next : readValue(next));
    if (hasValue) index += 1;
  }
  return options;
}

/** A number, true, false, a list or an object as JSON has them; all else is a text. */
function readValue(text: string): unknown {
  return /^(-?[\d.]|true$|false$|null$|[[{])/.test(text) ? valueOfJson(text) : text;
}

function foundConfig(): string {
  const found = CONFIGS.map((name) => resolve(name)).find(existsSync);
  if (!found)
    throw wrong(`no figure and no configuration: expected render TYPE, --config FILE, or ${CONFIGS.join(', ')}`);
  return found;
}

async function readConfig(file: string): Promise<Asked> {
  if (!statSync(file, { throwIfNoEntry: false })?.isFile()) {
    throw wrong(`invalid config: ${file}; expected a file that is there`);
  }
  const config = await configIn(file);
  const { render: pictures } = (config ?? {}) as { render?: unknown };
  const isList = Array.isArray(pictures) && pictures.length > 0;
  if (!isList || !pictures.every((picture) => typeof picture === 'object' && picture !== null)) {
    throw wrong(
      `invalid render in ${file}: expected a list of pictures, such as { type: 'noise-triptych', out: 'triptych.png' }`,
    );
  }
  return { pictures, folder: dirname(file) };
}

async function configIn(file: string): Promise<unknown> {
  if (!ENDINGS.includes(extname(file))) throw wrong(`invalid config: ${file}; expected ${ENDINGS.join(', ')}`);
  try {
    if (extname(file) === '.json') return JSON.parse(readFileSync(file, 'utf8'));
    return (await import(pathToFileURL(file).href)).default;
  } catch (error) {
    throw wrong(`invalid config ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function wrong(message: string): SyntaxError {
  return new SyntaxError(message);
}
