// The kernel works on a tile of rows (points) at a time, in a memory of fixed size. Unused bytes lie between the arrays;
// tests fill these bands with a pattern and look for what an address that is off by some rows would write there.

/** Rows of a tile; loops take four at a time. */
export const TILE: i32 = 64;
/** Units of a hidden layer, and values from one row to the next in every array of a tile. */
export const UNITS: i32 = 64;
/** Inputs of the first layer: x, y, 16 of time, 32 of directions, and two zeros. */
export const INPUTS: i32 = 52;
/** The index of the first feature of time, and of the first value of the directions, among them. */
export const FIRST_TIME: i32 = 2;
export const FIRST_WAVE: i32 = 18;
export const TIMES: i32 = 16;
export const DIRECTIONS: i32 = 16;
/** The inputs that differ between points of one timestep: x, y and the values of directions. */
export const POINT_INPUTS: i32 = 34;
/** Outputs of the last layer: v of x and y, and six zeros. */
export const OUTPUTS: i32 = 8;

/** Bytes of a float32, of a vector of four, and from one row to the next. */
export const FLOAT: usize = 4;
export const VECTOR: usize = 16;
export const ROW: usize = <usize>UNITS * FLOAT;
export const OUTPUT_ROW: usize = <usize>OUTPUTS * FLOAT;

// Where each layer's weights, and behind them its biases, begin within the parameters.
const HIDDEN: usize = <usize>(UNITS + 1) * ROW;
export const SECOND: usize = <usize>(INPUTS + 1) * ROW;
export const THIRD: usize = SECOND + HIDDEN;
export const LAST: usize = THIRD + HIDDEN;
export const PARAMETERS: usize = LAST + <usize>(UNITS + 1) * OUTPUT_ROW;

export const BAND: usize = 1024;
const TILE_BYTES: usize = <usize>TILE * ROW;

// Below the first array the compiler keeps the constants: a few hundred bytes from address 1024 on.
export const WEIGHTS: usize = 2048 + BAND;
export const GRADIENTS: usize = WEIGHTS + PARAMETERS + BAND;
export const MOMENTS: usize = GRADIENTS + PARAMETERS + BAND;
export const SQUARES: usize = MOMENTS + PARAMETERS + BAND;
/** The weights of the second, third and last layer with their axes exchanged. */
export const SECOND_TURNED: usize = SQUARES + PARAMETERS + BAND;
export const THIRD_TURNED: usize = SECOND_TURNED + <usize>UNITS * ROW + BAND;
export const LAST_TURNED: usize = THIRD_TURNED + <usize>UNITS * ROW + BAND;
/** x of all directions, then y. */
export const WAVES: usize = LAST_TURNED + <usize>OUTPUTS * ROW + BAND;
/** A row of zeros. */
export const ZEROS: usize = WAVES + 2 * <usize>DIRECTIONS * FLOAT + BAND;
/** Four times the same row: what biases and time give to the sums of the first layer. */
export const TIME_SUMS: usize = ZEROS + ROW + BAND;
/** The first layer's weights of x and y, then of the directions. */
export const POINT_WEIGHTS: usize = TIME_SUMS + 4 * ROW + BAND;
export const TARGETS: usize = POINT_WEIGHTS + <usize>POINT_INPUTS * ROW + BAND;
export const FEATURES: usize = TARGETS + 2 * <usize>TILE * FLOAT + BAND;
/** The units of the three hidden layers, and their slopes: the derivatives of SiLU. */
export const UNITS_1: usize = FEATURES + TILE_BYTES + BAND;
export const UNITS_2: usize = UNITS_1 + TILE_BYTES + BAND;
export const UNITS_3: usize = UNITS_2 + TILE_BYTES + BAND;
export const SLOPES_1: usize = UNITS_3 + TILE_BYTES + BAND;
export const SLOPES_2: usize = SLOPES_1 + TILE_BYTES + BAND;
export const SLOPES_3: usize = SLOPES_2 + TILE_BYTES + BAND;
/** v; in training, then the derivative of the loss by it. */
export const RESULTS: usize = SLOPES_3 + TILE_BYTES + BAND;
/** The derivative of the loss by a layer's sums, and by those of the layer before. */
export const DELTAS: usize = RESULTS + TILE_BYTES + BAND;
export const DELTAS_BEFORE: usize = DELTAS + TILE_BYTES + BAND;
export const END: usize = DELTAS_BEFORE + TILE_BYTES + BAND;
