import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { complaint, shown, tagOf } from '../base/check.js';
import { NoFigure, UnknownType } from '../embed/app.js';
import { figures } from '../embed/figures.js';
import { adoptHost, languageOf, stylesWith } from '../embed/shell.js';
import type { AnyDefinition } from '../figure/definition.js';
import { Framed } from '../figure/Framed.js';
import type { PropTable, TimestepProp, Values } from '../figure/propTable.js';
import { handlerName } from '../figure/propTable.js';
import { OwnTimestep } from '../figure/TimestepField.js';
import { tryCatch } from '../hooks/tryCatch.js';
import { useLastValid } from '../hooks/useStable.js';
import { FormattedMessage, LocaleContext, useProvidedLocale } from '../i18n/useFormat.js';
import { type Table, TableContext } from '../page/contexts.js';
import { useRootAttributes } from '../page/rootAttributes.js';
import { plainOf } from '../process/plain.js';
import { type ProcessSource, resolveProcess } from '../process/resolveProcess.js';
import { readsOf } from '../serialize/attributes.js';
import palette from '../styles/palette.css?inline';
import { rootClasses } from '../ui/classes.js';
import { TexError } from '../ui/TexError.js';
import { answerExports } from './exports.js';
import { keepChoices, restoreChoices } from './kept.js';
import { KernelLink, type Pending } from './kernel.js';
import { messages } from './messages.js';
import {
  type AnyModel,
  float32Of,
  membersOf,
  OWN_TRAITS,
  storeOf,
  type Traits,
  type View,
  watchConnection,
} from './model.js';
import { type Throttled, throttled } from './throttled.js';

// The props of a figure as the traits of a model, and back.

/**
 * Returns the props that the traits of a model contain.
 *
 * @throws RangeError for a prop that the figure does not have, for values of a wrong length, or for a caption that is no text.
 */
export function propsOf({ props, caption, ...traits }: Traits, table: PropTable): Values {
  const reads = readsOf(table);
  const own = OWN_TRAITS.map((name) => [name, traits[name] ?? undefined] as const);
  const given = [...membersOf(props), ...own.filter(([, value]) => value !== undefined)];
  const entries = given.map(([written, value]) => {
    const name = propName(written);
    const read = reads[name];
    if (!read) throw complaint('prop', shown(written), `one of ${Object.keys(reads).join(', ')}`);
    return [name, typeof value === 'string' ? read(value) : numbersIn(name, value)];
  });
  if (typeof (caption ?? '') !== 'string') throw complaint('caption', shown(caption), 'a text');
  return { ...Object.fromEntries(entries), ...(caption ? { caption } : {}) };
}

/** `default-window`, or as Python writes it `default_window`, is the prop `defaultWindow`. */
function propName(written: string): string {
  return written.replace(/[-_](.)/g, (_, letter: string) => letter.toUpperCase());
}

/** Returns a value with its bytes as numbers. Points become numbers too. */
function numbersIn(name: string, value: unknown): unknown {
  if (value instanceof DataView) return float32Of(name, value);
  if (tagOf(value) !== 'Object') return value;
  const members = Object.entries(value as object).map(([key, member]) => [key, numbersIn(`${name}.${key}`, member)]);
  const made = Object.fromEntries(members);
  return name === 'points' ? pointsOf(made) : made;
}

/** x, y of each point. */
function pointsOf({ shape, values }: { shape?: unknown; values?: ArrayLike<number> }): unknown {
  const [count, coordinates] = Array.isArray(shape) ? shape : [];
  if (coordinates !== 2) throw complaint('points.shape', `[${shape}]`, '[number of points, 2]');
  if (values?.length === 2 * count) return values;
  throw complaint('points.values', `${values?.length} of them`, `${2 * count}, as the shape [${shape}] says`);
}

/** Writes a reader's choice of a prop to the model. */
function choose(model: AnyModel, name: string, value: unknown): void {
  if ((OWN_TRAITS as readonly string[]).includes(name)) {
    model.set(
      name,
      name === 'points' && typeof value !== 'string' ? binary(value as ArrayLike<number>) : plainOf(value),
    );
    return;
  }
  const others = membersOf(model.get('props')).filter(([written]) => propName(written) !== name);
  model.set('props', { ...Object.fromEntries(others), [name]: plainOf(value) });
}

function binary(points: ArrayLike<number>) {
  return { shape: [points.length / 2, 2], values: new DataView(Float32Array.from(points).buffer) };
}

interface Kernel {
  /** Whether the model receives no changes from readers. A page of a book has no kernel. */
  readonly isCut: boolean;
  /** Changes the model and sends the change to the kernel. */
  readonly change: (make: () => void) => void;
  /** The link that sends a denoiser's inputs to the kernel. */
  readonly link: KernelLink;
}

/** A drag changes the model as often as the page is drawn. A kernel is told 20 times a second, and the last value. */
const SAVE_MILLISECONDS = 50;

