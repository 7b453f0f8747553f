// The kernel works on at most so many points and states at a time, in a memory of fixed size.

/** Bytes of a float32, of a float64, and of a vector. */
export const FLOAT: usize = 4;
export const DOUBLE: usize = 8;
export const VECTOR: usize = 16;

/** Points at a time, a multiple of four. */
export const POINTS: i32 = 2048;
/** States x_t at a time. */
export const STATES: i32 = 128;
/** Numbers of a result: least distance, nearest point, sum of the weights, of x, of y, of the squares. */
export const RESULT: usize = 6 * DOUBLE;

/** Below it, from address 1024 on, the compiler keeps the constants. */
const ARRAYS: usize = 2048;

/** x of all points, in the unit of the distance; then y. */
export const X: usize = ARRAYS;
export const Y: usize = X + <usize>POINTS * DOUBLE;
/** The squared distance of each point from a state. */
export const DISTANCES: usize = Y + <usize>POINTS * DOUBLE;
/** x of all points as they are, float32; then y. */
export const DATA_X: usize = DISTANCES + <usize>POINTS * DOUBLE;
export const DATA_Y: usize = DATA_X + <usize>POINTS * FLOAT;
/** x, y of each state, in the unit of the distance. */
export const PLACES: usize = DATA_Y + <usize>POINTS * FLOAT;
export const RESULTS: usize = PLACES + <usize>STATES * 2 * DOUBLE;
export const END: usize = RESULTS + <usize>STATES * RESULT;
