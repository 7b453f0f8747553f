/** As long words as figures have in their texts, and letters as wide. */
const WORDS = 'the image under noise, which a step predicts; ';
/** How many letters a line leaves empty at its end, for a word that it cannot hold. */
const RAGGED = 2;

/** So many letters. */
export function wordsOf(letters: number): string {
  return WORDS.repeat(letters / WORDS.length + 1).slice(0, letters);
}

/** How long texts are where the English ones are 1, on average; Chinese has a third of the letters, each as wide as two. */
const LENGTHS: Readonly<Record<string, number>> = { de: 1.1, es: 1.1, fr: 1.15, zh: 0.7 };

/** How long an element's texts are in its language, where the English ones are 1. */
export function lengthOf(element: HTMLElement): number {
  const [language = ''] = element.closest<HTMLElement>('[lang]')?.lang.toLowerCase().split('-') ?? [];
  return LENGTHS[language] ?? 1;
}

/** How wide a letter of the English texts is on average, in an element's font and by the length of its language. */
export function letterWidth(element: HTMLElement, size: number): number {
  const context = document.createElement('canvas').getContext('2d');
  if (!context) return size / 2;
  context.font = `${size}px ${getComputedStyle(element).fontFamily}`;
  return (lengthOf(element) * context.measureText(WORDS).width) / WORDS.length;
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
