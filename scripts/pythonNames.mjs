// The names of props in the Python package.

const KEYWORDS = ['from', 'in', 'is', 'not', 'class', 'def', 'with', 'as', 'for', 'lambda'];

/** `aspectRatio` is `aspect_ratio`, and what is a keyword of Python ends with an underscore. */
export function snake(prop) {
  const words = prop.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  return KEYWORDS.includes(words) ? `${words}_` : words;
}
