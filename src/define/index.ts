// The parts of figures, for figures of your own: a definition has menu, loupe, links, the page's t, markup of a server and
// messages as the library's figures have.

export {
  type Axis,
  type AxisOptions,
  axisFromZero,
  linearAxis,
  logAxis,
  sampled,
  timeAxis,
  timestepAxis,
} from '../charts/axes.js';
export { Chart, type ChartContent, type ChartMarker, type ChartProps, type Curve } from '../charts/Chart.js';
export {
  Area,
  type AreaProps,
  Bars,
  type BarsProps,
  type CurveStyle,
  Dots,
  type DotsProps,
  Draggable,
  type DraggableProps,
  Line,
  type LineProps,
  Overlay,
  Rule,
  type RuleProps,
  useScale,
} from '../charts/shapes.js';
export type { Running } from '../figure/compute.js';
export { type Cell, csv } from '../figure/csv.js';
export { defineFigure, definitionOf, type FigureComponent } from '../figure/defineFigure.js';
export type {
  Definition,
  FigureState,
  FigureStatus,
  ViewProps,
} from '../figure/definition.js';
export { compared } from '../figure/differences.js';
export type { FrameProps } from '../figure/Framed.js';
export {
  CheckboxField,
  type CheckboxFieldProps,
  type ChoiceFieldProps,
  type FieldProps,
  FieldRow,
  type FieldRowProps,
  RadioField,
  ResampleButton,
  type ResampleButtonProps,
  SelectField,
  SliderField,
  type SliderFieldProps,
  StepPlayer,
  type StepPlayerProps,
} from '../figure/fields.js';
export type { LayoutProps, PanelsDefinition, PanelsStatus } from '../figure/panels.js';
export { ofPoints } from '../figure/pointProps.js';
export * as prop from '../figure/prop.js';
export type { GivenProps, Prop, PropsOf, PropTable, ShownProps } from '../figure/propTable.js';
export { type ImageFigureProps, ofImages, ofImagesAlone } from '../figure/sharedProps.js';
export { type Field, useField } from '../figure/useField.js';
export { useTimestepSetter } from '../figure/useTimestepSetter.js';
export { catalogue, type Message, type ShownGap, type Text } from '../i18n/message.js';
export * as num from '../i18n/num.js';
export { type FormattedNumber, formatCount, formatFixed, formatPercent, formatSignificant } from '../i18n/numbers.js';
export { type Format, FormattedMessage, useFormat } from '../i18n/useFormat.js';
export { type ChosenPoints, choosePoints, type Domain, domainOf, type PointsSource } from '../points/chosenPoints.js';
export type { Layer } from '../points/paint.js';
export { ScatterPanel, type ScatterPanelProps } from '../points/ScatterPlot.js';
export { LabelTex } from '../tex/Tex.js';
export { type CategoryStyle, categories } from '../ui/categories.js';
export { type ColumnGroup, type DataRow, DataTable, type DataTableProps } from '../ui/DataTable.js';
export { DraggablePoint, type DraggablePointProps } from '../ui/DraggablePoint.js';
export type { Fact, FactsProps, ReadingProps } from '../ui/Facts.js';
export { Facts, Reading } from '../ui/Facts.js';
export type { KeyItem, KeyProps, SampleStyle } from '../ui/Key.js';
export { Key } from '../ui/Key.js';
export type { SliderProps } from '../ui/Slider.js';
export { Slider } from '../ui/Slider.js';
export type { Drag, DragOptions } from '../ui/useDrag.js';
export { useDrag } from '../ui/useDrag.js';
export { definePanels } from './definePanels.js';
