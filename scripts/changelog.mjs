// CHANGELOG.md: an introduction, then one section for each version, the newest first:
//
//   ## 0.2.0 – 2026-12-24
//
//   - What users notice.
const HEADING = /^## (\S+) – (.+)$/m;
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const LEVELS = ['major', 'minor', 'patch'];

/** The newest section's version, and its date unless it is still called unreleased. */
export function newestSection(changelog) {
  const [, version, date] = HEADING.exec(changelog) ?? [];
  return { version, date: DATE.test(date ?? '') ? date : undefined };
}

/** The changelog with a section for a version on top; what breaks comes before what is new. */
export function withSection(changelog, version, date, changesets) {
  const items = changesets
    .toSorted((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level))
    .map(({ text }) => asItem(text));
  const place = HEADING.exec(changelog)?.index ?? changelog.length;
  const section = `## ${version} – ${date}\n\n${items.join('\n')}\n`;
  return `${changelog.slice(0, place).trimEnd()}\n\n${section}\n${changelog.slice(place)}`.trimEnd().concat('\n');
}

/** A changeset's level and text. */
export function parseChangeset(file) {
  const [, level, text] = /^---\n.+: *["']?(\w+)["']?\n---\n([\s\S]*)$/.exec(file.replaceAll('\r', '')) ?? [];
  if (!LEVELS.includes(level) || !text.trim()) {
    throw new RangeError(`invalid changeset: ${file}; expected a level (${LEVELS.join(', ')}) and a text`);
  }
  return { level, text: text.trim() };
}

/** A list remains one; anything else becomes one item. */
function asItem(text) {
  return text.startsWith('- ') ? text : `- ${text.replaceAll(/\n(?=.)/g, '\n  ')}`;
}
