import {
  type Axis,
  Chart,
  type Curve,
  csv,
  defineFigure,
  FieldRow,
  prop,
  SliderField,
} from '../../../src/define/index.js';

interface CurvesOptions {
  readonly name: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly curves: readonly Curve[];
  /** The chart in words, for screen readers. */
  readonly label: string;
}

/** A figure of curves. Readers see the values of all curves where they point. */
export function curvesFigure({ name, x, y, curves, label }: CurvesOptions) {
  return defineFigure({
    name,
    shared: {},
    props: {},
    model: () => ({}),
    View: () => <Chart {...{ x, y, curves, label }} height={240} />,
    table: () => tableOf(x, curves),
  });
}

interface DialOptions extends Omit<CurvesOptions, 'curves'> {
  /** The curves at a value of the dial. */
  readonly curves: (value: number) => readonly Curve[];
  /** The name of the dial. */
  readonly dial: string;
  readonly values: readonly number[];
  readonly defaultValue: number;
}

/** A figure of curves that change with a dial. */
export function dialledCurves({ name, x, y, curves, label, dial, values, defaultValue }: DialOptions) {
  return defineFigure({
    name,
    shared: {},
    props: {
      /** What the dial is at. */
      value: prop.controlled(prop.oneOf(values, defaultValue)),
    },
    model: ({ value }) => ({ curves: curves(value) }),
    View: ({ model }) =>
      model && (
        <>
          <Chart {...{ x, y, label }} curves={model.curves} height={240} />
          <FieldRow>
            <SliderField name="value" label={dial} />
          </FieldRow>
        </>
      ),
    table: ({ model }) => tableOf(x, model.curves),
  });
}

/** The values of curves at 101 positions of their axis. */
function tableOf({ domain: [start, end] }: Axis, curves: readonly Curve[]) {
  const positions = Array.from({ length: 101 }, (_, index) => start + ((end - start) * index) / 100);
  return csv(['x', ...curves.map(({ name }) => name)], () =>
    positions.map((x) => [x, ...curves.map(({ values }) => (typeof values === 'function' ? values(x) : null))]),
  );
}
