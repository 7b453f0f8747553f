import { FIRST_TIME, ROW, TIMES } from './kernel/network.js';

/** sin and cos of π·t/T times these are the features of time. */
const FREQUENCIES = [0.5, 1, 2, 4, 8, 16, 32, 64];

/** The features of a timestep, which may lie between two. */
export function timeFeatures(t: number, timesteps: number): Float32Array {
  const features = new Float32Array(TIMES);
  FREQUENCIES.forEach((frequency, index) => {
    const angle = (Math.PI * frequency * (t + 1)) / timesteps;
    features[2 * index] = Math.sin(angle);
    features[2 * index + 1] = Math.cos(angle);
  });
  return features;
}

/** Writes a point and the features of its timestep into a row of a tile. */
export function writeRow(features: Float32Array, row: number, x: number, y: number, time: Float32Array): void {
  features[row * ROW] = x;
  features[row * ROW + 1] = y;
  features.set(time, row * ROW + FIRST_TIME);
}
