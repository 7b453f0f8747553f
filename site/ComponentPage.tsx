import components from 'virtual:components';
import { marked } from 'marked';
import type { ComponentType, ReactElement } from 'react';
import { written } from '../.storybook/documented.js';
import { exampleOf, type Shown } from '../.storybook/example.js';
import { isState } from '../.storybook/states.js';
import { entries } from '../stories/Gallery/entries.js';
import { Facts, Keys } from './about/Facts.js';
import { Playground } from './about/Playground.js';
import { highlighted } from './highlight.js';
import { markupOf } from './markup.js';
import type { StoryModule } from './sources.js';
import { type Annotations, componentOf, elementOf, metaOf } from './story.js';

export interface ComponentPageProps {
  source: string;
  /** The file of the stories, whose docstrings the page shows. */
  text: string;
  module: StoryModule;
}

/** The page of a component: what it is, a live example with its code, its props, and its other stories. */
export async function componentPage({ source, text, module }: ComponentPageProps): Promise<ReactElement> {
  const { title = '' } = metaOf(module);
  const name = title.split('/').at(-1) ?? '';
  const docs = components[name];
  const [lead = '', ...more] = (docs?.description ?? '').split('\n\n').filter(Boolean);
  const isFigure = entries.some((entry) => entry.name === name);
  const [primary, ...others] = await Promise.all(
    storyNames(text, module).map((story) => exampleIn({ source, text, module, story })),
  );
  return (
    <article className="page book-component">
      <h1>{name}</h1>
      {lead && <div className="page-lead">{<Prose>{lead}</Prose>}</div>}
      {isFigure ? await playground({ source, module }) : primary && <Example {...primary} hasCode />}
      {isFigure && <Facts name={name} />}
      <Prose>{more.join('\n\n')}</Prose>
      {isFigure && (
        <>
          <h2 id="keys">Keys</h2>
          <Keys name={name} />
        </>
      )}
      {docs && docs.props.length > 0 && (
        <>
          <h2 id="props">Props</h2>
          <Props name={name} props={docs.props} />
        </>
      )}
      {others.length > 0 && <h2 id="examples">Examples</h2>}
      {others.map((example) => (
        <Example key={example.id} {...example} hasTitle />
      ))}
    </article>
  );
}

/** The figure itself, with what readers may change, and its code. */
async function playground({ source, module }: Pick<ComponentPageProps, 'source' | 'module'>): Promise<ReactElement> {
  const component = metaOf(module).component as ComponentType;
  const markup = await markupOf(<Playground component={component} />, 'playground');
  return (
    <section
      className="book-playground"
      aria-label="Try it"
      data-source={source}
      data-playground=""
      data-prefix="playground"
      dangerouslySetInnerHTML={{ __html: markup }}
    />
  );
}

/** Docstrings are Markdown. */
function Prose({ children }: { children: string }) {
  if (!children) return null;
  const html = marked.parse(written(children), { async: false });
  return <div className="book-prose" dangerouslySetInnerHTML={{ __html: html }} />;
}

interface ExampleProps {
  id: string;
  title: string;
  description: string;
  /** Undefined where a story has more to it than one component and its props. */
  code: string | undefined;
  part: ReactElement;
}

async function exampleIn({
  source,
  text,
  module,
  story,
}: ComponentPageProps & { story: string }): Promise<ExampleProps> {
  const id = idOf(story);
  const Story = componentOf(module, story);
  const markup = await markupOf(<Story />, id);
  return {
    id,
    title: titleOf(module, story),
    description: docstringOf(text, story),
    code: codeOf(module, story),
    part: <div data-source={source} data-story={story} data-prefix={id} dangerouslySetInnerHTML={{ __html: markup }} />,
  };
}

function Example(props: ExampleProps & { hasTitle?: boolean; hasCode?: boolean }) {
  const { id, title, description, code, part, hasTitle = false, hasCode = false } = props;
  const shown = code && <div dangerouslySetInnerHTML={{ __html: highlighted(code, 'tsx') }} />;
  return (
    <section className="book-example">
      {hasTitle && <h3 id={id}>{title}</h3>}
      <Prose>{description}</Prose>
      {part}
      {hasCode
        ? shown
        : shown && (
            <details className="book-example-code">
              <summary>Code</summary>
              {shown}
            </details>
          )}
    </section>
  );
}

function Props({ name, props }: { name: string; props: (typeof components)[string]['props'] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable from the keyboard
    <section className="page-table page-wide book-props" aria-label={`Props of ${name}`} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <th scope="col">prop</th>
            <th scope="col">type</th>
            <th scope="col">what it is</th>
          </tr>
        </thead>
        <tbody>
          {props.map((prop) => (
            <tr key={prop.name}>
              <th scope="row">
                <a href={`#prop-${prop.name}`} className="book-anchor">
                  <code id={`prop-${prop.name}`}>{prop.name}</code>
                </a>
                {prop.isRequired && <small> required</small>}
              </th>
              <td>
                <code>{prop.type}</code>
              </td>
              <td>
                <Prose>{prop.description}</Prose>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** The stories of a file in their order, without those of states, and without those that Storybook prepares first. */
function storyNames(text: string, module: StoryModule): string[] {
  const names = [...text.matchAll(/^export const (\w+)/gm)].map(([, name = '']) => name);
  return names.filter((name) => {
    const story = module[name] as Annotations | undefined;
    return story && !story.loaders && !isState(tagsOf(story));
  });
}

function tagsOf({ tags }: Annotations): { tags?: string[] } {
  return tags ? { tags: [...tags] } : {};
}

function titleOf(module: StoryModule, story: string): string {
  const spaced = story.replace(/(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, ' ');
  return (module[story] as Annotations).name ?? spaced;
}

function idOf(story: string): string {
  return story.replace(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}

/** What the file says of a story. */
function docstringOf(text: string, story: string): string {
  const [, docs = ''] = new RegExp(`/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\nexport const ${story}\\b`).exec(text) ?? [];
  return docs.replace(/\n \* ?/g, '\n').trim();
}

function codeOf(module: StoryModule, story: string): string | undefined {
  const source =
    (module[story] as Annotations).parameters?.docs?.source?.code ?? metaOf(module).parameters?.docs?.source?.code;
  if (source) return source;
  try {
    return exampleOf(elementOf(module, story) as ReactElement as Shown);
  } catch {
    return undefined; // An example may be made of components that are not the library's.
  }
}
