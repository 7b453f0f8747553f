import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { TexError } from '../components/TexError.js';
import { figures } from '../embed/figures.js';
import { NoFigure, UnknownType } from '../embed/NoFigure.js';
import { handlerName } from '../frame/changes.js';
import type { AnyDefinition } from '../frame/definition.js';
import { Framed } from '../frame/Framed.js';
import { attempt } from '../hooks/attempt.js';
import { useLastGood } from '../hooks/useStable.js';
import { FormattedMessage, LocaleContext, useProvidedLocale } from '../i18n/useFormat.js';
import { readsOf } from '../serialize/attributes.js';
import { messages } from './messages.js';
import { type AnyModel, storeOf, type Traits } from './model.js';
import { choose, propsOf } from './props.js';
import { useKernel } from './useKernel.js';

interface WidgetProps {
  model: AnyModel;
  /** The element that is its place on the page. */
  place: HTMLElement;
}

/** The figure that a model names, in step with the model. */
export function Widget({ model, place }: WidgetProps) {
  const store = useMemo(() => storeOf(model), [model]);
  const traits = useSyncExternalStore(store.listen, store.get);
  const type = String(traits.type ?? '');
  const speech = useProvidedLocale(languageOf(traits, place), undefined);
  const definition = useDefinition(type);
  const { isCut, change } = useKernel(model);
  const tellError = useCallback(
    (message: string) => {
      if ((model.get('error') ?? '') !== message) change(() => model.set('error', message));
    },
    [model, change],
  );
  return (
    <LocaleContext.Provider value={speech}>
      {!figures.has(type) && <UnknownType type={type} onError={({ message }) => tellError(message)} />}
      {definition && <Drawing key={type} {...{ type, definition, model, traits, change, tellError }} />}
      {isCut && (
        <p className="caption" role="status">
          <FormattedMessage of={messages.cut} />
        </p>
      )}
    </LocaleContext.Provider>
  );
}

/** The trait, else that of the nearest element which says one; undefined is the page's. */
function languageOf({ lang }: Traits, place: HTMLElement): string | undefined {
  if (lang) return String(lang);
  const nearest = place.closest<HTMLElement>('[lang]');
  return nearest && nearest !== document.documentElement ? nearest.lang : undefined;
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

interface DrawingProps {
  type: string;
  definition: AnyDefinition;
  model: AnyModel;
  traits: Traits;
  change: (make: () => void) => void;
  tellError: (message: string) => void;
}

function Drawing({ type, definition, model, traits, change, tellError }: DrawingProps) {
  const { value, error } = useMemo(() => attempt(() => propsOf(traits, definition.all)), [traits, definition]);
  const props = useLastGood(value);
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
      <Framed of={definition} props={{ ...props, ...events }} />
    </>
  );
}

/** What is told of readers' changes, for each prop that they may change. */
function handlersOf({ all }: AnyDefinition, tell: (name: string, chosen: unknown) => void) {
  const names = Object.keys(readsOf(all)).filter((name) => handlerName(name) in all);
  return Object.fromEntries(names.map((name) => [handlerName(name), (chosen: unknown) => tell(name, chosen)]));
}
