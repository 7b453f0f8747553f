import type { ComponentType, ReactNode, RefObject } from 'react';
import type { Animation, Filming } from '../film/filming.js';
import type { Message, ShownGap } from '../i18n/message.js';
import type { Exports } from '../menu/FigureMenu.js';
import type { Computed, Computes, Results } from './compute.js';
import type { ControlledName, GivenOf, PropTable, ShownProps, Values } from './propTable.js';

/**
 * The state of the work that a figure does in its `use` hook, such as loading or drawing. Work in `compute` needs no status: the frame
 * adds it.
 */
export interface FigureStatus {
  /** Whether everything that `View` shows is there, apart from results of `compute`; defaults to whether the figure has been seen. */
  readonly isReady?: boolean | undefined;
  readonly error?: Error | null | undefined;
  /** Tries again what has failed, other than a computation; undefined if trying again is of no use. */
  readonly retry?: (() => void) | undefined;
  /** Whether work is going on whose progress can be shown; defaults to whether a computation is running. */
  readonly isWorking?: boolean | undefined;
  /** The fraction of the work that is done, from 0 to 1; 0 if unknown. */
  readonly progress?: number | undefined;
  /** Whether the figure waits for its image: less urgent work, such as typesetting, starts after it. Defaults to false. */
  readonly isLoading?: boolean | undefined;
  /** Whether there is something to save or copy; defaults to true. */
  readonly hasContent?: boolean | undefined;
  /** The object that is shown once the figure is ready. Each new object calls `onReady`. Defaults to the results, else to the model. */
  readonly content?: object | null | undefined;
  /** The film of the figure; defaults to `animation`. */
  readonly film?: Filming | undefined;
  /** Returns the props to be copied, so that a copy starts where this figure is; defaults to its own props with the values that readers chose. */
  readonly serialized?: ((own: Values) => Values | undefined) | undefined;
}

/** The state of a figure, for its `use` hook and its `View`. */
export interface FigureState<
  Props,
  Model,
  // biome-ignore lint/suspicious/noExplicitAny: any table
  Table extends PropTable = any,
> {
  /** The props that the page has passed. */
  readonly ownProps: Values;
  /** All props, checked. The last valid value or the default replaces an invalid one. */
  readonly props: Props;
  /** The props without t and other animated ones. The object is stable while only t or other animated props change. */
  readonly staticProps: Omit<Props, 't'>;
  /** The error of the first invalid static prop; null if all are valid. */
  readonly staticPropsError: Error | null;
  /** The error of the first invalid prop, or of the model; null if there is none. */
  readonly error: Error | null;
  /** The newest valid model; before the first one, the placeholder; null without either. */
  readonly model: Model | null;
  /** The newest valid model; null before the first one. */
  readonly valid: Model | null;
  /** Sets a prop that readers change, unless the page controls it, and calls its change handler. */
  setProp<Name extends ControlledName<Table>>(name: Name, value: GivenOf<Table[Name]>): void;
  /** Whether `setProp` has an effect: false if the page controls the prop and has no change handler. Disable the control then. */
  isEditable(name: ControlledName<Table>): boolean;
  /** Whether the figure has ever come near the viewport. For `use` hooks; a figure that computes needs none of this and the next three. */
  readonly seen: boolean;
  /** Whether the figure is near the viewport now. */
  readonly near: RefObject<boolean>;
  readonly isEager: boolean;
  /** The element that holds everything but the caption. */
  readonly body: RefObject<HTMLDivElement | null>;
}

/** The props of a figure's view. Nothing is computed or drawn before the figure comes near the viewport. */
export interface ViewProps<
  Props,
  Model,
  Status,
  Runs = unknown,
  // biome-ignore lint/suspicious/noExplicitAny: any table
  Table extends PropTable = any,
> extends Omit<FigureState<Props, Model, Table>, 'seen' | 'near' | 'isEager'> {
  readonly status: Status;
  /** The last valid results of `compute`, by name; each is null before the first. */
  readonly results: Results<Runs>;
}

/** The definition of a figure, which `Framed` shows. */
export interface Definition<
  Own extends PropTable,
  Shared extends PropTable,
  Model,
  Status extends FigureStatus,
  Data = unknown,
  Runs = unknown,
> {
  /** The value of `data-figure` and the name of the custom element, such as `noise-triptych`. The component is then `NoiseTriptych`. */
  readonly name: string;
  /** The figure's own props. */
  readonly props: Own;
  /** Props that the figure has in common with others: most come from its provider. */
  readonly shared: Shared;
  /** The caption, unless the page gives another; defaults to none. */
  readonly caption?: Caption | ((props: ShownProps<Own & Shared>) => Caption);
  /** The data that the models share while t moves, made again only when other static props change. Defaults to nothing. */
  readonly data?: ((staticProps: Omit<ShownProps<Own & Shared>, 't'>) => Data) | undefined;
  /**
   * Returns the content of the figure as plain data. If `model` or `data` throws, the figure shows the error above the last valid picture.
   */
  readonly model: (props: ShownProps<Own & Shared>, data: Data) => Model;
  /**
   * Returns the model that is shown if the first props are invalid, from a model of the valid and the default props. Defaults to that model
   * unchanged; null shows nothing.
   */
  readonly placeholder?: ((model: Model) => Model) | null | undefined;
  /** The prop that a film of the figure animates, and its range; null for none, as where the figure does not show its t. Defaults to its t. */
  readonly animation?: ((props: ShownProps<Own & Shared>, model: Model) => Animation | null | undefined) | undefined;
  /** Called when the figure comes near the viewport, before it renders as seen; defaults to nothing. */
  readonly prepare?: (() => void) | undefined;
  /** A hook for work that `compute` cannot do, such as a training that readers start; defaults to nothing. */
  readonly use?: ((figure: FigureState<ShownProps<Own & Shared>, Model, Own & Shared>) => Status) | undefined;
  /** The computations of the figure, by the names of their results; defaults to none. See `defineFigure`. */
  readonly compute?: Computes<Model, Status, Runs> | undefined;
  readonly View: ComponentType<ViewProps<ShownProps<Own & Shared>, Model, Status, Runs, Own & Shared>>;
  /** Returns the figure's numbers as CSV; see `csv`. Null or undefined while there are none. */
  readonly table?: ((figure: TableInput<Model, Status, Runs>) => Exports['table'] | null) | undefined;
}

/** The argument of a definition's `table`. */
export interface TableInput<Model, Status, Runs> {
  readonly model: Model;
  readonly status: Status;
  readonly results: Results<Runs>;
}

/** The caption of a figure. */
export type Caption = ReactNode | Message<ShownGap>;

/** A definition with all of its props in one table. */
export interface Defined<
  Own extends PropTable,
  Shared extends PropTable,
  Model,
  Status extends FigureStatus,
  Data = unknown,
  Runs = unknown,
> extends Definition<Own, Shared, Model, Status, Data, Runs> {
  readonly all: Own & Shared;
  /** A hook that keeps the results of `compute` up to date. Only definitions that compute load its code. */
  readonly useCompute?:
    | ((figure: FigureState<ShownProps<Own & Shared>, Model>, status: Status) => Computed)
    | undefined;
}

// biome-ignore lint/suspicious/noExplicitAny: any figure
export type AnyDefinition = Defined<any, any, any, any, any, any>;
