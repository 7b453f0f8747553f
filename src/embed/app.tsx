import type { ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { TexError } from '../components/TexError.js';
import { invalid } from '../core/check.js';
import { scheduleOfText } from '../core/dataText.js';
import { Equation, type EquationProps } from '../equations/Equation.js';
import type { AnyDefinition } from '../frame/definition.js';
import { Framed } from '../frame/Framed.js';
import { attributeOf, readsOf } from '../serialize/attributes.js';
import { controlTypes } from './controlTypes.js';
import type { Drawn, EmbeddedElement } from './EmbeddedElement.js';
import { hasCaption } from './fallback.js';
import { controlOf, figureOf, load, typeOf } from './loaded.js';
import { NoFigure, oneOf, UnknownType } from './NoFigure.js';
import { Page, setInitialT, useChosenProps } from './page.js';
import { adoptStyles } from './styles.js';

/** Loads what an element shows. */
export async function prepare(element: HTMLElement): Promise<void> {
  await Promise.all([load(element), adoptStyles(element.shadowRoot as ShadowRoot)]);
}

/**
 * Draws an element, which is prepared, into its shadow root.
 *
 * @param isUrgent - draws it without waiting until it is in view, as on a page that is being printed.
 */
export function draw(element: HTMLElement, isUrgent: boolean): Drawn {
  const place = document.createElement('div');
  const root = createRoot(place);
  const update = () => root.render(contentOf(element, isUrgent));
  // In one go, so that nothing moves between the place that was kept and the figure in it.
  flushSync(update);
  element.shadowRoot?.replaceChildren(place);
  return {
    update,
    remove: () => {
      root.unmount();
      place.remove();
    },
  };
}

function contentOf(element: HTMLElement, isUrgent: boolean): ReactNode {
  const { messages } = element as EmbeddedElement;
  const type = typeOf(element);
  const speech = { lang: languageOf(element), messages };
  const { t, schedule } = Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
  switch (element.localName) {
    case 'diffusion-equation':
      return (
        <Page {...speech}>
          <Formula element={element} />
        </Page>
      );
    case 'diffusion-control':
      if (t !== undefined) setInitialT(Number(t));
      return (
        <Page {...speech} schedule={schedule === undefined ? undefined : scheduleOfText(schedule)}>
          <Control element={element} type={type} shown={controlOf(element)} />
        </Page>
      );
    default:
      return (
        <Page {...speech}>
          <Drawing element={element} type={type} definition={figureOf(element)} isUrgent={isUrgent} />
        </Page>
      );
  }
}

/** That of the nearest element which says one; undefined is the page's. */
function languageOf(element: HTMLElement): string | undefined {
  const nearest = element.closest<HTMLElement>('[lang]');
  return nearest && nearest !== document.documentElement ? nearest.lang : undefined;
}

function Formula({ element }: { element: HTMLElement }) {
  const { name, tex, number, values } = Object.fromEntries(
    [...element.attributes].map(({ name, value }) => [name, value]),
  );
  return (
    <Equation
      {...({
        name,
        tex: tex ?? written(element, name),
        number,
        values: values !== undefined && values !== 'false',
      } as EquationProps)}
    />
  );
}

/** TeX as the content of an equation without a name. */
function written(element: HTMLElement, name: string | undefined): string | undefined {
  return name === undefined ? element.textContent?.trim() || undefined : undefined;
}

interface ShownProps {
  element: HTMLElement;
  /** As it was when its code had come: the element may have another since. */
  type: string;
}

interface DrawingProps extends ShownProps {
  definition: ReturnType<typeof figureOf>;
  isUrgent: boolean;
}

function Drawing({ element, type, definition, isUrgent }: DrawingProps) {
  const chosen = useChosenProps();
  const tell = (event: string, detail?: unknown) => element.dispatchEvent(new CustomEvent(event, { detail }));
  if (!definition) return <UnknownType type={type} onError={(error) => tell('error', error)} />;
  if (definition instanceof Error)
    return <NoFigure type={type} error={definition} onError={(error) => tell('error', error)} />;
  const props = {
    ...propsOf(element, definition),
    ...taken(definition, (element as EmbeddedElement).given),
    ...taken(definition, chosen),
    ...(isUrgent && { loading: 'eager' as const }),
    ...(hasCaption(element) && { caption: <slot /> }),
    onReady: () => tell('ready'),
    onError: (error: Error) => tell('error', error),
  };
  return <Framed of={definition} props={props} />;
}

function Control({ element, type, shown: Shown }: ShownProps & { shown: ReturnType<typeof controlOf> }) {
  if (!Shown) return <TexError>{invalid('type', type, oneOf(controlTypes)).message}</TexError>;
  return <Shown {...controlProps(element, type)} />;
}

function controlProps(element: HTMLElement, type: string): Record<string, unknown> {
  const digits = element.getAttribute('digits');
  if (type === 'timestep-slider') return hasCaption(element) ? { label: <slot /> } : {};
  if (type === 'image-picker') return pickerProps(element);
  if (type !== 'coefficient-value') return {};
  return { name: element.getAttribute('name'), ...(digits !== null && { digits: Number(digits) }) };
}

function pickerProps(element: HTMLElement): Record<string, unknown> {
  return { camera: element.getAttribute('camera') !== 'false', ...(hasCaption(element) && { note: <slot /> }) };
}

/** The attributes of an element as the props of its figure. */
function propsOf(element: HTMLElement, { all }: AnyDefinition): Record<string, unknown> {
  const attributes = Object.entries(readsOf(all)).flatMap(([name, read]) => {
    const text = element.getAttribute(attributeOf(name));
    return text === null ? [] : [[name, read(text)]];
  });
  return Object.fromEntries(attributes);
}

/** Those props that a figure takes. */
function taken({ all }: AnyDefinition, props: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(props).filter(([name, value]) => Object.hasOwn(all, name) && value !== undefined),
  );
}
