// Which of a seed's noise sequences a figure draws from, so that figures agree where they should and differ where they
// should.

/** The ε that `NoiseTriptych`, `X0Reconstruction` and `MeanComparison` share: they show one and the same x_t. */
export const SHARED_EPSILON = 0;

/** x_T of the reverse chain. */
export const CHAIN_START = 1;

/** The x_{t-1} of `ChainDiagram`, and the step from it to x_t. */
export const DIAGRAM_PREVIOUS = 2;
export const DIAGRAM_STEP = 3;

const GRID = 0x10000;
const GRID_ROW = 0x1000;

/** A sample of `ForwardGrid`; adding rows or samples changes none of the others. */
export function gridSample(row: number, sample: number): number {
  return GRID + row * GRID_ROW + sample;
}

/** The x_{t-1} that the samples of a row of `ForwardGrid` share. */
export function gridPrevious(row: number): number {
  return GRID + row * GRID_ROW + (GRID_ROW - 1);
}

/** Reverse step t of the chain: `CHAIN_STEPS + t`. */
export const CHAIN_STEPS = 0x80000000;

/** A skip of the reverse chain that ends after step t. */
export function chainSkip(t: number): number {
  return CHAIN_STEPS + t;
}
