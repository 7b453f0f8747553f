import { type ChildProcess, execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Transformer } from '@napi-rs/image';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../../scripts/browser.mjs';
import { isExhaustive } from '../support/exhaustive.js';
import { hash } from '../support/pixels.js';

// The command of the built package, as a shell runs it, with the browser of the tests.

const COMMAND = resolve('dist/render/command.js');
const FONT = resolve('node_modules/inter-ui/variable/InterVariable.woff2');
const browser = findBrowser();
const isBuilt = existsSync(COMMAND);
if (!isBuilt) console.log('the command is not tested, as there is no dist; npm run build makes it');

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'diffusion-figures-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly said: string;
}

function run(
  words: readonly string[],
  environment: NodeJS.ProcessEnv = {},
  then: (child: ChildProcess) => void = () => {},
): Promise<Ended> {
  const env = { ...process.env, ...browser?.env, CHROMIUM_PATH: browser?.executablePath, ...environment };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [COMMAND, ...words], { cwd: folder, env }, (error, out, said) => {
      resolve({ code: error ? Number(error.code) : 0, out: out.trim(), said: said.trim() });
    });
    then(child);
  });
}

const NOISY = { type: 'noise-triptych', t: 200, resolution: 32, font: FONT };
/** Films of figures that look the same at some of their frames; `paths.gif` is another. */
const SAME = {
  'comparison.gif': { type: 'schedule-comparison', t: '0..999', frames: 3, width: 300, pixelRatio: 0.5 },
  'log-snr.gif': { type: 'path-comparison', logSnr: '-4..4', frames: 3, width: 300, pixelRatio: 0.5 },
  'tokens.gif': { type: 'scheduler-table', tokens: '100..200', frames: 3, width: 300, pixelRatio: 0.5 },
};
/** Drawn at once: starting a browser takes longer than any of them. */
const PICTURES = {
  'first.png': NOISY,
  'second.png': NOISY,
  'wrong.png': { ...NOISY, t: 5000 },
  'text.png': { ...NOISY, image: 'image.txt' },
  '../image.txt/a.svg': { type: 'schedule-chart' },
  'other.png': { ...NOISY, t: 900 },
  'panels.png': { ...NOISY, panels: true },
  'page.png': { type: 'noise-triptych', resolution: 64, panels: true },
  'drawing.svg': { ...NOISY, lang: 'de', caption: 'Drei' },
  'drawing.png': { ...NOISY, lang: 'de', caption: 'Drei' },
  'dark.svg': { type: 'schedule-chart', schedule: { kind: 'cosine' }, scheme: 'dark' },
  'chart.pdf': { type: 'schedule-chart', width: 400, font: FONT },
  'film.gif': { ...NOISY, t: '0..999', frames: 5, seconds: 2, panels: true },
  'chain.gif': { type: 'reverse-chain', player: true, step: '4..0', resolution: 32, panels: true },
  'film.webm': { ...NOISY, t: '0..999', frames: 4, seconds: 2, width: 300 },
  'training.gif': { type: 'train-denoiser', steps: 100, frames: 4, seconds: 2, width: 400 },
  'paths.gif': { type: 'sample-trajectories', t: '0..999', frames: 3, width: 300, pixelRatio: 0.5 },
  'large.png': { ...NOISY, width: 4000, pixelRatio: 8 },
  'font.png': { ...NOISY, font: 'broken.ttf' },
  'scale.gif': { type: 'guidance', scale: '1..2', frames: 3, seconds: 1, width: 300 },
  ...(isExhaustive && SAME),
};

const read = (name: string) => readFileSync(join(folder, 'made', name));
/** What begins the delay of a frame. */
const CONTROL = Buffer.from([0x21, 0xf9, 4]);
/** Where the frames begin. */
function framesOf(gif: Buffer): number[] {
  const frames: number[] = [];
  for (let at = gif.indexOf(CONTROL); at >= 0; at = gif.indexOf(CONTROL, at + 1)) frames.push(at);
  return frames;
}
/** Of each frame, in hundredths of a second. */
const delaysOf = (gif: Buffer) => framesOf(gif).map((at) => gif.readUInt16LE(at + 4));
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const pixelsOf = async (png: Uint8Array) => hashOf(await new Transformer(Buffer.from(png)).rawPixels());

