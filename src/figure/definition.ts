import type { ComponentType, ReactNode, RefObject } from 'react';
import type { Filming, Moving } from '../film/filming.js';
import type { Message, ShownGap } from '../i18n/message.js';
import type { Exports } from '../menu/FigureMenu.js';
import type { Computed, Computes, Results } from './compute.js';
import type { PropTable, ShownProps, Values } from './propTable.js';

/**
 * What a figure does by itself while it is on the page: loading, drawing. The frame makes its state of it, and of what `compute` does,
 * so a figure that only computes says nothing here.
 */
export interface Live {
  /** Whether all is there that `View` shows, besides what is computed; defaults to whether the figure has been seen. */
  readonly isReady?: boolean | undefined;
  readonly error?: Error | null | undefined;
  /** Tries again what has failed, other than a computation; undefined where that is of no use. */
  readonly retry?: (() => void) | undefined;
  /** Whether work goes on whose progress can be shown; defaults to whether something is computed. */
  readonly isWorking?: boolean | undefined;
  /** The fraction of it that is done, from 0 to 1; 0 if unknown. */
  readonly progress?: number | undefined;
  /** Whether the figure waits for its image: what is not urgent lets that come first; defaults to false. */
  readonly isLoading?: boolean | undefined;
  /** Whether there is something to save or copy; defaults to true. */
  readonly hasContent?: boolean | undefined;
  /** What is shown once it is ready, by identity: each tells the page anew; defaults to the results, else to the model. */
  readonly content?: object | null | undefined;
  /** What a film of it shows; defaults to what `moving` says. */
  readonly film?: Filming | undefined;
  /** The props to be copied, with which another figure begins where this one is; defaults to its own with what readers chose. */
  readonly written?: ((own: Values) => Values | undefined) | undefined;
}

/** What the frame knows of a figure. */
export interface FigureState<Shown, Model> {
  /** The props as the page gave them. */
  readonly given: Values;
  /** All props, checked; in place of one that is wrong its last right value, or its default. */
  readonly shown: Shown;
  /** All of them but t and others that move: the same object while these do. */
  readonly settings: Omit<Shown, 't'>;
  /** What is wrong with one of these; null if nothing. */
  readonly settingsError: Error | null;
  /** What is wrong with any prop, or with the model; null if nothing. */
  readonly error: Error | null;
  /** The newest valid model; before there was one, what keeps its place; null without either. */
  readonly model: Model | null;
  /** The newest valid model; null if there has been none. */
  readonly valid: Model | null;
  /** Sets what readers change: the prop of this name, unless the page holds it. */
  readonly choose: (name: string, value: unknown) => void;
  /** Whether `choose` changes anything; a control is disabled where the page holds its prop and hears of no change. */
  readonly canChoose: (name: string) => boolean;
  /** Whether it has ever come near the viewport. For hooks of the frame, as what follows: a figure that computes needs none of it. */
  readonly seen: boolean;
  /** Whether it is near now. */
  readonly near: RefObject<boolean>;
  readonly isEager: boolean;
  /** The element that holds all but the caption. */
  readonly body: RefObject<HTMLDivElement | null>;
}

/** What a figure's view is given. It need not know whether it is near the viewport: before, nothing is computed and no plot painted. */
export interface ViewProps<Shown, Model, Its, Runs = unknown>
  extends Omit<FigureState<Shown, Model>, 'seen' | 'near' | 'away' | 'isEager'> {
  readonly live: Its;
  /** What `compute` has given, by name: the last valid results, each null before the first. */
  readonly results: Results<Runs>;
}

/** A figure, in one place; `Framed` shows it. */
export interface Definition<
  Own extends PropTable,
  Taken extends PropTable,
  Model,
  Its extends Live,
  Data = unknown,
  Runs = unknown,
> {
  /** `noise-triptych`: its `data-figure`, and of its component `NoiseTriptych`. */
  readonly name: string;
  /** Its own props. */
  readonly props: Own;
  /** Props that it has in common with others: most come from its provider. */
  readonly takes: Taken;
  /** Under the figure, unless the page gives another; defaults to none. */
  readonly caption?: Caption | ((shown: ShownProps<Own & Taken>) => Caption);
  /** What its models have in common while t moves; made anew only with other settings. Defaults to nothing. */
  readonly data?: ((settings: Omit<ShownProps<Own & Taken>, 't'>) => Data) | undefined;
  /** What it shows, as plain data. An error that it or `data` throws is shown above what was shown before. */
  readonly model: (shown: ShownProps<Own & Taken>, data: Data) => Model;
  /** Of a model by props that are right, what keeps its place where the first one is an error; defaults to nothing. */
  readonly placeholder?: ((model: Model) => Model) | undefined;
  /** What moves in a film of it, if anything; defaults to its t. */
  readonly moving?: ((shown: ShownProps<Own & Taken>, model: Model) => Moving | null) | undefined;
  /** Called when it comes near the viewport, before it renders as seen; defaults to nothing. */
  readonly prepare?: (() => void) | undefined;
  /** A hook, for what `compute` cannot do, such as a training that readers start; defaults to nothing. */
  readonly use?: ((figure: FigureState<ShownProps<Own & Taken>, Model>) => Its) | undefined;
  /** What it computes, each by the name of its result; defaults to nothing. See `defineFigure`. */
  readonly compute?: Computes<Model, Its, Runs> | undefined;
  readonly View: ComponentType<ViewProps<ShownProps<Own & Taken>, Model, Its, Runs>>;
  /** The figure's numbers as CSV; see `csv`. Null or undefined while there are none. */
  readonly table?: ((model: Model, live: Its, results: Results<Runs>) => Exports['table'] | null) | undefined;
}

/** What stands under a figure. */
export type Caption = ReactNode | Message<ShownGap>;

/** A definition with all of its props in one table. */
export interface Defined<
  Own extends PropTable,
  Taken extends PropTable,
  Model,
  Its extends Live,
  Data = unknown,
  Runs = unknown,
> extends Definition<Own, Taken, Model, Its, Data, Runs> {
  readonly all: Own & Taken;
  /** A hook: keeps what `compute` says up to date. Only definitions that compute bring its code. */
  readonly useCompute?: ((figure: FigureState<ShownProps<Own & Taken>, Model>, live: Its) => Computed) | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: any figure
export type AnyDefinition = Defined<any, any, any, any, any, any>;
