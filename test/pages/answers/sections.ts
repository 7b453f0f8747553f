/** The markup of each answer by its anchor. */
export function sectionsOf(markup: string): ReadonlyMap<string, string> {
  const [, ...parts] = markup.split('<section class="page-part answer"');
  return new Map(
    parts.map((part) => [
      /aria-labelledby="([^"]*)"/.exec(part)?.[1] as string,
      `<section${part.slice(0, part.lastIndexOf('</section>'))}</section>`,
    ]),
  );
}
