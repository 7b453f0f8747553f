// Attributes are texts; props are not.

/** Makes a prop of an attribute. What cannot be read is passed on as it is, and the figure says what it expected. */
export type Parse = (text: string) => unknown;

export const text: Parse = (value) => value;
export const number: Parse = (value) => (value.trim() === '' || Number.isNaN(Number(value)) ? value : Number(value));
export const json: Parse = (value) => {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
};
/** An attribute that is there, unless it says no. */
export const flag: Parse = (value) => value !== 'false';
/** `cosine`, or options as JSON. */
export const schedule: Parse = (value) => (/^\s*[[{]/.test(value) ? json(value) : { kind: value });
/** `betas alphas`, separated by spaces or commas, or a list as JSON. */
export const names: Parse = (value) => (/^\s*\[/.test(value) ? json(value) : value.split(/[\s,]+/).filter(Boolean));

/** An address, or `{ shape, values }` as JSON. */
export const image: Parse = (value) => (/^\s*\{/.test(value) ? json(value) : value);

/** The name of a set of points, or x, y of each as JSON. */
export const points: Parse = (value) => (/^\s*\[/.test(value) ? json(value) : value);

/** How many starts, or x, y of each as JSON. */
export const starts: Parse = (value) => (/^\s*\[/.test(value) ? json(value) : number(value));
