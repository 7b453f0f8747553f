'use client';
import { type ReactNode, useContext, useDeferredValue, useMemo, useRef } from 'react';
import { Boundary } from '../components/Boundary.js';
import { Figure, type FigureElementProps } from '../components/Figure.js';
import { FigureMenu } from '../export/FigureMenu.js';
import { HighlightScope } from '../highlight/Highlight.js';
import { type Attempt, attempt } from '../hooks/attempt.js';
import { DefaultsContext } from '../hooks/contexts.js';
import { type FigureEvents, useFigureEvents } from '../hooks/useFigureEvents.js';
import { useOnScreen } from '../hooks/useOnScreen.js';
import { useLastGood, useStable } from '../hooks/useStable.js';
import { useTypesetting } from '../tex/Formula.js';
import { isMessage, type Message, type ShownGap } from '../words/message.js';
import { Said } from '../words/say.js';
import { useChanges } from './changes.js';
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

export interface FramedProps<Own extends PropTable, Taken extends PropTable, Model, Its extends Live, Data> {
  /** What is shown. */
  of: Defined<Own, Taken, Model, Its, Data>;
  props: NoInfer<GivenProps<Own> & GivenProps<Taken>> & FrameProps;
}

/**
 * A figure by its definition, and all that figures have in common: it is loaded when it comes near, keeps what it showed while a
 * prop is wrong, says what is wrong, tells its state and its events, waits for its formulas, and has a menu.
 */
export function Framed<Own extends PropTable, Taken extends PropTable, Model extends object, Its extends Live, Data>(
  framed: FramedProps<Own, Taken, Model, Its, Data>,
) {
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

function Frame<Own extends PropTable, Taken extends PropTable, Model extends object, Its extends Live, Data>({
  of: definition,
  props,
}: FramedProps<Own, Taken, Model, Its, Data>) {
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
  // eslint-disable-next-line react-hooks/refs -- a hook, which reads these refs in effects alone
  const live = definition.use(figure);

  const { isLoading, hasContent = true } = live;
  // Formulas come after the figure's image, if it has one.
  const isTypeset = useTypesetting(body, isLoading === undefined ? seen : !isLoading);
  const usual = attempt(() =>
    typeof definition.caption === 'function' ? definition.caption(shown as never) : definition.caption,
  );
  // Before anything else that fails in a simulated page.
  const lack = useLackOfCanvas(body, isLoading !== undefined);
  const error = lack ?? live.error ?? made.error ?? usual.error;
  const state = error ? 'error' : isTypeset && (live.isReady ?? seen) ? 'ready' : 'pending';
  useFigureEvents(filming.events, state === 'ready' ? (live.content ?? model) : null, error);

  const moving =
    definition.moving && model
      ? definition.moving(shown as never, model)
      : movingTimestep(definition.all['t'], shown, settings);
  const film = error ? undefined : (live.film ?? (moving ? { moving, show: filming.show } : undefined));
  useFrames(filming, { body, film, state, error });
  const table = model && !error ? definition.table?.(model, live) : undefined;
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
        onRetry={lack ? undefined : live.retry}
        working={live.isWorking}
        progress={live.progress}
        corner={<FigureMenu {...{ menu, table, film }} isNeeded={hasContent} props={copied} takes={definition.all} />}
      >
        <definition.View {...figure} live={live} />
      </Figure>
    </HighlightScope>
  );
}

/** A definition's caption in the language of the page. */
function captionOf(caption: Caption): ReactNode {
  return isMessage(caption) ? <Said of={caption as Message<ShownGap>} /> : caption;
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
