import { cdp } from 'vitest/browser';

// Which characters a browser takes from the fonts of the system, as no font of the project has them.

interface Session {
  send(method: string, parameters?: object): Promise<unknown>;
}

interface PlatformFont {
  familyName: string;
  isCustomFont: boolean;
}

/** What is read aloud but not seen. */
const UNSEEN = '.katex-mathml, script, style';
const ATTRIBUTE = 'data-glyphs';

/** What has been looked at: a font as CSS names it, and the characters in it. */
const known = new Map<string, Set<string>>();

/** Every character below an element that the system had to draw, with the font that it took. */
export async function foreignGlyphs(root: Element): Promise<string[]> {
  const fresh = [...charactersIn(root)].map(([font, characters]) => [font, [...characters]] as const);
  const suspects = await drawnBySystem(fresh.map(([font, characters]) => [font, characters.join('')] as const));
  const single = fresh
    .filter(([font]) => suspects.some((suspect) => suspect.font === font))
    .flatMap(([font, characters]) => characters.map((character) => [font, character] as const));
  return (await drawnBySystem(single)).map(({ text, family }) => `${text} (${codeOf(text)}) from ${family}`);
}

/** The characters of each font that have not been looked at yet. */
function charactersIn(root: Element): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>();
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const { data, parentElement } = texts.currentNode as Text;
    if (!parentElement || parentElement.closest(UNSEEN) || !data.trim() || !parentElement.checkVisibility()) continue;
    const { fontFamily, fontWeight, fontStyle } = getComputedStyle(parentElement);
    const font = `${fontStyle} ${fontWeight} 16px ${fontFamily}`;
    const seen = known.get(font) ?? new Set();
    known.set(font, seen);
    for (const character of data.replace(/[\s\u200b-\u200f\u2060\ufeff]/g, '')) {
      if (seen.has(character)) continue;
      seen.add(character);
      found.set(font, (found.get(font) ?? new Set()).add(character));
    }
  }
  return found;
}

/** Those of some texts that are drawn, wholly or in part, in a font that no style sheet of the page has loaded. */
async function drawnBySystem(texts: readonly (readonly [font: string, text: string])[]) {
  if (texts.length === 0) return [];
  const probes = texts.map(([font, text]) => {
    const probe = document.createElement('span');
    probe.setAttribute(ATTRIBUTE, '');
    probe.style.font = font;
    probe.textContent = text;
    return probe;
  });
  document.body.append(...probes);
  document.body.getBoundingClientRect(); // lays out, and so asks for fonts
  await document.fonts.ready;
  const fonts = await fontsOf(probes.length);
  for (const probe of probes) probe.remove();
  return texts.flatMap(([font, text], i) => {
    const system = fonts[i]?.find(({ isCustomFont }) => !isCustomFont);
    return system ? [{ font, text, family: system.familyName }] : [];
  });
}

/** The fonts in which the browser has drawn each probe. */
async function fontsOf(count: number): Promise<PlatformFont[][]> {
  const session = cdp() as unknown as Session;
  await session.send('DOM.enable');
  await session.send('CSS.enable');
  await session.send('DOM.getDocument', { depth: 0 });
  const { searchId } = (await session.send('DOM.performSearch', { query: `[${ATTRIBUTE}]` })) as { searchId: string };
  const range = { searchId, fromIndex: 0, toIndex: count };
  const { nodeIds } = (await session.send('DOM.getSearchResults', range)) as { nodeIds: number[] };
  return Promise.all(
    nodeIds.map(async (nodeId) => {
      const { fonts } = (await session.send('CSS.getPlatformFontsForNode', { nodeId })) as { fonts: PlatformFont[] };
      return fonts;
    }),
  );
}

function codeOf(character: string): string {
  return `U+${character.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')}`;
}