type Box = readonly [left: number, top: number, right: number, bottom: number];

/** Of a path of straight lines and curves with two ends and a point between them. */
function boxOf(path: string): Box {
  const numbers = path.match(/-?[\d.]+/g)?.map(Number) ?? [];
  const [xs, ys] = [0, 1].map((part) => numbers.filter((_, index) => index % 2 === part)) as [number[], number[]];
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

function scaled([left, top, right, bottom]: Box, by: number): Box {
  return [by * left, by * top, by * right, by * bottom];
}

/** Tells of a pixel of a picture on white whether something dark is drawn there. */
async function inkOf(png: Buffer): Promise<(x: number, y: number) => boolean> {
  const picture = new Transformer(png);
  const { width } = await picture.metadata();
  const pixels = await picture.rawPixels();
  return (x, y) => (pixels[4 * (width * y + x) + 1] as number) < 160;
}

/** Where there is ink in a box, and a little above and below it, as letters stand beside each other. */
function inkIn([left, top, right, bottom]: Box, isInk: (x: number, y: number) => boolean): Box {
  const around = 3;
  const [xs, ys]: [number[], number[]] = [[], []];
  for (let y = Math.floor(top) - around; y < bottom + around; y++) {
    for (let x = Math.floor(left); x < right; x++) {
      if (!isInk(x, y)) continue;
      xs.push(x, x + 1);
      ys.push(y, y + 1);
    }
  }
  return [Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys)];
}

