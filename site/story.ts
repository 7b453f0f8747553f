import { type ComponentType, createElement, type ReactElement } from 'react';
import type { StoryModule } from './sources.js';

// What a story shows, without Storybook.

type Args = Readonly<Record<string, unknown>>;
type Render = (args: Args, context: object) => ReactElement;
type Decorator = (Story: () => ReactElement, context: object) => ReactElement;

/** The parts of a story, or of what all stories of a file share, that the book shows. */
export interface Annotations {
  readonly title?: string;
  readonly name?: string;
  readonly tags?: readonly string[];
  readonly component?: ComponentType<Args>;
  readonly args?: Args;
  readonly render?: Render;
  readonly decorators?: readonly Decorator[];
  /** What is computed before it is shown. */
  readonly loaders?: readonly unknown[];
  readonly parameters?: { readonly docs?: { readonly source?: { readonly code?: string } } };
}

export function metaOf(module: StoryModule): Annotations {
  return module['default'] as Annotations;
}

/** The story of that name as its author would write it: its args are given, its decorators left out. */
export function elementOf(module: StoryModule, name: string): ReactElement {
  const meta = metaOf(module);
  const story = module[name] as Annotations;
  const args = { ...meta.args, ...story.args };
  const render = story.render ?? meta.render;
  if (render) return render(args, { args });
  if (!meta.component) throw new Error(`the story ${name} has neither render nor component`);
  return createElement(meta.component, args);
}

/** A component that shows a story inside its decorators. */
export function componentOf(module: StoryModule, name: string): ComponentType {
  const decorators = [...((module[name] as Annotations).decorators ?? []), ...(metaOf(module).decorators ?? [])];
  const Story = () => elementOf(module, name);
  return decorators.reduce<() => ReactElement>((Inner, decorate) => () => decorate(Inner, {}), Story);
}
