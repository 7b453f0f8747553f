'use client';
import { type ReactNode, useContext, useDeferredValue, useMemo, useRef } from 'react';
import { Boundary } from '../components/Boundary.js';
import { Figure, type FigureElementProps } from '../components/Figure.js';

import { HighlightScope } from '../highlight/Highlight.js';
import { type Attempt, attempt } from '../hooks/attempt.js';
import { DefaultsContext, SeenContext } from '../hooks/contexts.js';
import { type FigureEvents, useFigureEvents } from '../hooks/useFigureEvents.js';
import { useOnScreen } from '../hooks/useOnScreen.js';
import { useLastGood, useStable } from '../hooks/useStable.js';
import { isMessage, type Message, type ShownGap } from '../i18n/message.js';
import { FormattedMessage } from '../i18n/useFormat.js';
import { FigureMenu } from '../menu/FigureMenu.js';
import { useTypesetting } from '../tex/Formula.js';
import { useChanges } from './changes.js';
import type { Computed, Results } from './compute.js';
import type { Caption, Defined, FigureState, Live } from './definition.js';
import { type GivenProps, type PropTable, type ShownProps, splitProps, type Values } from './propTable.js';
import { useResolved, usualProps } from './resolve.js';
import { movingTimestep, useFilming, useFrames } from './useFilming.js';
import { useLackOfCanvas } from './useLackOfCanvas.js';
import { useLogged } from './useLogged.js';

/** The props of every figure, besides its own and those of a `<figure>`. */
export interface FrameProps extends FigureEvents, FigureElementProps {
  /** Text under the figure; defaults to the figure's own, if it has one. */
  caption?: ReactNode;
  /**
   * Whether the figure waits until it comes near the viewport, `'lazy'`, or not, `'eager'`, as on a page to be printed;
   * defaults to the provider's, else `'lazy'`.
   */
  loading?: 'lazy' | 'eager' | undefined;
  /** Whether the figure has a menu, to save and copy it; defaults to the provider's, else to true. */
  menu?: boolean | undefined;
}

export interface FramedProps<
  Own extends PropTable,
  Taken extends PropTable,
  Model,
  Its extends Live,
  Data,
  Runs = unknown,
> {
  /** What is shown. */
  of: Defined<Own, Taken, Model, Its, Data, Runs>;
  props: NoInfer<GivenProps<Own> & GivenProps<Taken>> & FrameProps;
}

/**
 * A figure by its definition, and all that figures have in common: it is loaded when it comes near, keeps what it showed while a
 * prop is wrong, says what is wrong, tells its state and its events, waits for its formulas, and has a menu.
 */
export function Framed<
  Own extends PropTable,
  Taken extends PropTable,
  Model extends object,
  Its extends Live,
  Data,
  Runs,
>(framed: FramedProps<Own, Taken, Model, Its, Data, Runs>) {
  const { of, props } = framed;
  return (
    <Boundary show={(error) => <Failed name={of.name} error={error} onError={(props as FrameProps).onError} />}>
      <Frame {...framed} />
    </Boundary>
  );
}

/** In place of a figure whose view has thrown, until its props are others. */
function Failed({ name, error, onError }: { name: string; error: Error } & Pick<FigureEvents, 'onError'>) {
  useFigureEvents({ onError }, null, error);
  return <Figure name={name} state="error" error={error} />;
}

