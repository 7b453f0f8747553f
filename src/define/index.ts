// What figures are made of, for those of your own: a definition has menu, loupe, links, the page's t, markup of a server and
// messages as the library's figures have.

export { compared } from '../frame/compared.js';
export type { Running } from '../frame/compute.js';
export { defineFigure, definitionOf, type FigureComponent } from '../frame/defineFigure.js';
export type {
  Definition,
  FigureState,
  Live,
  ViewProps,
} from '../frame/definition.js';
export type { FrameProps } from '../frame/Framed.js';
export { type ImageFigureProps, ofImages, ofImagesAlone } from '../frame/images.js';
export { useMoveMark } from '../frame/mark.js';
export { definePanels, type LayoutProps, type PanelsDefinition, type PanelsLive } from '../frame/panels.js';
export { ofPoints } from '../frame/points.js';
export * as prop from '../frame/prop.js';
export type { GivenProps, Prop, PropsOf, PropTable, ShownProps } from '../frame/propTable.js';
export { catalogue, type Message, type Text } from '../i18n/message.js';
export { type FormattedNumber, formatCount, formatFixed, formatPercent, formatSignificant } from '../i18n/numbers.js';
export { type Format, FormattedMessage, useFormat } from '../i18n/useFormat.js';
export { CurveChart, type CurveChartProps } from '../marks/chart/CurveChart.js';
export { type Chart, type Curve, type CurveChartOptions, curveChart } from '../marks/chart/chart.js';
export { type Axis, axisBetween } from '../marks/chart/ticks.js';
export { type ChosenPoints, choosePoints, type PointsSource } from '../marks/scatter/chosenPoints.js';
export { type Domain, domainOf } from '../marks/scatter/domain.js';
export type { Layer } from '../marks/scatter/layers.js';
export { ScatterPanel, type ScatterPanelProps } from '../marks/scatter/ScatterPanel.js';
export { LabelTex } from '../tex/Tex.js';
