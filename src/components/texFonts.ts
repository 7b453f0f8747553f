/** The fonts of nearly every formula: in others its lines break elsewhere, and the page would move. */
const FONTS = ['1em KaTeX_Main', 'italic 1em KaTeX_Math'];
const FONTS_MILLISECONDS = 2000;

/** Waits for the fonts, but not long. */
export async function fontsLoaded(): Promise<void> {
  const fonts = FONTS.map((font) => document.fonts.load(font).catch(() => {}));
  await Promise.race([Promise.all(fonts), new Promise((resolve) => setTimeout(resolve, FONTS_MILLISECONDS))]);
}
