// Writes src/image/faces.ts and faceNames.ts: emoji faces, 16 × 16 on white, as one PNG of few colours, and their names. `node scripts/build-faces.mjs`
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { crc32, deflateSync } from 'node:zlib';
import { Resvg } from '@resvg/resvg-js';

const SIZE = 16;
/** Drawn so many times as large, then averaged. */
const OVERSAMPLING = 8;
const COLORS = 96;
/** What is a face, by its name. */
const IS_FACE = /(^|-)(face|cat)(-|$)|^(rolling-on-the-floor-laughing|star-struck)$/;
/** Masks and horns, and faces that something else hides or breaks. */
const LEFT_OUT =
  /^(face-in-clouds|disguised-face|dotted-line-face|face-exhaling|cowboy-hat-face|clown-face|cracking-face)$|with-horns$/;

const require = createRequire(import.meta.url);

/** The faces of one set, in the order of their names. */
function facesOf(name) {
  const folder = `@iconify-json/${name}`;
  const { icons, width: usual = 16, height = usual } = require(`${folder}/icons.json`);
  const { categories } = require(`${folder}/metadata.json`);
  return categories['Smileys & Emotion']
    .filter((icon) => icons[icon] && IS_FACE.test(icon) && !LEFT_OUT.test(icon))
    .map((icon) => ({
      name: icon,
      pixels: drawn(icons[icon].body, icons[icon].width ?? usual, icons[icon].height ?? height),
    }));
}

/** Red, green and blue of each pixel. */
function drawn(body, width, height) {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${width} ${height}">${body}</svg>`;
  const large = SIZE * OVERSAMPLING;
  const { pixels } = new Resvg(svg, { background: 'white', fitTo: { mode: 'width', value: large } }).render();
  const averages = [];
  for (let y = 0; y < SIZE; y++) {
    for (let x = 0; x < SIZE; x++) {
      const sums = [0, 0, 0];
      for (let i = 0; i < OVERSAMPLING ** 2; i++) {
        const row = y * OVERSAMPLING + Math.floor(i / OVERSAMPLING);
        const column = x * OVERSAMPLING + (i % OVERSAMPLING);
        for (let channel = 0; channel < 3; channel++) sums[channel] += pixels[4 * (row * large + column) + channel];
      }
      averages.push(sums.map((sum) => Math.round(sum / OVERSAMPLING ** 2)));
    }
  }
  return averages;
}

const distance = (a, b) => (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2;
const nearest = (palette, color) => {
  let best = 0;
  for (let i = 1; i < palette.length; i++) if (distance(palette[i], color) < distance(palette[best], color)) best = i;
  return best;
};

/** A palette by k-means; begins with the colours that lie farthest apart, white first. */
function paletteOf(colors) {
  const palette = [[255, 255, 255]];
  const gaps = colors.map((color) => distance(color, palette[0]));
  while (palette.length < COLORS) {
    const farthest = gaps.indexOf(Math.max(...gaps));
    palette.push([...colors[farthest]]);
    colors.forEach((color, i) => {
      gaps[i] = Math.min(gaps[i], distance(color, colors[farthest]));
    });
  }
  for (let round = 0; round < 30; round++) {
    const sums = palette.map(() => [0, 0, 0, 0]);
    for (const color of colors) {
      const sum = sums[nearest(palette, color)];
      for (let i = 0; i < 3; i++) sum[i] += color[i];
      sum[3]++;
    }
    // White stays white.
    sums.forEach(([red, green, blue, count], i) => {
      if (i > 0 && count > 0) palette[i] = [red, green, blue].map((sum) => Math.round(sum / count));
    });
  }
  return palette;
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A PNG of 8-bit places in a palette, its rows unfiltered. */
function png(width, rows, palette) {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(rows.length, 4);
  header.set([8, 3, 0, 0, 0], 8);
  const data = deflateSync(Buffer.from(rows.flatMap((row) => [0, ...row])), { level: 9, memLevel: 9 });
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const chunks = [
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(palette.flat())),
    chunk('IDAT', data),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return Buffer.concat([signature, ...chunks]);
}

const faces = [...facesOf('noto'), ...facesOf('fluent-emoji-flat')];
const palette = paletteOf(faces.flatMap(({ pixels }) => pixels));
const rows = faces.flatMap(({ pixels }) => {
  const places = pixels.map((color) => nearest(palette, color));
  return Array.from({ length: SIZE }, (_, y) => places.slice(y * SIZE, (y + 1) * SIZE));
});
const image = png(SIZE, rows, palette);
const path = new URL('../src/image/faces.ts', import.meta.url);
const [before] = readFileSync(path, 'utf8').split('\nconst PNG =');
const namesPath = new URL('../src/image/faceNames.ts', import.meta.url);
const [, after] = readFileSync(namesPath, 'utf8').split("';\n");
writeFileSync(namesPath, `const NAMES =\n  '${faces.map(({ name }) => name).join(' ')}';\n${after}`);
writeFileSync(path, `${before}\nconst PNG =\n  '${image.toString('base64')}';\n`);
console.log(`${faces.length} faces, ${image.length} bytes`);
