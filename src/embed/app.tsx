import { type ReactNode, useMemo } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { Figure } from '../components/Figure.js';
import { TexError } from '../components/TexError.js';
import { invalid } from '../core/check.js';
import { type FigureEvents, useFigureEvents } from '../hooks/useFigureEvents.js';
import { Equation, type EquationProps } from '../linking/Equation.js';
import { controlTypes } from './controlTypes.js';
import type { Drawn, EmbeddedElement } from './EmbeddedElement.js';
import { hasCaption } from './fallback.js';
import { type FigureComponent, type FigureType, figureTypes } from './figureTypes.js';
import { Page, setInitialT, useChosenAttributes } from './page.js';
import { schedule as scheduleOf } from './parse.js';
import { adoptStyles } from './styles.js';

/** The figures that are loaded, by type. */
const loaded = new Map<string, FigureComponent>();

/**
 * Draws an element into its shadow root, once its figure is loaded.
 *
 * @param isUrgent - draws it without waiting until it is in view, as on a page that is being printed.
 */
export async function draw(element: HTMLElement, isUrgent: boolean): Promise<Drawn> {
  const shadow = element.shadowRoot as ShadowRoot;
  await Promise.all([loadFigure(element), adoptStyles(shadow)]);
  const place = document.createElement('div');
  const root = createRoot(place);
  const show = () => root.render(contentOf(element, isUrgent));
  // In one go, so that nothing moves between the place that was kept and the figure in it.
  flushSync(show);
  shadow.replaceChildren(place);
  return {
    update: () => void loadFigure(element).then(show),
    remove: () => {
      root.unmount();
      place.remove();
    },
  };
}

async function loadFigure(element: HTMLElement): Promise<void> {
  const type = typeOf(element);
  if (loaded.has(type)) return;
  if (Object.hasOwn(figureTypes, type)) loaded.set(type, await (figureTypes[type] as FigureType).load());
  if (Object.hasOwn(controlTypes, type))
    loaded.set(type, await (controlTypes[type] as () => Promise<FigureComponent>)());
}

function typeOf(element: HTMLElement): string {
  return element.getAttribute('type') ?? '';
}

function contentOf(element: HTMLElement, isUrgent: boolean): ReactNode {
  const { t, schedule } = Object.fromEntries([...element.attributes].map(({ name, value }) => [name, value]));
  switch (element.localName) {
    case 'diffusion-equation':
      return (
        <Page>
          <Formula element={element} />
        </Page>
      );
    case 'diffusion-control':
      if (t !== undefined) setInitialT(Number(t));
      return (
        <Page schedule={schedule === undefined ? undefined : scheduleOf(schedule)}>
          <Control element={element} />
        </Page>
      );
    default:
      return (
        <Page>
          <Drawing element={element} isUrgent={isUrgent} />
        </Page>
      );
  }
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

function Drawing({ element, isUrgent }: { element: HTMLElement; isUrgent: boolean }) {
  const type = typeOf(element);
  const Shown = loaded.get(type);
  const chosen = useChosenAttributes();
  const tell = (event: string, detail?: unknown) => element.dispatchEvent(new CustomEvent(event, { detail }));
  if (!Shown) return <UnknownType type={type} onError={(error) => tell('error', error)} />;
  const { attributes } = figureTypes[type] as FigureType;
  return (
    <Shown
      {...propsOf(element, attributes)}
      {...given(element as EmbeddedElement, attributes)}
      {...named(Object.entries(chosen).filter(([name]) => attributes[name]))}
      {...(isUrgent && attributes['loading'] && { loading: 'eager' })}
      {...(hasCaption(element) && { caption: <slot /> })}
      onReady={() => tell('ready')}
      onError={(error: Error) => tell('error', error)}
    />
  );
}

function Control({ element }: { element: HTMLElement }) {
  const type = typeOf(element);
  const Shown = Object.hasOwn(controlTypes, type) ? loaded.get(type) : undefined;
  if (!Shown)
    return <TexError>{invalid('type', type, `one of ${Object.keys(controlTypes).join(', ')}`).message}</TexError>;
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

function UnknownType({ type, onError }: { type: string } & FigureEvents) {
  const error = useMemo(() => invalid('type', type, `one of ${Object.keys(figureTypes).join(', ')}`), [type]);
  useFigureEvents({ onError }, null, error);
  return <Figure name={type} state="error" error={error} />;
}

function propsOf(element: HTMLElement, attributes: FigureType['attributes']): Record<string, unknown> {
  const written = Object.entries(attributes).filter(([name]) => element.hasAttribute(name));
  return named(written.map(([name, parse]) => [name, parse(element.getAttribute(name) as string)]));
}

/** The properties that a script has set, of those that the figure takes. */
function given(element: EmbeddedElement, attributes: FigureType['attributes']): Record<string, unknown> {
  const set = Object.entries(element.given).filter(([name, value]) => attributes[name] && value !== undefined);
  return Object.fromEntries(set);
}

/** Attributes as props. */
function named(attributes: [name: string, value: unknown][]): Record<string, unknown> {
  return Object.fromEntries(attributes.map(([name, value]) => [camelCase(name), value]));
}

function camelCase(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}
