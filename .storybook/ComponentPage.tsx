import {
  Canvas,
  Controls,
  DocsContext,
  Markdown,
  Subheading,
  Title,
  Unstyled,
  useOf,
} from '@storybook/addon-docs/blocks';
import { Fragment, useContext } from 'react';
import type { PreparedStory, StoryContext } from 'storybook/internal/types';
import { Facts, Keys } from '../site/about/Facts.js';
import { uses } from '../site/about/uses.js';
import { givenArgs, written } from './documented.js';
import { exampleOf, type Shown } from './example.js';
import { isWhole, openInStackBlitz, projectOf } from './stackblitz.js';
import { isState } from './states.js';
import '../site/about/about.css';

/** The page of a component: what it is, a live figure and its code, its use, more about it, its keys and props, its other stories. */
export function ComponentPage() {
  const { preparedMeta } = useOf('meta', ['meta']);
  const docs = useContext(DocsContext);
  const [primary, ...others] = docs.componentStories().filter((story) => !isState(story));
  const name = preparedMeta.title.replace(/.*\//, '');
  const isFigure = name in uses;
  const [lead, ...more] = paragraphsOf(preparedMeta.component ?? {});
  return (
    <>
      <Title />
      {lead && <Markdown>{written(lead)}</Markdown>}
      {primary && <Example story={primary} isDescribed={!isFigure} />}
      {isFigure && (
        <Unstyled>
          <Facts name={name} />
        </Unstyled>
      )}
      {more.length > 0 && <Markdown>{written(more.join('\n\n'))}</Markdown>}
      {isFigure && (
        <>
          <Subheading>Keys</Subheading>
          <Unstyled>
            <Keys name={name} />
          </Unstyled>
        </>
      )}
      {preparedMeta.component && (
        <>
          <Subheading>Props</Subheading>
          <Controls />
        </>
      )}
      {others.map((story) => (
        <Fragment key={story.id}>
          <Subheading>{story.name}</Subheading>
          <Markdown>{written(descriptionOf(story))}</Markdown>
          <Canvas of={story.moduleExport} />
        </Fragment>
      ))}
    </>
  );
}

/** A live figure, and the code that shows it. The lead of a figure's page describes its first story already. */
function Example({ story, isDescribed }: { story: PreparedStory; isDescribed: boolean }) {
  const docs = useContext(DocsContext);
  const { code } = exampleIn(docs.getStoryContext(story) as StoryContext);
  const open = () => {
    const { code, props } = exampleIn(docs.getStoryContext(story) as StoryContext);
    openInStackBlitz(story.title.replace(/.*\//, ''), projectOf(code, props));
  };
  return (
    <>
      {isDescribed && <Markdown>{written(descriptionOf(story))}</Markdown>}
      <Canvas
        of={story.moduleExport}
        sourceState="shown"
        source={{ language: 'tsx', transform: (_, context) => exampleIn(context as StoryContext).code }}
        story={{ __primary: true }}
        additionalActions={isWhole(code) ? [{ title: 'Open in StackBlitz', onClick: open }] : []}
      />
    </>
  );
}

/** The module of a story, and what its component is to be given. */
export function exampleIn(context: StoryContext): { code: string; props?: object } {
  const source = context.parameters['docs']?.source?.code;
  if (source) return { code: source, props: context.args };
  const args = givenArgs(context);
  return { code: exampleOf(context.originalStoryFn(args, { ...context, args }) as Shown) };
}

/** The paragraphs of a component's docstring: the first says what it is. */
function paragraphsOf(component: { __docgenInfo?: { description?: string } }): string[] {
  return (component.__docgenInfo?.description ?? '').split('\n\n').filter(Boolean);
}

function descriptionOf(story: PreparedStory): string {
  return story.parameters['docs']?.description?.story ?? '';
}
