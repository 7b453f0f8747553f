import { expect, it } from 'vitest';
import { webmFile } from '../../src/export/webmFile.js';

const chunk = (milliseconds: number, isWhole: boolean) => ({
  data: new Uint8Array(40 + milliseconds / 100),
  isWhole,
  milliseconds,
});

/** Where an element begins, by its identifier, as often as it is there. */
function placesOf(file: Buffer, id: string): number[] {
  const places: number[] = [];
  for (let at = file.indexOf(id, 0, 'hex'); at >= 0; at = file.indexOf(id, at + 1, 'hex')) places.push(at);
  return places;
}

it('tells players where each whole frame begins', () => {
  const chunks = [chunk(0, true), chunk(400, false), chunk(5200, true), chunk(5600, false), chunk(10_400, true)];
  const film = { width: 64, height: 32, codec: 'V_VP9', milliseconds: 10_800 };
  const file = Buffer.from(webmFile(chunks, film));
  const [segment = 0] = placesOf(file, '18538067');
  const contents = segment + 4 + 8;
  const told = placesOf(file, 'f10100000000000004').map((at) => file.readUInt32BE(at + 9));
  expect(told).toEqual(placesOf(file, '1f43b675').map((at) => at - contents));
  const times = placesOf(file, 'b30100000000000004').map((at) => file.readUInt32BE(at + 9));
  expect(times).toEqual([0, 5200, 10_400]);
  expect(file.readUInt32BE(segment + 8)).toBe(file.length - contents);
});
