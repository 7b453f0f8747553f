import { type ReactNode, useMemo } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { Figure } from '../components/Figure.js';
import { invalid } from '../core/check.js';
import { type FigureEvents, useFigureEvents } from '../hooks/useFigureEvents.js';
import { Equation, type EquationProps } from '../index.js';
import type { Drawn } from './EmbeddedElement.js';
import { hasCaption } from './fallback.js';
import { figureTypes } from './figureTypes.js';
import { adoptStyles } from './styles.js';

/** Draws an element into its shadow root. */
export function draw(element: HTMLElement): Drawn {
  const shadow = element.shadowRoot as ShadowRoot;
  adoptStyles(shadow);
  const place = document.createElement('div');
  const root = createRoot(place);
  const update = () => root.render(contentOf(element));
  // In one go, so that nothing moves between the place that was kept and the figure in it.
  flushSync(update);
  shadow.replaceChildren(place);
  return {
    update,
    remove: () => {
      root.unmount();
      place.remove();
    },
  };
}

function contentOf(element: HTMLElement): ReactNode {
  return element.localName === 'diffusion-equation' ? <Formula element={element} /> : <Drawing element={element} />;
}

function Formula({ element }: { element: HTMLElement }) {
  const { name, tex, number } = Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
  return <Equation {...({ name, tex: tex ?? written(element, name), number } as EquationProps)} />;
}

/** TeX as the content of an equation without a name. */
function written(element: HTMLElement, name: string | undefined): string | undefined {
  return name === undefined ? element.textContent?.trim() || undefined : undefined;
}

function Drawing({ element }: { element: HTMLElement }) {
  const type = element.getAttribute('type') ?? '';
  const tell = (event: string, detail?: unknown) => element.dispatchEvent(new CustomEvent(event, { detail }));
  if (!Object.hasOwn(figureTypes, type)) return <UnknownType type={type} onError={(error) => tell('error', error)} />;
  const { Figure: Shown, attributes } = figureTypes[type] as (typeof figureTypes)[string];
  return (
    <Shown
      {...propsOf(element, attributes)}
      {...(hasCaption(element) && { caption: <slot /> })}
      onReady={() => tell('ready')}
      onError={(error: Error) => tell('error', error)}
    />
  );
}

function UnknownType({ type, onError }: { type: string } & FigureEvents) {
  const error = useMemo(() => invalid('type', type, `one of ${Object.keys(figureTypes).join(', ')}`), [type]);
  useFigureEvents({ onError }, null, error);
  return <Figure name={type} state="error" error={error} />;
}

function propsOf(
  element: HTMLElement,
  attributes: (typeof figureTypes)[string]['attributes'],
): Record<string, unknown> {
  const written = Object.entries(attributes).filter(([name]) => element.hasAttribute(name));
  return Object.fromEntries(
    written.map(([name, parse]) => [camelCase(name), parse(element.getAttribute(name) as string)]),
  );
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
