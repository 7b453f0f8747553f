import { type Convention, type ConventionName, conventionOf } from '../../src/conventions/index.js';
import { csv, defineFigure, FieldRow, LabelTex, prop, SelectField, useField } from '../../src/define/index.js';
import { Written } from '../Docs/Written.js';
import { type ConventionCell, conventionNames, conventionRows, conventionsJson, linesOf } from './conventionRows.js';
import './translator.css';

/** How two papers or programs write the same diffusion model, side by side. Its menu saves the table as CSV. */
export const ConventionTable = defineFigure({
  name: 'convention-table',
  shared: {},
  props: {
    /** The convention of the left column. Readers change it. Defaults to `'ddpm'`. */
    from: prop.controlled(prop.choice(conventionNames, 'ddpm')),
    /** The convention of the right column. Readers change it. Defaults to `'edm'`. */
    to: prop.controlled(prop.choice(conventionNames, 'edm')),
  },
  model: ({ from, to }) => ({ both: [conventionOf(from), conventionOf(to)] as const }),
  use: () => ({ isReady: true }),
  View: ({ model }) =>
    model && (
      <div className="translator">
        <Choices />
        <Columns both={model.both} />
        <Notes both={model.both} />
        <button type="button" className="df-button" onClick={saveJson}>
          Save all seven as JSON
        </button>
      </div>
    ),
  table: ({ model: { both } }) =>
    csv(['', ...both.map(({ title }) => title)], function* () {
      for (const { head, cells } of conventionRows(...both))
        yield [head, ...cells.map((cell) => linesOf(cell).join('\n'))];
    }),
});

/** The two conventions, and a button that swaps them. */
function Choices() {
  const [from, to] = [useField<ConventionName>('from'), useField<ConventionName>('to')];
  const titleOf = (name: ConventionName) => conventionOf(name).title;
  const swap = () => {
    from.set(to.value);
    to.set(from.value);
  };
  return (
    <div className="translator-choices">
      <FieldRow>
        <SelectField name="from" label="From" text={titleOf} />
        <SelectField name="to" label="To" text={titleOf} />
      </FieldRow>
      <button type="button" className="df-button" onClick={swap}>
        Swap
      </button>
      <p className="df-visually-hidden" role="status">
        From {titleOf(from.value)} to {titleOf(to.value)}
      </p>
    </div>
  );
}

type Both = readonly [Convention, Convention];

/** The columns of both. On a narrow page each row is a list. */
function Columns({ both }: { both: Both }) {
  const titles = both.map(({ title }) => title);
  return (
    <table className="translator-table">
      <caption className="df-visually-hidden">The same model, as {titles.join(' and as ')} write it</caption>
      <thead>
        <tr>
          <td />
          {titles.map((title, column) => (
            <th key={column} scope="col">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {conventionRows(...both).map(({ head, cells, isOfSymbols }) => (
          <tr key={head}>
            <th scope="row">{head}</th>
            {cells.map((cell, column) => (
              <td key={column} data-label={titles[column]} data-part={isOfSymbols ? 'symbols' : undefined}>
                <Cell {...cell} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Cell({ text, tex, code, links = [] }: ConventionCell) {
  return (
    <div>
      {text && <p>{text}</p>}
      {tex && (
        <p>
          <LabelTex>{`\\displaystyle ${tex}`}</LabelTex>
        </p>
      )}
      {code && (
        <p>
          <code>{code}</code>
        </p>
      )}
      {links.map(({ name, url }) => (
        <p key={url}>
          <a href={url}>{name}</a>
        </p>
      ))}
    </div>
  );
}

/** What surprises readers of either; once if both are the same. */
function Notes({ both }: { both: Both }) {
  return (
    <div className="translator-notes">
      {[...new Set(both)].map(({ name, title, notes }) => (
        <section key={name} aria-label={title}>
          <p>{title}</p>
          <ul>
            {notes.map((note) => (
              <li key={note}>
                <Written>{note}</Written>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function saveJson(): void {
  const address = URL.createObjectURL(new Blob([conventionsJson()], { type: 'application/json' }));
  Object.assign(document.createElement('a'), { href: address, download: 'conventions.json' }).click();
  // The browser has to have begun reading it.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
