import { useState } from 'react';
import { addressOf, lessons } from '../Learn/lessons.js';
import { useCopy } from '../useCopy.js';
import { type Entry, entries, type Group, groups } from './entries.js';
import { hasWords, NothingFound, WordFilter } from './WordFilter.js';
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
        <WordFilter
          noun="figure"
          example="noise, solver, DDIM"
          query={query}
          onQuery={setQuery}
          shown={shown.length}
          total={entries.length}
        />
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
        <NothingFound
          noun="figure"
          onShowAll={() => {
            setGroup(null);
            setQuery('');
          }}
        />
      )}
    </>
  );
}

/** Whether a card has each word, in its text or in the name of its group. */
function isFound({ name, group, line = '', lesson }: Entry, query: string): boolean {
  const title = groups.find(({ id }) => id === group)?.title;
  return hasWords([name, title, line, titleOf(lesson)], query);
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
  const [state, copy] = useCopy();
  const isCopied = state === 'copied';
  const code = `import { ${name} } from 'diffusion-figures';\nimport 'diffusion-figures/style.css';\n\n<${name} />\n`;
  return (
    <button
      type="button"
      className="text-button"
      aria-label={isCopied ? `Copied the code of ${name}` : `Copy code of ${name}`}
      onClick={() => copy(code)}
    >
      {isCopied ? 'Copied' : 'Copy code'}
    </button>
  );
}
