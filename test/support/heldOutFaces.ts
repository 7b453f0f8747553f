import { createRequire } from 'node:module';
import { Resvg } from '@resvg/resvg-js';

// The faces that scripts/build-faces.mjs leaves out of the data, drawn as it draws the others.

const SIDE = 16;
/** Drawn so many times as large, then averaged. */
const OVERSAMPLING = 8;
const HELD_OUT =
  /^(face-in-clouds|disguised-face|dotted-line-face|face-exhaling|cowboy-hat-face|clown-face|cracking-face)$|with-horns$/;

const require = createRequire(import.meta.url);

/** Faces that no denoiser has seen, by the names of their sets and their own. */
export function heldOutFaces(): Map<string, Float32Array> {
  return new Map(['noto', 'fluent-emoji-flat'].flatMap(facesOf));
}

function facesOf(set: string): [string, Float32Array][] {
  const { icons, width: usual = SIDE, height = usual } = require(`@iconify-json/${set}/icons.json`);
  const { categories } = require(`@iconify-json/${set}/metadata.json`);
  const names: string[] = categories['Smileys & Emotion'].filter((name: string) => icons[name] && HELD_OUT.test(name));
  return names.map((name) => {
    const icon = icons[name];
    return [`${set}/${name}`, drawn(icon.body, icon.width ?? usual, icon.height ?? height)];
  });
}

/** Values from -1 to 1. */
function drawn(body: string, width: number, height: number): Float32Array {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 ${width} ${height}">${body}</svg>`;
  const large = SIDE * OVERSAMPLING;
  const { pixels } = new Resvg(svg, { background: 'white', fitTo: { mode: 'width', value: large } }).render();
  return Float32Array.from({ length: SIDE * SIDE * 3 }, (_, i) => {
    const [y, x, channel] = [Math.floor(i / (3 * SIDE)), Math.floor(i / 3) % SIDE, i % 3];
    let sum = 0;
    for (let place = 0; place < OVERSAMPLING ** 2; place++) {
      const row = y * OVERSAMPLING + Math.floor(place / OVERSAMPLING);
      const column = x * OVERSAMPLING + (place % OVERSAMPLING);
      sum += pixels[4 * (row * large + column) + channel] as number;
    }
    return Math.round(sum / OVERSAMPLING ** 2) / 127.5 - 1;
  });
}
