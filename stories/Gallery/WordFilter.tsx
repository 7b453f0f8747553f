import './gallery.css';

interface WordFilterProps {
  /** One of the things that are filtered: `figure`. */
  noun: string;
  /** Words that find something. */
  example: string;
  query: string;
  onQuery: (query: string) => void;
  shown: number;
  total: number;
}

/** A field for words, with the number of things that have them. */
export function WordFilter({ noun, example, query, onQuery, shown, total }: WordFilterProps) {
  return (
    <>
      <label>
        <span>Find a {noun}</span>
        <input type="search" placeholder={example} value={query} onChange={(event) => onQuery(event.target.value)} />
      </label>
      <output>{shown === total ? `${total} ${noun}s` : `${shown} of ${total} ${noun}s`}</output>
    </>
  );
}

interface NothingFoundProps {
  noun: string;
  onShowAll: () => void;
}

/** The end of a list in which nothing has the words. */
export function NothingFound({ noun, onShowAll }: NothingFoundProps) {
  return (
    <p>
      No {noun} matches.{' '}
      <button type="button" className="text-button" onClick={onShowAll}>
        Show all {noun}s
      </button>
    </p>
  );
}

/** Whether each word of a query is in one of some texts. */
export function hasWords(texts: readonly (string | undefined)[], query: string): boolean {
  const text = texts.join(' ').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
