// What figures are made of, for those of your own: a definition has menu, loupe, links, the page's t, markup of a server and
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
  Sample,
  type SampleProps,
  useScale,
} from '../charts/shapes.js';
export type { Running } from '../figure/compute.js';
export { defineFigure, definitionOf, type FigureComponent } from '../figure/defineFigure.js';
export type {
  Definition,
  FigureState,
  Live,
  ViewProps,
} from '../figure/definition.js';
export { compared } from '../figure/differences.js';
export type { FrameProps } from '../figure/Framed.js';
export { useMoveMark } from '../figure/mark.js';
export type { LayoutProps, PanelsDefinition, PanelsLive } from '../figure/panels.js';
export { ofPoints } from '../figure/pointProps.js';
export * as prop from '../figure/prop.js';
export type { GivenProps, Prop, PropsOf, PropTable, ShownProps } from '../figure/propTable.js';
export { type ImageFigureProps, ofImages, ofImagesAlone } from '../figure/sharedProps.js';
export { catalogue, type Message, type Text } from '../i18n/message.js';
export { type FormattedNumber, formatCount, formatFixed, formatPercent, formatSignificant } from '../i18n/numbers.js';
export { type Format, FormattedMessage, useFormat } from '../i18n/useFormat.js';
export { type ChosenPoints, choosePoints, type Domain, domainOf, type PointsSource } from '../points/chosenPoints.js';
export type { Layer } from '../points/paint.js';
export { ScatterPanel, type ScatterPanelProps } from '../points/ScatterPlot.js';
export { LabelTex } from '../tex/Tex.js';
export { Dial, type DialProps } from '../ui/Dial.js';
export { DraggablePoint, type DraggablePointProps } from '../ui/DraggablePoint.js';
export { type Drag, type DragOptions, useDrag } from '../ui/useDrag.js';
export { definePanels } from './definePanels.js';
