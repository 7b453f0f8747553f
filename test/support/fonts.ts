import arimo from '@fontsource/arimo/files/arimo-latin-400-normal.woff2?url';
import lato from '@fontsource/lato/files/lato-latin-400-normal.woff2?url';
import dejavu from 'dejavu-fonts-ttf/ttf/DejaVuSans.ttf?url';

/** From wide letters to narrow ones; Arimo has the widths of Liberation Sans, Arial and Helvetica. */
const FILES = { DejaVu: dejavu, Arimo: arimo, Lato: lato };

/** What a page may be set in, whatever the machine has. */
export const FAMILIES = Object.keys(FILES).map((name) => `Test ${name}`);

export async function loadFonts(): Promise<void> {
  const names = Object.keys(FILES) as (keyof typeof FILES)[];
  await Promise.all(names.map((name) => addFont(name, `Test ${name}`).load()));
}

/** A font that the page loads once it is used. */
export function addFont(name: keyof typeof FILES, family: string): FontFace {
  const face = new FontFace(family, `url("${FILES[name]}")`);
  document.fonts.add(face);
  return face;
}
