import type { ReactNode } from 'react';
import parts from '../../stories/Docs/bytes.json' with { type: 'json' };
import { Written } from '../../stories/Docs/Written.js';
import { entries } from '../../stories/Gallery/entries.js';
import { addressOf, lessons } from '../../stories/Learn/lessons.js';
import { keyRows } from './keys.js';
import { uses } from './uses.js';

/** Related figures that a page names. */
const RELATED = 4;

/** Lists when to use a figure, its limits, its lesson, the related figures and its size. */
export function Facts({ name }: { name: string }) {
  const use = uses[name];
  const entry = entries.find((one) => one.name === name);
  const lesson = lessons.find(({ id }) => id === entry?.lesson);
  const size = parts.find(({ part }) => part === name);
  const related = entries.filter((one) => one.group === entry?.group && one.name !== name).slice(0, RELATED);
  return (
    <dl className="facts">
      {use && <Fact title="Use it">{<Written>{use.use}</Written>}</Fact>}
      {use && <Fact title="Limits">{<Written>{use.not}</Written>}</Fact>}
      {lesson && (
        <Fact title="Lesson">
          <a href={addressOf(lesson.id)} target="_top">
            {lesson.title}
          </a>
        </Fact>
      )}
      {related.length > 0 && (
        <Fact title="Related">
          <ul>
            {related.map((one) => (
              <li key={one.name}>
                <a href={addressOf(`figures-${one.name.toLowerCase()}`)} target="_top">
                  {one.name}
                </a>
                {one.line && `: ${one.line}`}
              </li>
            ))}
          </ul>
        </Fact>
      )}
      {size && (
        <Fact title="Size">
          {(size.bytes / 1000).toFixed(1)} kB of gzip,{' '}
          {size.when === 'with the page'
            ? 'with the code that figures share'
            : 'on a page that has a NoiseTriptych already'}
          .{' '}
          <a href={addressOf('docs-performance')} target="_top">
            Performance
          </a>
        </Fact>
      )}
    </dl>
  );
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** The keys of a figure, a row for each part that the Tab key reaches. */
export function Keys({ name }: { name: string }) {
  const own = uses[name]?.keys ?? [];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
    <section className="page-table facts-keys" aria-label={`Keys of ${name}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">Tab leads to</th>
            <th scope="col">keys</th>
            <th scope="col">effect</th>
          </tr>
        </thead>
        <tbody>
          {[...own, 'menu' as const].map((part) => (
            <tr key={part}>
              <th scope="row">{keyRows[part].part}</th>
              <td>{keyRows[part].keys}</td>
              <td>{keyRows[part].effect}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
