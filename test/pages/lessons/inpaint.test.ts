import { describe, expect, it } from 'vitest';
import { createSchedule } from '../../../src/core/index.js';
import { loadFaces } from '../../../src/faces/index.js';
import { type Fillings, fillings } from '../../../src/figures/Inpaint/compute.js';
import { MASKS } from '../../../src/figures/Inpaint/masks.js';
import { FACE_LENGTH } from '../../../src/panels/FacePanel.js';
import { hasUnequalEyes } from '../../faces/faces.js';
import { mean, rms } from '../../support/exhausted.js';
import { atOnce } from '../../support/filling.js';
import { computed } from './computed.js';

const { count, draws, window, resample, wide } = computed.filled;
const { values: faces } = await loadFaces();
const total = faces.length / FACE_LENGTH;
const chosen = Array.from({ length: count }, (_, i) => Math.floor(((i + 0.5) * total) / count));
const seeds = Array.from({ length: draws }, (_, seed) => seed);
const LONG = 900_000;

interface Options {
  readonly hidden: Uint8Array;
  readonly turns: number;
  /** Of the noise, for each face. */
  readonly seedOf: (place: number) => number;
  readonly size?: number;
}

/** The chosen faces, each filled in. */
async function allFilled({ hidden, turns, seedOf, size = window }: Options): Promise<Fillings[]> {
  const schedule = createSchedule({ kind: 'cosine' });
  const all: Fillings[] = [];
  for (const [place, face] of chosen.entries()) {
    const filling = { face, hidden, resample: turns, window: size, schedule, seed: seedOf(place) };
    all.push(await fillings(filling, faces, atOnce));
  }
  return all;
}

type Kind = 'pasted' | 'resampled' | 'original';
const seamOf = (all: readonly Fillings[], of: Kind) => mean(all.map((one) => one[of].seam as number));
const mouthsOf = (all: readonly Fillings[], of: Kind) => spreadOf(all.map((one) => mouthOf(one[of].values)));

describe('a face of which a part is hidden', () => {
  it('has a smaller seam if steps are repeated than if the rest is pasted, and depends less on the noise', {
    timeout: LONG,
  }, async () => {
    const [often, twice] = [[] as Fillings[][], [] as Fillings[][]];
    for (const seed of seeds) {
      const options = { hidden: MASKS.mouth, seedOf: () => seed };
      often.push(await allFilled({ ...options, turns: resample }));
      twice.push(await allFilled({ ...options, turns: 2 }));
    }
    const seam = (draws: readonly Fillings[][], of: Kind) => mean(draws.map((all) => seamOf(all, of))).toFixed(2);
    const ofOneNoise = (of: Kind) => mean(often.map((all) => mouthsOf(all, of))).toFixed(2);
    const ofOneFace = (of: Kind) =>
      mean(
        chosen.map((_, place) =>
          mouthsOf(
            often.map((all) => all[place] as Fillings),
            of,
          ),
        ),
      ).toFixed(2);
    expect({
      seams: {
        ...{ pasted: seam(often, 'pasted'), twice: seam(twice, 'resampled') },
        ...{ resampled: seam(often, 'resampled'), original: seam(often, 'original') },
      },
      drawsInVain: often.filter((all) => seamOf(all, 'resampled') >= seamOf(all, 'pasted')).length,
      mouths: {
        ofOneFace: { pasted: ofOneFace('pasted'), resampled: ofOneFace('resampled') },
        ofOneNoise: { pasted: ofOneNoise('pasted'), resampled: ofOneNoise('resampled') },
        original: ofOneNoise('original'),
      },
    }).toEqual({
      seams: computed.filled.seams,
      drawsInVain: computed.filled.drawsInVain,
      mouths: computed.filled.mouths,
    });
  });

  it('gets an eye that is unlike the other where the window does not reach that', { timeout: LONG }, async () => {
    const unequal = (all: readonly Fillings[], of: Kind) => all.filter((one) => hasUnequalEyes(one[of].values)).length;
    const options = { hidden: MASKS.left, turns: resample };
    const ofOneNoise = await allFilled({ ...options, seedOf: () => 0 });
    const ofOtherNoise = await allFilled({ ...options, seedOf: (place) => place });
    const ofWide = await allFilled({ ...options, seedOf: (place) => place, size: wide });
    expect({
      ...{ resampled: unequal(ofOneNoise, 'resampled'), ofOtherNoise: unequal(ofOtherNoise, 'resampled') },
      ...{ ofWide: unequal(ofWide, 'resampled'), original: unequal(ofOneNoise, 'original') },
    }).toEqual(computed.filled.unequalEyes);
  });
});

function mouthOf(face: Float32Array): Float32Array {
  return face.filter((_, i) => MASKS.mouth[Math.floor(i / 3)]);
}

/** The mean distance of two of them, root mean square. */
function spreadOf(mouths: readonly Float32Array[]): number {
  const distances = mouths.flatMap((one, i) =>
    mouths.slice(i + 1).map((other) => rms(one.map((value, place) => value - (other[place] as number)))),
  );
  return mean(distances);
}
