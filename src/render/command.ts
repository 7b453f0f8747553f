#!/usr/bin/env node
import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, extname, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { valueOfJson } from '../process/plain.js';
import { render } from './index.js';
import type { Picture } from './picture.js';

/** The parsed arguments of a command. */
interface Asked {
  readonly pictures: readonly Picture[];
  /** The folder of the files that the pictures name. */
  readonly folder: string;
}

/** The options that are texts, even if they look like numbers. */
const TEXTS = new Set(['out', 'font', 'lang', 'caption', 'scheme', 'config']);
const ENDINGS = ['.js', '.mjs', '.json'];
const CONFIGS = ENDINGS.map((ending) => `diffusion-figures.config${ending}`);

/**
 * The pictures of a command: that of its arguments, or those of a configuration.
 *
 * @param words - `render TYPE --out FILE --t 200 …`, or `render --config FILE`.
 * @throws SyntaxError for what is no such command.
 */
async function readArguments([command, ...words]: readonly string[]): Promise<Asked> {
  if (command !== 'render') throw wrong(`invalid command: ${command}; expected render`);
  const type = words[0]?.startsWith('--') ? undefined : words[0];
  const options = readOptions(type === undefined ? words : words.slice(1));
  if (type !== undefined) return { pictures: [{ ...options, type } as Picture], folder: process.cwd() };
  const { config, ...others } = options;
  for (const name of Object.keys(others)) throw wrong(`invalid ${name}: no figure is named; expected render TYPE`);
  if (config === true) throw wrong('invalid config: true; expected a file');
  return readConfig(config === undefined ? foundConfig() : resolve(String(config)));
}

/** `--beta-end 0.02` is the option `betaEnd`; a name without a value is true. */
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
    // Some editors begin a file with a byte order mark.
    if (extname(file) === '.json') return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    return (await settled(import(pathToFileURL(file).href))).default;
  } catch (error) {
    throw wrong(`invalid config ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** A module may wait for a promise that never settles. Node would then end without a message. */
function settled<Value>(loading: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const end = () => reject(new Error('its top-level await never ends'));
    process.once('beforeExit', end);
    loading.then(resolve, reject).finally(() => process.off('beforeExit', end));
  });
}

function wrong(message: string): SyntaxError {
  return new SyntaxError(message);
}

const USAGE = `Draws figures as files, in a browser of this machine.

  diffusion-figures render TYPE --out FILE [options] [props of the figure]
  diffusion-figures render --config FILE      the pictures of a list, { render: [{ type, out, … }] }
  diffusion-figures render                    those of diffusion-figures.config.js, .mjs or .json

  --out FILE           .png, .svg, .pdf, or a film, .gif or .webm
  --width 720          of the figure, in CSS pixels
  --pixel-ratio 2      pixels of a .png or film for each of these; of a .gif 1
  --scheme light       or dark
  --font FAMILY        or a file, .woff2, .woff, .ttf, .otf
  --lang en            or de, es, fr, zh
  --caption TEXT       in place of the figure's own
  --panels             the images alone, each pixel one pixel
  --t 0..999           of a film: from one timestep to another; so of any number. A film of train-denoiser is its training
  --frames 60          of a film
  --seconds 6          of a film

Any prop of the figure is an option too: --t 200 --image cat.jpg --schedule cosine --beta-end 0.02.
An image is a file or an address. CHROMIUM_PATH names the browser; without it Chrome, Chromium or Edge is found.

  diffusion-figures render noise-triptych --t 200 --image cat.jpg --out triptych.png
  diffusion-figures render noise-triptych --t 0..999 --out triptych.gif
  diffusion-figures render reverse-chain --player --step 0..40 --out chain.gif
  diffusion-figures render train-denoiser --points letters --out training.webm`;

// `diffusion-figures render …`: exits with 0 when all is written, 1 when something is not, 2 when the command is wrong.

// Who reads the output may end before this does, as in `| head`: the pictures are still wanted.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
// Playwright would open its inspector and wait for a person.
delete process.env['PWDEBUG'];
const code = await run(process.argv.slice(2));
// A file that is still read would keep the process. The messages are written first, which takes a pipe of Windows a while.
process.stdout.write('', () => process.stderr.write('', () => process.exit(code)));

async function run(words: readonly string[]): Promise<number> {
  if (words.length === 0 || words.includes('--help') || words.includes('-h')) {
    console.log(USAGE);
    return words.length === 0 ? 2 : 0;
  }
  try {
    const { pictures, folder } = await readArguments(words);
    const onWritten = (file: string) => console.log(relative(process.cwd(), file));
    await render(pictures, { folder, onWritten, onFrame: tellFrame });
    return 0;
  } catch (error) {
    console.error((error as Error).message);
    return error instanceof SyntaxError ? 2 : 1;
  }
}

/** Shows the progress of a film in one line, which disappears with the film. A log does not get this line. */
function tellFrame(file: string, frame: number, count: number): void {
  if (!process.stderr.isTTY) return;
  const line = `${relative(process.cwd(), file)}: frame ${frame} of ${count}`;
  process.stderr.write(frame === count ? '\r\x1b[K' : `\r\x1b[K${line}`);
}
