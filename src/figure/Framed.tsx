'use client';

import {
  type ReactNode,
  type RefObject,
  useCallback,
  useContext,
  useDeferredValue,
  useEffect,
  useId,
  useMemo,
  useRef,
  useState,
} from 'react';
import { checkWord } from '../base/check.js';
import { type Animation, type Filmed, type Held, leave, type Moved } from '../film/filming.js';
import { HighlightScope, useHighlighting } from '../highlight/Highlight.js';
import { lackOfCanvas } from '../hooks/canvas.js';
import { type Attempt, tryCatch } from '../hooks/tryCatch.js';
import { useLayoutEffect } from '../hooks/useLayoutEffect.js';
import { useLogged, useUnknownLogged } from '../hooks/useLogged.js';
import { useOnScreen } from '../hooks/useOnScreen.js';
import { useLastValid, useStable } from '../hooks/useStable.js';
import { isMessage, type Message, type ShownGap } from '../i18n/message.js';
import { FormattedMessage } from '../i18n/useFormat.js';
import { imported, lazy } from '../lazy/lazy.js';
import { useLate } from '../lazy/useLazy.js';
import { LoupeContext } from '../loupe/Opener.js';
import { FigureMenu } from '../menu/FigureMenu.js';
import { DefaultsContext, FigureNameContext, SeenContext, TableContext } from '../page/contexts.js';
import { type FigureEvents, useFigureEvents } from '../page/useFigureEvents.js';
import { usePageSetter } from '../page/useTimestep.js';
import { lastTick, timeAtTick } from '../process/timestep.js';
import { useTypesetting } from '../tex/Formula.js';
import { Boundary } from '../ui/Boundary.js';
import { Figure, type FigureElementProps } from '../ui/Figure.js';
import { useIsHydrating } from '../ui/useIsHydrating.js';
import type { Computed, Results } from './compute.js';
import type { Caption, Defined, FigureState, FigureStatus } from './definition.js';
import { FieldContext } from './fieldContext.js';
import {
  type AnyProp,
  type GivenProps,
  handlerName,
  type PropTable,
  type ShownProps,
  splitProps,
  type Values,
} from './propTable.js';
import { defaultProps, processOf, useChanges, useResolved } from './resolve.js';

const tools = /* @__PURE__ */ lazy(() => imported(() => import('./tools.js')));
const field = /* @__PURE__ */ lazy(() => imported(() => import('./TimestepField.js')));