/** A model's way to the kernel. */
function useKernel(model: AnyModel): Kernel {
  const [isSilent, setSilent] = useState(false);
  const [isGone, setGone] = useState(false);
  const saving = useMemo(() => savingOf(model, setSilent), [model]);
  useEffect(() => saving.flush, [saving]);
  const change = useCallback(
    (make: () => void) => {
      tryCatch(make);
      saving.call();
    },
    [saving],
  );
  const link = useMemo(() => new KernelLink(model), [model]);
  useEffect(
    () =>
      watchConnection(model, (isGone) => {
        setGone(isGone);
        link.cut(isGone ? messages.gone : null);
      }),
    [model, link],
  );
  useEffect(() => () => link.close(), [link]);
  return { isCut: isSilent || isGone, change, link };
}

/** Shows how many seconds the kernel has been computing a prediction, once that takes long. */
function Waiting({ link }: { link: KernelLink }) {
  const pending = useSyncExternalStore(link.listen, link.pending);
  return pending && <Seconds key={pending.since} {...pending} />;
}

/** Less is no reason to worry. */
const LONG_SECONDS = 2;

function Seconds({ since, isReceived }: Pending) {
  const [seconds, setSeconds] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setSeconds(Math.floor((performance.now() - since) / 1000)), 500);
    return () => clearInterval(timer);
  }, [since]);
  if (seconds < LONG_SECONDS) return null;
  return (
    <p className="caption">
      <span role="status">
        <FormattedMessage of={isReceived ? messages.computing : messages.silent} />
      </span>{' '}
      {/* A screen reader would announce each second. */}
      <span aria-hidden="true" style={{ fontVariantNumeric: 'tabular-nums' }}>
        <FormattedMessage of={messages.seconds({ seconds })} />
      </span>
    </p>
  );
}

/** Saves the changes of a model, and tells whether a kernel that has answered before does not any more. */
function savingOf(model: AnyModel, setSilent: (isSilent: boolean) => void): Throttled {
  let hasAnswered = false;
  const save = () => {
    const isTold = tryCatch(() => told(model)).value === true;
    hasAnswered ||= isTold;
    if (!hasAnswered) keepChoices(model);
    setSilent(!isTold && hasAnswered);
  };
  return throttled(save, SAVE_MILLISECONDS);
}

function told(model: AnyModel): true {
  model.save_changes();
  return true;
}

interface WidgetProps {
  model: AnyModel;
  /** The element that is its place on the page. */
  place: HTMLElement;
}

/** The types of widgets that are no figures. */
const QUESTIONS = ['choice', 'prediction'];
/** The code of questions runs, and their styles are read, when the first one is shown. */
const QuestionView = lazy(async () => ({ default: (await import('./QuestionView.js')).QuestionView }));

/** The figure or the question that a model names, in step with the model. */
function Widget({ model, place }: WidgetProps) {
  const store = useMemo(() => storeOf(model), [model]);
  const traits = useSyncExternalStore(store.listen, store.get);
  const type = String(traits.type ?? '');
  const speech = useProvidedLocale(traits.lang ? String(traits.lang) : languageOf(place), undefined);
  const { isCut, change, link } = useKernel(model);
  const tellError = useCallback(
    (message: string) => {
      if ((model.get('error') ?? '') !== message) change(() => model.set('error', message));
    },
    [model, change],
  );
  return (
    <LocaleContext.Provider value={speech}>
      {QUESTIONS.includes(type) ? (
        <Suspense>
          <QuestionView key={type} {...{ type, model, traits, change, tellError }} />
        </Suspense>
      ) : (
        <FigureView {...{ place, type, model, traits, link, change, tellError }} />
      )}
      {isCut && (
        <p className="caption" role="status">
          <FormattedMessage of={messages.cut} />
        </p>
      )}
    </LocaleContext.Provider>
  );
}

interface FigureViewProps extends WidgetProps {
  type: string;
  traits: Traits;
  link: KernelLink;
  change: (make: () => void) => void;
  tellError: (message: string) => void;
}

/** A figure, once its definition is loaded, and what the kernel asks its page for. */
function FigureView({ place, type, model, traits, link, change, tellError }: FigureViewProps) {
  const definition = useDefinition(type);
  const table = useRef<Table | undefined>(undefined);
  const tellTable = useCallback((told: Table | undefined) => {
    table.current = told;
  }, []);
  const [isEager, setEager] = useState(false);
  useEffect(() => {
    const root = place.shadowRoot as ShadowRoot;
    return answerExports({ model, root, table, onRequest: () => setEager(true) });
  }, [model, place]);
  return (
    <>
      {!figures.has(type) && <UnknownType type={type} onError={({ message }) => tellError(message)} />}
      <TableContext.Provider value={tellTable}>
        {definition && (
          <Drawing key={type} {...{ type, definition, model, traits, link, isEager, change, tellError }} />
        )}
      </TableContext.Provider>
      <Waiting link={link} />
    </>
  );
}

