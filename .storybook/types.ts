// The types that props name, as they are declared.

const sources = import.meta.glob(
  '../src/{process/{types,resolveProcess},mixture/observation,image/source,learn/{pointSets,types},tensor/denoiser,points/chosenPoints,figures/{*,shared/*}/{model,compute,configurations,figureDenoiser,useDenoiser,masks}}.ts',
  { query: '?raw', import: 'default', eager: true },
);

const DECLARATION = /^export (?:interface (\w+)[\s\S]*?^\}|type (\w+)(?:<[^>]*>)? =[\s\S]*?;$)/gm;
/** What takes more than a line is for editors. */
const LONG_COMMENT = /\n? *\/\*\*\n[\s\S]*?\*\//g;

const declarations = new Map(
  Object.values(sources).flatMap((source) =>
    [...source.matchAll(DECLARATION)].map(([text, ofInterface, ofType]) => [
      ofInterface ?? ofType ?? '',
      text.replace('export ', '').replaceAll(LONG_COMMENT, ''),
    ]),
  ),
);

/** The declarations of all types that a type names, and of those that these name; undefined where it names none. */
export function expanded(type: string): string | undefined {
  const found = new Set<string>();
  const visit = (text: string) => {
    for (const [name] of text.matchAll(/\b[A-Z]\w+/g)) {
      const declaration = declarations.get(name);
      if (declaration === undefined || found.has(declaration)) continue;
      found.add(declaration);
      visit(declaration);
    }
  };
  visit(type);
  return found.size > 0 ? [...found].join('\n\n') : undefined;
}