function Frame<Own extends PropTable, Taken extends PropTable, Model extends object, Its extends Live, Data, Runs>({
  of: definition,
  props,
}: FramedProps<Own, Taken, Model, Its, Data, Runs>) {
  const { loading, menu, caption, onReady, onError, ...others } = props as FrameProps;
  const filming = useFilming({ onReady, onError });
  const { given, rest } = splitProps(definition.all, others);
  const defaults = useContext(DefaultsContext);
  const { chosen, choose, canChoose, written } = useChanges(definition.all, given);
  const held = { ...given, ...filming.props };
  const { settings, settingsError, shown, error: propsError } = useResolved(definition.all, held, chosen);
  const body = useRef<HTMLDivElement>(null);
  const isEager = filming.held !== null || (loading ?? defaults.loading) === 'eager';
  const { seen, near } = useOnScreen(body, isEager, definition.prepare);

  const data = useMemo(() => attempt(() => definition.data?.(settings as never)), [definition, settings]);
  const made = useMemo(
    () => attempt(() => modelOf(definition, { shown, data, propsError })),
    [definition, shown, data, propsError],
  );
  useLogged(definition.name, made.error);
  const newest = useLastGood(made.value);
  // While t moves, what is in view comes first; figures elsewhere follow when the page has a moment. `near` is a ref though it
  // is read here: as a state it would render figures while they are scrolled past, and it decides when to show the newest alone.
  const calm = useDeferredValue(newest);
  const valid = near.current || isEager ? newest : calm;
  const model = useStable(valid ?? placeOf(definition, shown));
  const figure = {
    ...{ given, shown, settings, settingsError, model, valid, error: made.error },
    ...{ choose, canChoose, seen, near, isEager, body },
  } as unknown as FigureState<ShownProps<Own & Taken>, Model>;
  const { use = doNothing, useCompute = computeNothing } = definition;
  // eslint-disable-next-line react-hooks/refs -- hooks, which read these refs in effects alone
  const live = use(figure) as Its;
  // eslint-disable-next-line react-hooks/refs -- as above
  const computed = useCompute(figure, live);
  const results = computed.results as Results<Runs>;

  const { isLoading = computed.isLoading, hasContent = true } = live;
  // Formulas come after the figure's image, if it has one.
  const isTypeset = useTypesetting(body, isLoading === undefined ? seen : !isLoading);
  const usual = attempt(() =>
    typeof definition.caption === 'function' ? definition.caption(shown as never) : definition.caption,
  );
  // Before anything else that fails in a simulated page.
  const lack = useLackOfCanvas(body, isLoading !== undefined);
  const error = lack ?? live.error ?? made.error ?? computed.error ?? usual.error;
  const isReady = (live.isReady ?? seen) && computed.isDone;
  const state = error ? 'error' : isTypeset && isReady ? 'ready' : 'pending';
  const content = live.content ?? (definition.compute ? results : model);
  useFigureEvents(filming.events, state === 'ready' ? content : null, error);

  const moving =
    definition.moving && model
      ? definition.moving(shown as never, model)
      : movingTimestep(definition.all['t'], shown, settings);
  const film = error ? undefined : (live.film ?? (moving ? { moving, show: filming.show } : undefined));
  useFrames(filming, { body, film, state, error });
  const table = model && !error ? definition.table?.(model, live, results) : undefined;
  const own = { ...props, ...written };
  const copied = live.written ? live.written(own) : own;
  return (
    <HighlightScope>
      <Figure
        {...rest}
        name={definition.name}
        caption={caption === undefined ? captionOf(usual.value) : caption}
        bodyRef={body}
        {...{ state, error }}
        onRetry={lack ? undefined : (live.retry ?? (error === computed.error ? computed.retry : undefined))}
        working={live.isWorking ?? (definition.compute !== undefined && seen && !error && !isReady)}
        progress={live.progress ?? computed.progress}
        corner={<FigureMenu {...{ menu, table, film }} isNeeded={hasContent} props={copied} takes={definition.all} />}
      >
        <SeenContext.Provider value={seen}>
          <definition.View {...figure} live={live} results={results} />
        </SeenContext.Provider>
      </Figure>
    </HighlightScope>
  );
}

const NOTHING: Live = {};
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
  readonly data?: ((settings: never) => unknown) | undefined;
  readonly model: (shown: never, data: never) => Model;
  readonly emptied?: ((usual: Model) => Model) | undefined;
}

interface Made {
  readonly shown: Values;
  readonly data: Attempt<unknown>;
  readonly propsError: Error | null;
}

function modelOf<Model>({ model }: Modelled<Model>, { shown, data, propsError }: Made): Model {
  const error = propsError ?? data.error;
  if (error) throw error;
  return model(shown as never, data.value as never);
}

/** What keeps the place of a figure whose props are wrong from the start: by those that are right, else by the default ones. */
function placeOf<Model>({ emptied, model, data, all }: Modelled<Model>, shown: Values): Model | null {
  if (!emptied) return null;
  const modelBy = (props: Values) => model(props as never, data?.(props as never) as never);
  const made = attempt(() => modelBy(shown));
  return attempt(() => emptied(made.value ?? modelBy(usualProps(all)))).value;
}
