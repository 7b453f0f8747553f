import { type ReactNode, useMemo } from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { invalid } from '../base/check.js';
import type { EquationProps } from '../equations/Equation.js';
import { definitionOf } from '../figure/defineFigure.js';
import type { AnyDefinition } from '../figure/definition.js';
import { Framed } from '../figure/Framed.js';
import type { Messages } from '../i18n/locale.js';
import { LocaleContext, useProvidedLocale } from '../i18n/useFormat.js';
import { imported, lazy } from '../lazy/lazy.js';
import { DefaultsContext, type DiffusionOptions, PageContext } from '../page/contexts.js';
import { useChosenImage } from '../page/DiffusionProvider.js';
import { PageStore } from '../page/store.js';
import { type FigureEvents, useFigureEvents } from '../page/useFigureEvents.js';
import { scheduleOfText } from '../process/plain.js';
import { attributeOf, readsOf } from '../serialize/attributes.js';
import palette from '../styles/palette.css?inline';
import { Figure } from '../ui/Figure.js';
import { TexError } from '../ui/TexError.js';
import { type ControlComponent, controlTypes } from './controlTypes.js';
import type { Drawn, EmbeddedElement } from './EmbeddedElement.js';
import { hasCaption } from './fallback.js';
import { figures } from './figures.js';
import type { OwnFigure } from './own.js';
import { languageOf, stylesWith } from './shell.js';

/** The loaded definitions, by the type of the element or by the page's own figure. */
const definitions = new Map<string | OwnFigure, AnyDefinition | Error | undefined>();
const controls = new Map<string, ControlComponent>();
const equations = /* @__PURE__ */ lazy(() => imported(() => import('../equations/Equation.js')));

function typeOf(element: HTMLElement): string {
  return element.getAttribute('type') ?? '';
}

const keyOf = (element: HTMLElement) => (element as EmbeddedElement).own ?? typeOf(element);

/** Loads what an element shows. */
async function load(element: HTMLElement): Promise<void> {
  const key = keyOf(element);
  const type = typeOf(element);
  const [figure, control] = [typeof key === 'string' ? figures.get(key) : () => made(key), controlTypes.get(type)];
  if (figure && !definitions.has(key)) definitions.set(key, await figure());
  if (control && !controls.has(type)) controls.set(type, await control());
  if (element.localName === 'diffusion-equation') await equations.load();
}

/** A figure of the page's own, or what its making throws. */
async function made({ make }: OwnFigure): Promise<AnyDefinition | Error | undefined> {
  const { kit } = await imported(() => import('./kit.js'));
  try {
    return definitionOf(await make(kit));
  } catch (reason) {
    return reason instanceof Error ? reason : new Error(String(reason));
  }
}

/** The figure of an element, or why there is none; undefined for an unknown type. */
function figureOf(element: HTMLElement): AnyDefinition | Error | undefined {
  return definitions.get(keyOf(element));
}

/** The control of an element; undefined for an unknown type. */
function controlOf(element: HTMLElement): ControlComponent | undefined {
  return controls.get(typeOf(element));
}

// All elements of a page share one timestep and the image that a reader chooses, as figures under one provider do, though
// each is a React root of its own.

const store = new PageStore({ t: undefined });
const page = { store, setT: (t: number) => store.set({ t }), images: store };

/** Sets the timestep of the page unless it has one. */
function setInitialT(t: number): void {
  if (store.get().t === undefined && Number.isInteger(t)) store.set({ t });
}

/** The props that the image which a reader has chosen takes the place of; none before. */
function useChosenProps(): Readonly<Record<string, unknown>> {
  const chosen = useChosenImage(store);
  return chosen ? { image: chosen.source, aspectRatio: chosen.aspectRatio } : {};
}

interface PageProps {
  schedule?: unknown;
  /** The language of the element; undefined is the page's. */
  lang: string | undefined;
  messages: Messages | undefined;
  children: ReactNode;
}

/** Puts an element's content on the page that all elements share. */
function Page({ schedule, lang, messages, children }: PageProps) {
  const speech = useProvidedLocale(lang, messages);
  return (
    <DefaultsContext.Provider value={{ schedule } as DiffusionOptions}>
      <PageContext.Provider value={page}>
        <LocaleContext.Provider value={speech}>{children}</LocaleContext.Provider>
      </PageContext.Provider>
    </DefaultsContext.Provider>
  );
}

/** The colors belong to the document, so that those which a page sets on :root or closer win. */
const adoptStyles = /* @__PURE__ */ stylesWith(palette);

/** Shows a message if no figure has the type of the element. */
export function UnknownType({ type, onError }: { type: string } & FigureEvents) {
  const error = useMemo(() => invalid('type', type, oneOf(figures)), [type]);
  return <NoFigure {...{ type, error, onError }} />;
}

/** Shows a message if a figure cannot be created. */
export function NoFigure({ type, error, onError }: { type: string; error: Error } & FigureEvents) {
  useFigureEvents({ onError }, null, error);
  return <Figure name={type} state="error" error={error} />;
}

function oneOf(types: ReadonlyMap<string, unknown>): string {
  return `one of ${[...types.keys()].join(', ')}`;
}

/** Loads what an element shows. */
export async function prepare(element: HTMLElement): Promise<void> {
  await Promise.all([load(element), adoptStyles((element as EmbeddedElement).root)]);
}

/**
 * Draws an element, which is prepared, into its shadow root.
 *
 * @param isUrgent - draws it without waiting until it is in view, as on a page that is being printed.
 */
export function draw(element: HTMLElement, isUrgent: boolean): Drawn {
  const place = document.createElement('div');
  const root = createRoot(place);
  const shadow = (element as EmbeddedElement).root;
  const update = () => root.render(contentOf(element, isUrgent));
  // The figure replaces its placeholder in one commit, so that nothing moves. The place is in the shadow root from the
  // start, because rendered styles go into the root that contains them.
  shadow.replaceChildren(place);
  flushSync(update);
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

function Formula({ element }: { element: HTMLElement }) {
  const { Equation } = equations.loaded();
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
  /** The type of the element when its code had loaded. The type may have changed since. */
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

/** Returns the props that a figure accepts. */
function taken({ all }: AnyDefinition, props: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(props).filter(([name, value]) => Object.hasOwn(all, name) && value !== undefined),
  );
}
