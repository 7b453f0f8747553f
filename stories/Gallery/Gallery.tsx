import { useState } from 'react';
import { addressOf, lessons } from '../Learn/lessons.js';
import { type Entry, entries, type Group, groups } from './entries.js';
import './gallery.css';

const files = import.meta.glob('../assets/thumbnails/*.webp', {
  query: '?url&no-inline',
  import: 'default',
  eager: true,
});

/** Every figure as a picture, in groups, with what it shows and where to go on. */
export function Gallery() {
  const [group, setGroup] = useState<Group | null>(null);
  const [query, setQuery] = useState('');
  const shown = entries.filter((entry) => (group === null || entry.group === group) && isFound(entry, query));
  return (
    <>
      <search className="gallery-filter" aria-label="Figures">
        <label>
          <span>Find a figure</span>
          <input
            type="search"
            placeholder="noise, solver, DDIM"
            value={query}
            onChange={(event) => setQuery(event.target.value)}
          />
        </label>
        <output>
          {shown.length === entries.length ? `${shown.length} figures` : `${shown.length} of ${entries.length} figures`}
        </output>
        <fieldset>
          <legend>Group</legend>
          {[{ id: null, title: 'All' }, ...groups].map(({ id, title }) => (
            <label key={title}>
              <input type="radio" name="gallery-group" checked={group === id} onChange={() => setGroup(id)} />
              {title}
            </label>
          ))}
        </fieldset>
      </search>
      {groups.map(({ id, title }) => {
        const ofGroup = shown.filter((entry) => entry.group === id);
        return (
          ofGroup.length > 0 && (
            <section key={id} className="gallery-group" aria-labelledby={id}>
              <h2 id={id}>{title}</h2>
              <ul className="gallery">
                {ofGroup.map((entry) => (
                  <Card key={entry.name} {...entry} />
                ))}
              </ul>
            </section>
          )
        );
      })}
      {shown.length === 0 && (
        <p className="gallery-nothing">
          No figure matches.{' '}
          <button
            type="button"
            onClick={() => {
              setGroup(null);
              setQuery('');
            }}
          >
            Show all figures
          </button>
        </p>
      )}
    </>
  );
}

/** Whether a card has each word, in its text or in the name of its group. */
function isFound({ name, group, line = '', lesson }: Entry, query: string): boolean {
  const title = groups.find(({ id }) => id === group)?.title;
  const text = [name, title, line, titleOf(lesson)].join(' ').toLowerCase();
  return query
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function Card({ name, line, lesson }: Entry) {
  return (
    <li className="gallery-card">
      <a href={addressOf(`figures-${name.toLowerCase()}`)} target="_top" className="gallery-name">
        <Thumbnail name={name} />
        {name}
      </a>
      {line && <p>{line}</p>}
      <p className="gallery-links">
        {lesson && (
          <a href={addressOf(lesson)} target="_top">
            {titleOf(lesson)}
          </a>
        )}
        <CopyCode name={name} />
      </p>
    </li>
  );
}

/** The figure in the scheme of the page. The style sheet hides the other picture, which a browser then does not load. */
function Thumbnail({ name }: { name: string }) {
  return (
    <span className="gallery-picture">
      {['light', 'dark'].map((scheme) => (
        <img
          key={scheme}
          className={`gallery-${scheme}`}
          src={files[`../assets/thumbnails/${kebab(name)}-${scheme}.webp`]}
          width={330}
          height={220}
          alt=""
          loading="lazy"
          decoding="async"
        />
      ))}
    </span>
  );
}

/** A name as the type of its element: `NoiseTriptych` as `noise-triptych`. */
function kebab(name: string): string {
  return name.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase();
}

function titleOf(lesson: string | undefined): string {
  return lessons.find(({ id }) => id === lesson)?.title ?? '';
}

/** What shows the figure in a page of one’s own. */
function CopyCode({ name }: { name: string }) {
  const [isCopied, setCopied] = useState(false);
  const code = `import { ${name} } from 'diffusion-figures';\nimport 'diffusion-figures/style.css';\n\n<${name} />\n`;
  const copy = () => navigator.clipboard.writeText(code).then(() => setCopied(true));
  return (
    <button
      type="button"
      className="gallery-copy"
      aria-label={isCopied ? `Copied the code of ${name}` : `Copy code of ${name}`}
      onClick={copy}
    >
      {isCopied ? 'Copied' : 'Copy code'}
    </button>
  );
}
