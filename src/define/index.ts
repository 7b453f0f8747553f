// What figures are made of, for those of your own: a definition has menu, loupe, links, the page's t, markup of a server and
// messages as the library's figures have.

export { CurveChart, type CurveChartProps } from '../charts/CurveChart.js';
export { type Chart, type Curve, type CurveChartOptions, curveChart } from '../charts/chart.js';
export { type Axis, axisBetween } from '../charts/ticks.js';
export type { Running } from '../frame/compute.js';
export { defineFigure, definitionOf, type FigureComponent } from '../frame/defineFigure.js';
export type {
  Definition,
  FigureState,
  Live,
  ViewProps,
} from '../frame/definition.js';
export type { FrameProps } from '../frame/Framed.js';
export { useMoveMark } from '../frame/mark.js';
export { definePanels, type LayoutProps, type PanelsDefinition, type PanelsLive } from '../frame/panels.js';
export * as prop from '../frame/prop.js';
export type { GivenProps, Prop, PropsOf, PropTable, ShownProps } from '../frame/propTable.js';
export { compared, type ImageFigureProps, ofImages, ofImagesAlone, ofPoints } from '../frame/sharedProps.js';
export { catalogue, type Message, type Text } from '../i18n/message.js';
export { type FormattedNumber, formatCount, formatFixed, formatPercent, formatSignificant } from '../i18n/numbers.js';
export { type Format, FormattedMessage, useFormat } from '../i18n/useFormat.js';
export { type ChosenPoints, choosePoints, type Domain, domainOf, type PointsSource } from '../points/chosenPoints.js';
export type { Layer } from '../points/paint.js';
export { ScatterPanel, type ScatterPanelProps } from '../points/ScatterPlot.js';
export { LabelTex } from '../tex/Tex.js';