/** A figure's definition, once it is loaded. */
function useDefinition(type: string): AnyDefinition | null {
  const [loaded, setLoaded] = useState<{ type: string; definition: AnyDefinition } | null>(null);
  useEffect(() => {
    let isAsked = true;
    void figures
      .get(type)?.()
      .then((definition) => isAsked && setLoaded({ type, definition }));
    return () => {
      isAsked = false;
    };
  }, [type]);
  return loaded?.type === type ? loaded.definition : null;
}

interface TimestepProps {
  table: PropTable;
  /** The figure's props, from the model. */
  props: Values;
  onChange: (t: number) => void;
}

/** A slider for a figure that has a t and no control for it: on a page of its own it follows the controls of the page. */
function Timestep({ table, props, onChange }: TimestepProps) {
  const prop = table['t'] as TimestepProp | undefined;
  const schedule = props['schedule'] as ProcessSource | undefined;
  const { value: process } = tryCatch(() => resolveProcess(schedule));
  const attributes = useRootAttributes();
  if (prop?.kind !== 'timestep' || handlerName('t') in table || !process) return null;
  const { t = prop.default(process, props) } = props;
  if (typeof t !== 'number' || Number.isNaN(t)) return null;
  return (
    <div {...attributes} className={rootClasses('df-slider', undefined)}>
      <OwnTimestep table={table} shown={{ schedule: process, t }} setProp={(_, chosen) => onChange(chosen as number)} />
    </div>
  );
}

interface DrawingProps extends Omit<FigureViewProps, 'place'> {
  definition: AnyDefinition;
  /** Whether the figure is drawn although it is out of sight. */
  isEager: boolean;
}

function Drawing({ type, definition, model, traits, link, isEager, change, tellError }: DrawingProps) {
  const { value, error } = useMemo(
    () => tryCatch(() => link.withDenoiser(propsOf(traits, definition.all), definition.all)),
    [traits, definition, link],
  );
  const props = useLastValid(value);
  const [failure, setFailure] = useState('');
  const message = error?.message ?? failure;
  useEffect(() => tellError(message), [message, tellError]);
  if (!props) return error && <NoFigure type={type} error={error} />;
  const events = {
    onReady: () => setFailure(''),
    onError: (failed: Error) => setFailure(failed.message),
    ...handlersOf(definition, (name, chosen) => change(() => choose(model, name, chosen))),
  };
  return (
    <>
      {error && <TexError>{error.message}</TexError>}
      <Framed
        of={definition}
        props={{ ...props, ...events, slider: false, ...(isEager ? { loading: 'eager' as const } : {}) }}
      />
      <Timestep table={definition.all} props={props} onChange={(t) => change(() => choose(model, 't', t))} />
    </>
  );
}

/** Creates the handlers that report readers' changes, one for each prop that readers may change. */
function handlersOf({ all }: AnyDefinition, tell: (name: string, chosen: unknown) => void) {
  const names = Object.keys(readsOf(all)).filter((name) => handlerName(name) in all);
  return Object.fromEntries(names.map((name) => [handlerName(name), (chosen: unknown) => tell(name, chosen)]));
}

/**
 * A widget may be inside another shadow root, which gets no colors from the document, so its host defines them. The document has the
 * properties and the color schemes.
 */
const adoptStyles = stylesWith(
  palette.match(/(?:@property|:where\(\[data-theme[^{]*\{[^}]*color-scheme:)[^}]*\}/g)?.join('\n') ?? '',
  palette.replaceAll(':root', ':host'),
);

const PLACE = 'diffusion-widget-place';

interface Place extends HTMLElement {
  whenConnected?: () => Promise<void>;
}

/**
 * Creates an element that calls its listener whenever it enters a document. A page with Thebe runs this module in a
 * frame, and moves its output into its own document, where the output has no sheets.
 */
function makePlace(): Place {
  if (!customElements.get(PLACE)) {
    const made = class extends HTMLElement implements Place {
      whenConnected?: () => Promise<void>;
      connectedCallback(): void {
        void this.whenConnected?.();
      }
    };
    customElements.define(PLACE, made);
  }
  return document.createElement(PLACE);
}

/** Draws a view of a model into a shadow root of its own; returns what removes it and frees all that it holds. */
export function render({ model, el, signal }: View): () => void {
  restoreChoices(model, el);
  const place = makePlace();
  place.className = 'df-widget';
  // Jupyter sees no slider inside the shadow root, and would take its arrow keys for shortcuts of the notebook.
  place.dataset.lmSuppressShortcuts = 'true';
  const inside = document.createElement('div');
  const shadow = place.attachShadow({ mode: 'open' });
  shadow.append(inside);
  const root = createRoot(inside);
  let isRemoved = false;
  place.whenConnected = async () => {
    adoptHost(shadow);
    await adoptStyles(shadow);
    if (!isRemoved) root.render(<Widget model={model} place={place} />);
  };
  el.append(place);
  const remove = () => {
    isRemoved = true;
    root.unmount();
    place.remove();
  };
  signal?.addEventListener('abort', remove, { once: true });
  return remove;
}
