/** How many there are. */
export const COUNT = 214;
const CHOSEN = 8;

/** The faces that readers choose from: evenly spaced in their order, in which each comes beside its like. */
export const CHOICES: readonly number[] = Array.from({ length: CHOSEN }, (_, i) =>
  Math.floor(((i + 0.5) * COUNT) / CHOSEN),
);

/** Of these the second, which shows its tongue. */
export const USUAL_FACE = 40;
