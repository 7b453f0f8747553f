/** As long words as figures have in their texts, and letters as wide. */
const WORDS = 'the image under noise, which a step predicts; ';
/** How many letters a line leaves empty at its end, for a word that it cannot hold. */
const RAGGED = 2;

/** So many letters. */
export function wordsOf(letters: number): string {
  return WORDS.repeat(letters / WORDS.length + 1).slice(0, letters);
}

/** How wide a letter is on average in an element's font. */
export function letterWidth(element: HTMLElement, size: number): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return size / 2;
  context.font = `${size}px ${getComputedStyle(element).fontFamily}`;
  return context.measureText(WORDS).width / WORDS.length;
}

/** How many lines a text of so many letters takes. */
export function linesOf(letters: number, letter: number, width: number): number {
  const line = width / letter;
  return letters <= line ? 1 : Math.ceil(letters / (line - RAGGED));
}

/** How many rows boxes of these widths take; one that is wider than a row takes several. */
export function rowsOf(boxes: readonly number[], width: number, gap: number): number {
  let [rows, used] = [0, width];
  for (const box of boxes) {
    used += gap + box;
    if (used <= width) continue;
    rows += Math.ceil(box / width);
    used = Math.min(box, width);
  }
  return rows;
}