describe.skipIf(!isBuilt)('diffusion-figures render', () => {
  let ended: Ended;

  beforeAll(async () => {
    const pictures = Object.entries(PICTURES).map(([name, picture]) => ({ ...picture, out: `made/${name}` }));
    writeFileSync(join(folder, 'diffusion-figures.config.json'), JSON.stringify({ render: pictures }));
    writeFileSync(join(folder, 'image.txt'), 'no image');
    writeFileSync(join(folder, 'broken.ttf'), 'no font');
    mkdirSync(join(folder, 'folder.ttf'));
    writeFileSync(join(folder, 'broken.mjs'), 'export default {');
    writeFileSync(join(folder, 'quits.sh'), '#!/bin/sh\necho no library >&2\nexit 1\n', { mode: 0o755 });
    writeFileSync(join(folder, 'broken.json'), '{');
    writeFileSync(join(folder, 'empty.json'), '{}');
    writeFileSync(join(folder, 'mark.json'), '\uFEFF{"render":[{"type":"nose","out":"a.png"}]}');
    writeFileSync(join(folder, 'never.mjs'), 'export default await new Promise(() => {});');
    writeFileSync(join(folder, 'empty.png'), '');
    writeFileSync(join(folder, 'large.png'), '');
    truncateSync(join(folder, 'large.png'), 150_000_000);
    ended = await run(['render']);
  });

  it('draws the pictures of a configuration; those that fail stop no other, and leave nothing', () => {
    const failed = ['wrong.png', 'text.png', '../image.txt/a.svg', 'large.png', 'font.png'];
    const [t, image, out, large, font, ...more] = ended.said.split('\n');
    expect(t).toBe(`${join(folder, 'made', 'wrong.png')}: invalid t: 5000; expected an integer in 0 <= t < 1000`);
    expect(image).toContain(`text.png: image "${join(folder, 'image.txt')}" cannot be decoded by this browser`);
    expect(out).toBe(`${join(folder, 'image.txt', 'a.svg')}: cannot be written: ENOTDIR`);
    expect(large).toMatch(
      /large\.png: 32256 × \d+ pixels are too many for this browser: expected a smaller width or pixelRatio$/,
    );
    expect(font).toContain(`font.png: font "${join(folder, 'broken.ttf')}" cannot be read by this browser`);
    expect(more).toEqual([]);
    const written = Object.keys(PICTURES).filter((name) => !failed.includes(name));
    expect(ended.out.split('\n')).toEqual(written.map((name) => join('made', name)));
    expect(readdirSync(join(folder, 'made')).sort()).toEqual(written.sort());
    expect(ended.code).toBe(1);
  });

  it('draws the same bytes each time, and another picture at another t', async () => {
    const [first, second, other] = ['first.png', 'second.png', 'other.png'].map((name) => hashOf(read(name)));
    expect(first).toBe(second);
    expect(first).not.toBe(other);
    expect(await new Transformer(read('first.png')).metadata()).toMatchObject({ width: 2 * (720 + 32) });
  });

  it('draws formulas as paths, texts as texts, and images by their own pixels', async () => {
    const svg = read('drawing.svg').toString();
    const texts = [...svg.matchAll(/<text[^>]*>([^<]*)</g)].map(([, text]) => text);
    expect(texts).toEqual(['Bild', 'Verrauschtes Bild', 'Rauschen', 'Drei']);
    expect(svg).not.toContain('KaTeX');
    // The letters of x_0, x_t and ε.
    expect(svg.match(/<path d="M[^"]*Q[^"]*z"/g)?.length).toBe(5);
    const images = [...svg.matchAll(/href="data:image\/png;base64,([^"]+)"/g)].map(([, data = '']) => data);
    expect(images.length).toBe(3);
    const second = await new Transformer(read('panels.png')).crop(32 + 8, 0, 32, 24).png();
    expect(await pixelsOf(Buffer.from(images[1] as string, 'base64'))).toBe(await pixelsOf(second));
  });

  it('puts each letter of a formula where the page has it', async () => {
    const letters =
      read('drawing.svg')
        .toString()
        .match(/(?<=<path d=")M[^"]*Q[^"]*(?=z")/g) ?? [];
    const isInk = await inkOf(read('drawing.png'));
    for (const letter of letters) {
      const box = scaled(boxOf(letter), 2);
      const inked = inkIn(box, isInk);
      const farthest = Math.max(...inked.map((edge, side) => Math.abs(edge - (box[side] as number))));
      expect(farthest, `${inked}, drawn at ${box}`).toBeLessThan(1.5);
    }
  });

  it('has the pixels of the page', async () => {
    const [, ofPage] = /"x_t at t = 50" 64x48:(\w+)/.exec(
      readFileSync(resolve('test/structure/NoiseTriptych.stories.snap'), 'utf8'),
    ) as RegExpExecArray;
    const noisy = await new Transformer(read('page.png')).crop(64 + 8, 0, 64, 48).png();
    expect(hash(await new Transformer(noisy).rawPixels())).toBe(ofPage);
  });

  it('draws in the dark', () => {
    expect(read('dark.svg').toString()).toContain('<rect width="100%" height="100%" fill="rgb(20, 23, 26)"/>');
  });

  it('writes one page of PDF with its text in it', () => {
    const pdf = read('chart.pdf').toString('latin1');
    expect(pdf.slice(0, 5)).toBe('%PDF-');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).toBe(1);
    expect(pdf).toContain('InterVariable');
  });

  it('writes a film of the images that runs as long as it is told', () => {
    const gif = read('film.gif');
    expect(gif.toString('latin1', 0, 6)).toBe('GIF89a');
    expect([gif.readUInt16LE(6), gif.readUInt16LE(8)]).toEqual([3 * 32 + 2 * 8, 24]);
    expect(delaysOf(gif)).toEqual([40, 40, 40, 40, 40]);
  });

  it('writes a film as a video', () => {
    const webm = read('film.webm');
    expect(webm.toString('hex', 0, 4)).toBe('1a45dfa3');
    expect(webm.subarray(0, 400).toString('latin1')).toContain('V_VP9');
    // Each element is its name, the length of its value with the highest bit set, and its value.
    expect(webm.readDoubleBE(webm.indexOf(Buffer.from('448988', 'hex')) + 3)).toBe(2000);
    expect(webm.readUInt16BE(webm.indexOf(Buffer.from('b082', 'hex')) + 2)).toBe(2 * (300 + 32));
  });

  it('films a training, from before its first step to after its last', () => {
    const gif = read('training.gif');
    // At 0, 50 and 100 steps, and with what it has come to.
    expect(delaysOf(gif)).toEqual([50, 50, 50, 50]);
    // Its samples lie elsewhere in each; one that shows what was there before takes a few bytes.
    const sizes = [...framesOf(gif).slice(1), gif.length].map((end, index) => end - (framesOf(gif)[index] as number));
    expect(Math.min(...sizes)).toBeGreaterThan(1000);
  });

  it('films any number: an integer by each of its values, others evenly', () => {
    expect(delaysOf(read('chain.gif'))).toEqual([120, 120, 120, 120, 120]);
    expect(delaysOf(read('scale.gif'))).toEqual([33, 34, 33]);
  });

  it('films what looks the same in two frames, without waiting for the second', () => {
    const films = ['paths.gif', ...(isExhaustive ? Object.keys(SAME) : [])];
    expect(films.map((film) => delaysOf(read(film)))).toEqual(films.map(() => [200, 200, 200]));
  });

  it('tells all that is wrong with a configuration, before anything is drawn', async () => {
    const pictures = [
      { type: 'nose', out: 'a.png' },
      { type: 'schedule-chart', out: 'b.bmp', curve: 'beta', width: 1e9, frames: 1e12, scheme: 'sepia' },
      { type: 'noise-triptych', out: 'c.svg', t: '0..10', image: 'none.jpg', panels: true },
      { type: 'schedule-chart', out: 'c.svg' },
      { type: 'noise-triptych', out: 'd.gif', t: '0..10', seed: '0..3' },
      { type: 'noise-triptych', out: 'e.png', image: '.', font: 'folder.ttf', lang: 'xx-nonsense!', caption: true },
      { type: 'noise-triptych', out: 'f.gif', panels: 'yes-please', lang: 'zh-TW', font: ' ', frames: 3.5 },
      { type: 'schedule-chart', out: { toString: 1 }, t: { toString: 1 }, schedule: 'DEEP' },
      { type: 'source-image', out: 'g.png', image: 'empty.png', font: 'folder.ttf' },
      { type: 'source-image', out: 'h.png', image: 'large.png' },
      { type: 'source-image', out: 'i.png', image: 'HTTP://127.0.0.1/a.png' },
    ];
    const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`;
    writeFileSync(join(folder, 'wrong.json'), JSON.stringify({ render: pictures }).replace('"DEEP"', deep));
    const { code, out, said } = await run(['render', '--config', 'wrong.json']);
    expect([code, out]).toEqual([1, '']);
    expect(said.split('\n').map((line) => line.replace(/; expected .*/, ''))).toEqual([
      'picture 1 (a.png): invalid type: "nose"',
      'picture 2 (b.bmp): invalid out: "b.bmp"',
      'picture 2 (b.bmp): invalid curve: "beta"',
      'picture 2 (b.bmp): invalid scheme: "sepia"',
      'picture 2 (b.bmp): invalid width: 1000000000',
      'picture 2 (b.bmp): invalid frames: 1000000000000',
      'picture 3 (c.svg): invalid panels: true',
      'picture 3 (c.svg): invalid t: "0..10"',
      'picture 3 (c.svg): invalid image: "none.jpg"',
      'picture 5 (d.gif): invalid seed: "0..3"',
      'picture 6 (e.png): invalid lang: "xx-nonsense!"',
      'picture 6 (e.png): invalid caption: true',
      'picture 6 (e.png): invalid image: "."',
      'picture 6 (e.png): invalid font: "folder.ttf"',
      'picture 7 (f.gif): invalid font: " "',
      'picture 7 (f.gif): invalid lang: "zh-TW"',
      'picture 7 (f.gif): invalid panels: "yes-please"',
      'picture 7 (f.gif): invalid frames: 3.5',
      'picture 8 (schedule-chart): invalid out: [object Object]',
      'picture 8 (schedule-chart): invalid schedule: [[[[object Array]]]]',
      'picture 9 (g.png): invalid image: "empty.png"',
      'picture 9 (g.png): invalid font: "folder.ttf"',
      'picture 10 (h.png): invalid image: "large.png"',
      `invalid out: ${join(folder, 'c.svg')} twice`,
    ]);
    expect(said).toContain('expected a prop of schedule-chart: schedule, curves, t');
    expect(said).toContain('"large.png"; expected a file of at most 64 MB, and this has 150, or an address');
  });

  it.each<[line: string, code: number, said: RegExp]>([
    ['', 2, /^$/],
    ['draw', 2, /^invalid command: draw; expected render$/],
    ['render schedule-chart out.svg', 2, /^invalid argument: out\.svg; expected --NAME VALUE$/],
    ['render schedule-chart --out a.svg --out b.svg', 2, /^invalid out: written twice; expected one value$/],
    ['render --config broken.json', 2, /^invalid config .*broken\.json: .*JSON/],
    ['render --config empty.json', 2, /^invalid render in .*empty\.json: expected a list of pictures/],
    ['render --width 200', 2, /^invalid width: no figure is named; expected render TYPE$/],
    ['render --config', 2, /^invalid config: true; expected a file$/],
    ['render --config folder.ttf', 2, /^invalid config: .*folder\.ttf; expected a file that is there$/],
    ['render --config image.txt', 2, /^invalid config: .*image\.txt; expected \.js, \.mjs, \.json$/],
    ['render --config broken.mjs', 2, /^invalid config .*broken\.mjs: Unexpected end of input$/],
    ['render schedule-chart --out a.png --caption', 1, /^invalid caption: true; expected a text$/],
    ['render schedule-chart --out a.png --constructor 1', 1, /^invalid constructor: 1; expected a prop/],
    ['render --config mark.json', 1, /^invalid type: "nose"; expected one of /],
    ['render --config never.mjs', 2, /^invalid config .*never\.mjs: its top-level await never ends$/],
    ['render --config none.json', 2, /^invalid config: .*none\.json; expected a file that is there$/],
  ])('ends “diffusion-figures %s” with %i and says why', async (line, code, message) => {
    const { said, ...rest } = await run(line.split(' ').filter(Boolean));
    expect(rest.code).toBe(code);
    expect(said).toMatch(message);
  });

  it('says what it needs where there is no browser', async () => {
    const { code, said } = await run(['render', 'schedule-chart', '--out', 'a.svg'], { CHROMIUM_PATH: '/none' });
    expect([code, said]).toEqual([1, 'invalid CHROMIUM_PATH: /none; expected the path of a Chromium']);
  });

  it.each<[path: string, reason: string]>([
    ['folder.ttf', 'EACCES'],
    ['quits.sh', 'no library'],
  ])('says why the browser %s did not start, and not how it was started', async (name, reason) => {
    const path = join(folder, name);
    const { code, said } = await run(['render', 'schedule-chart', '--out', 'a.svg'], { CHROMIUM_PATH: path });
    expect([code, said]).toEqual([1, `the browser ${path} did not start: ${reason}`]);
  });

  it('names the folder for temporary files that is missing', async () => {
    const { code, said } = await run(['render', 'schedule-chart', '--out', 'a.svg'], { TMPDIR: '/none' });
    expect([code, said]).toEqual([
      1,
      'invalid TMPDIR: /none; expected a folder for temporary files that can be written',
    ]);
  });

  it('draws on where nobody reads what it says, or Playwright is to be debugged; a file keeps its permissions', async () => {
    const long = `${'a'.repeat(251)}.svg`;
    const pictures = ['first.svg', 'kept.svg', long].map((out) => ({
      type: 'schedule-chart',
      caption: out,
      out: `piped/${out}`,
    }));
    writeFileSync(join(folder, 'piped.json'), JSON.stringify({ render: pictures }));
    mkdirSync(join(folder, 'piped'));
    writeFileSync(join(folder, 'piped/kept.svg'), '', { mode: 0o600 });
    const ending = run(['render', '--config', 'piped.json'], { PWDEBUG: '1' }, (child) => child.stdout?.destroy());
    const { code, said } = await ending;
    expect([code, said]).toEqual([0, '']);
    expect(readdirSync(join(folder, 'piped')).sort()).toEqual([long, 'first.svg', 'kept.svg']);
    expect(readFileSync(join(folder, 'piped/kept.svg'), 'utf8')).toContain('>kept.svg</text>');
    expect(statSync(join(folder, 'piped/kept.svg')).mode & 0o777).toBe(0o600);
  });

  it('takes a caption as it is written', async () => {
    await run(['render', 'schedule-chart', '--caption', '2024', '--out', 'caption.svg']);
    expect(readFileSync(join(folder, 'caption.svg'), 'utf8')).toContain('>2024</text>');
  });
});
