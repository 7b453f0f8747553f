/** A time of a path in three digits, as one that follows from others has many; a timestep as it is. */
export function shownTime(t: number): number {
  return Number.isInteger(t) ? t : Number(t.toPrecision(3));
}
