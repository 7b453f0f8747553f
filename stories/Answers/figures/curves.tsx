import {
  type Axis,
  Chart,
  type Curve,
  csv,
  defineFigure,
  FieldRow,
  prop,
  SliderField,
  sampled,
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

/** The values of curves at the points of the first, or at the steps of the axis: a list has a value for each. */
function tableOf(x: Axis, curves: readonly Curve[]) {
  const positions = curves[0]?.points?.map(([at]) => at) ?? [...sampled(x, (at) => at)];
  const heightOf = ({ points, values }: Curve, at: number, index: number) =>
    points ? points[index]?.[1] : typeof values === 'function' ? values(at) : values[index];
  return csv(['x', ...curves.map(({ name }) => name)], () =>
    positions.map((at, index) => [at, ...curves.map((curve) => heightOf(curve, at, index))]),
  );
}

/** The values of a quantity at all integers of a range, as the points of a curve. */
export function pointsAt(first: number, last: number, value: (t: number) => number) {
  return Array.from({ length: last - first + 1 }, (_, index) => [first + index, value(first + index)] as const);
}
