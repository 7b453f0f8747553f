/** A cup of espresso, 480 × 320; see the README beside it for its licence. */
export const coffee = new URL('./coffee.jpg', import.meta.url).href;

/** Its width over its height, for the place that figures keep for it. */
export const COFFEE_ASPECT_RATIO = 3 / 2;
