/** How many times as large as they are differences are shown: most are too small to be seen. */
export const DIFFERENCE_GAIN = 9;