/** The promise of one frame, which settles when the figure has drawn the frame. */
interface Waiting {
  readonly held: Held;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

interface HeldByFilm {
  /** The prop and the value that the film shows; null without a film. A figure is eager during a film, even outside the viewport. */
  readonly held: Held | null;
  /** The held value as props. */
  readonly props: Values;
  readonly show: Moved['show'];
  /** The figure's events; during a film there are none, so that the page gets no calls. */
  readonly events: FigureEvents;
  readonly waiting: RefObject<Waiting | null>;
}

const NONE: Values = {};

/** Lets a film change a prop of a figure. `useFrames` reports to the film that the figure has drawn the frame. */
function useFilming(events: FigureEvents): HeldByFilm {
  const [held, setHeld] = useState<Held | null>(null);
  const waiting = useRef<Waiting | null>(null);
  const show = useCallback(
    (held: Held | null) =>
      new Promise<void>((resolve, reject) => {
        waiting.current = held && { held, resolve, reject };
        setHeld(held);
        if (!held) resolve();
      }),
    [],
  );
  useEffect(() => () => waiting.current?.reject(new Error('the figure has left the page')), []);
  return { held, props: held ? Object.fromEntries([held]) : NONE, show, events: held ? NONE : events, waiting };
}

interface Filmable {
  readonly body: RefObject<HTMLElement | null>;
  readonly film: Filmed | undefined;
  /** The `data-state` of the figure that shows the frame. */
  readonly state: string;
  readonly error: Error | null;
}

/**
 * Resolves the promise of a frame once the figure is ready. The state of the figure decides, because a frame that equals the one before is
 * not drawn again. The figure's element keeps the function that shows a frame.
 */
function useFrames({ held, show, waiting }: HeldByFilm, { body, film, state, error }: Filmable): void {
  const [begun, setBegun] = useState<Held | null>(null);
  useEffect(() => {
    // A frame may start to draw in an effect, which makes the figure pending in the next render. The new state causes that render.
    // eslint-disable-next-line react-hooks/set-state-in-effect -- once for each frame of a film; else the same null
    setBegun(held);
    if (!held || waiting.current?.held !== held || begun !== held) return;
    if (error) waiting.current.reject(error);
    else if (state === 'ready') waiting.current.resolve();
  }, [held, begun, waiting, state, error]);
  useEffect(() => {
    const figure = body.current?.closest('figure');
    if (figure) leave(figure, { film, show });
  });
}

/** The animation of t; null if the figure shows no t. */
function movingTimestep(timestep: AnyProp | undefined, shown: Values, staticProps: Values): Animation | null {
  if (!timestep || shown['t'] === null) return null;
  const process = processOf(staticProps);
  return {
    prop: 't',
    least: timestep.min ?? 0,
    last: lastTick(process),
    valueAt: (tick) => timeAtTick(process, tick),
  };
}

/** Returns the error of a figure whose image or drawing pad needs a canvas that the page lacks. Figures of lines and text need none. */
function useLackOfCanvas(body: RefObject<HTMLElement | null>, hasImage: boolean): Error | null {
  const [lack, setLack] = useState<Error | null>(null);
  useLayoutEffect(() => {
    if (hasImage || body.current?.querySelector('canvas')) setLack(lackOfCanvas());
  }, [body, hasImage]);
  return lack;
}

/** The props of every figure, in addition to its own props and those of a `<figure>`. */
export interface FrameProps extends FigureEvents, FigureElementProps {
  /** The text under the figure; defaults to the figure's own, if it has one. */
  caption?: ReactNode;
  /**
   * The time of loading: `'lazy'` waits until the figure comes near the viewport, and `'eager'` does not wait, for example on a page to be
   * printed; defaults to the provider's, else `'lazy'`.
   */
  loading?: 'lazy' | 'eager' | undefined;
  /** Whether the figure has a menu, to save and copy it; defaults to the provider's, else to true. */
  menu?: boolean | undefined;
  /**
   * Whether a figure that has a `t` offers a slider for it. It only does so outside of a provider, without a `t` of the page, and if it has no
   * other control for t. @default true
   */
  slider?: boolean | undefined;
}

export interface FramedProps<
  Own extends PropTable,
  Shared extends PropTable,
  Model,
  Status extends FigureStatus,
  Data,
  Runs = unknown,
> {
  /** The definition of the figure. */
  of: Defined<Own, Shared, Model, Status, Data, Runs>;
  props: NoInfer<GivenProps<Own> & GivenProps<Shared>> & FrameProps;
}

/**
 * Shows a figure by its definition and adds the parts that all figures have in common. A frame loads the figure near the viewport, keeps
 * the last valid picture while a prop is invalid, shows errors, sets `data-state`, calls the event handlers, waits for formulas, and has a
 * menu.
 */
export function Framed<
  Own extends PropTable,
  Shared extends PropTable,
  Model extends object,
  Status extends FigureStatus,
  Data,
  Runs,
>(framed: FramedProps<Own, Shared, Model, Status, Data, Runs>) {
  const { of, props } = framed;
  return (
    <Boundary show={(error) => <Failed of={of} props={props} error={error} />}>
      <Frame {...framed} />
    </Boundary>
  );
}

/** Replaces a figure whose view has thrown, until its props change. */
function Failed({ of, props, error }: { of: { name: string; all: PropTable }; props: FrameProps; error: Error }) {
  const { rest, onError } = framedProps(of.all, props);
  useFigureEvents({ onError }, null, error);
  return <Figure {...rest} name={of.name} state="error" error={error} />;
}

/** Divides the props into those of the figure, those of its frame, and those of its `<figure>`. */
function framedProps(table: PropTable, { loading, menu, slider, caption, onReady, onError, ...others }: FrameProps) {
  return { loading, menu, slider, caption, onReady, onError, ...splitProps(table, others) };
}

function Frame<
  Own extends PropTable,
  Shared extends PropTable,
  Model extends object,
  Status extends FigureStatus,
  Data,
  Runs,
>({ of: definition, props }: FramedProps<Own, Shared, Model, Status, Data, Runs>) {
  const { loading, menu, slider, caption, onReady, onError, ownProps, rest } = framedProps(
    definition.all,
    props as FrameProps,
  );
  const filming = useFilming({ onReady, onError });
  useUnknownLogged(definition.name, rest, definition.all);
  const defaults = useContext(DefaultsContext);
  const { chosen, setProp, isEditable, serialized } = useChanges(definition.all, ownProps);
  const held = { ...ownProps, ...filming.props };
  const { staticProps, staticPropsError, shown, error: propsError } = useResolved(definition.all, held, chosen);
  const body = useRef<HTMLDivElement>(null);
  const loadingTime = loading ?? defaults.loading ?? 'lazy';
  const isEager = filming.held !== null || loadingTime === 'eager';
  const { seen, near } = useOnScreen(body, isEager, definition.prepare);

  const data = useMemo(() => tryCatch(() => definition.data?.(staticProps as never)), [definition, staticProps]);
  const made = useMemo(
    () => tryCatch(() => modelOf(definition, { shown, data, propsError, loadingTime })),
    [definition, shown, data, propsError, loadingTime],
  );
  useLogged(definition.name, made.error);
  const newest = useLastValid(made.value);
  // While t moves, figures in view are drawn first, and other figures when the page is idle. The ref `near` is read during the render: as a
  // state it would render figures while readers scroll past, and it only decides whether to show the newest props.
  const calm = useDeferredValue(newest);
  const valid = near.current || isEager ? newest : calm;
  const model = useStable(valid ?? placeholderOf(definition, shown));
  const figure = {
    ...{ ownProps, props: shown, staticProps, staticPropsError, model, valid, error: made.error },
    ...{ setProp, isEditable, seen, near, isEager, body },
  } as unknown as FigureState<ShownProps<Own & Shared>, Model>;
  const { use = doNothing, useCompute = computeNothing } = definition;
  // eslint-disable-next-line react-hooks/refs -- hooks, which read these refs in effects alone
  const status = use(figure) as Status;
  // eslint-disable-next-line react-hooks/refs -- as above
  const computed = useCompute(figure, status);
  const results = computed.results as Results<Runs>;

  const { isLoading = computed.isLoading, hasContent = true } = status;
  // Formulas are typeset after the figure's image, if it has one.
  const isTypeset = useTypesetting(body, isLoading === undefined ? seen : !isLoading);
  const ownCaption = tryCatch(() =>
    typeof definition.caption === 'function' ? definition.caption(shown as never) : definition.caption,
  );
  // The missing canvas is checked first, because a simulated page lacks other features, too.
  const lack = useLackOfCanvas(body, isLoading !== undefined);
  const error = lack ?? status.error ?? made.error ?? computed.error ?? ownCaption.error;
  // A figure is ready although something failed to load, and so is a figure with the markup of a server.
  const [isServed] = useState(useIsHydrating());
  const own = model ? definition.animation?.(shown as never, model) : undefined;
  const animation = own === undefined ? movingTimestep(definition.all['t'], shown, staticProps) : own;
  const isAlone = usePageSetter() === undefined && ownProps['t'] === undefined;
  const hasSlider = isAlone && slider !== false && animation?.prop === 't' && !(handlerName('t') in definition.all);
  const isLate = [
    useHighlighting(seen),
    useLate(tools, seen),
    useLate(field, seen && hasSlider) || !hasSlider,
  ].includes(false);
  const isReady = (status.isReady ?? seen) && computed.isDone;
  const state = error ? 'error' : isTypeset && (isServed || !isLate) && isReady ? 'ready' : 'pending';
  const content = status.content ?? (definition.compute ? results : model);
  useFigureEvents(filming.events, state === 'ready' ? content : null, error);

  const film = error ? undefined : (status.film ?? (animation ? { animation, show: filming.show } : undefined));
  useFrames(filming, { body, film, state, error });
  const table = model && !error ? (definition.table?.({ model, status, results }) ?? undefined) : undefined;
  const tellTable = useContext(TableContext);
  useEffect(() => tellTable?.(table), [tellTable, table]);
  const present = { ...props, ...serialized };
  const shownCaption = caption === undefined ? captionOf(ownCaption.value) : caption;
  const captionId = useId();
  const named = { figure: definition.name, captionId: shownCaption ? captionId : undefined };
  const copied = status.serialized ? status.serialized(present) : present;
  return (
    <HighlightScope>
      <FigureNameContext.Provider value={definition.name}>
        <Figure
          {...rest}
          name={definition.name}
          caption={shownCaption}
          captionId={captionId}
          bodyRef={body}
          {...{ state, error }}
          onRetry={lack ? undefined : (status.retry ?? (error === computed.error ? computed.retry : undefined))}
          working={status.isWorking ?? (definition.compute !== undefined && seen && !error && !isReady)}
          progress={status.progress ?? computed.progress}
          corner={
            <FigureMenu
              {...{ menu, table, film, named }}
              isNeeded={hasContent}
              props={copied}
              propTable={definition.all}
              Button={tools.code?.MenuButton ?? null}
            />
          }
        >
          <SeenContext.Provider value={seen}>
            <LoupeContext.Provider value={(seen && tools.code) || null}>
              <FieldContext.Provider value={{ table: definition.all, props: shown, setProp, isEditable }}>
                <definition.View {...figure} status={status} results={results} />
                {hasSlider && (
                  <div className="df-slider df-own-timestep">
                    {seen && field.code && <field.code.OwnTimestep {...{ shown, setProp }} table={definition.all} />}
                  </div>
                )}
              </FieldContext.Provider>
            </LoupeContext.Provider>
          </SeenContext.Provider>
        </Figure>
      </FigureNameContext.Provider>
    </HighlightScope>
  );
}

const NOTHING: FigureStatus = {};
const doNothing = () => NOTHING;
const NOTHING_COMPUTED: Computed = {
  ...{ results: {}, isDone: true, progress: 0 },
  ...{ error: null, retry: undefined, isLoading: undefined },
};
const computeNothing = () => NOTHING_COMPUTED;

/** A definition's caption in the language of the page. */
function captionOf(caption: Caption): ReactNode {
  return isMessage(caption) ? <FormattedMessage of={caption as Message<ShownGap>} /> : caption;
}

interface Modelled<Model> {
  readonly all: PropTable;
  readonly data?: ((staticProps: never) => unknown) | undefined;
  readonly model: (shown: never, data: never) => Model;
  readonly placeholder?: ((model: Model) => Model) | null | undefined;
}

interface Made {
  readonly shown: Values;
  readonly data: Attempt<unknown>;
  readonly propsError: Error | null;
  readonly loadingTime: string;
}

function modelOf<Model>({ model }: Modelled<Model>, { shown, data, propsError, loadingTime }: Made): Model {
  const error = propsError ?? data.error;
  if (error) throw error;
  checkWord('loading', loadingTime, ['lazy', 'eager']);
  return model(shown as never, data.value as never);
}

/** The model that is shown while the first props are invalid. It is made from the valid props and the defaults of the others. */
function placeholderOf<Model>(
  { placeholder = (model) => model, model, data, all }: Modelled<Model>,
  shown: Values,
): Model | null {
  if (!placeholder) return null;
  const modelBy = (props: Values) => model(props as never, data?.(props as never) as never);
  const made = tryCatch(() => modelBy(shown));
  return tryCatch(() => placeholder(made.value ?? modelBy(defaultProps(all)))).value;
}
