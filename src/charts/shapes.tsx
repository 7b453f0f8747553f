'use client';

import { createContext, memo, type ReactNode, useContext, useEffect } from 'react';
import { useHighlight } from '../highlight/Highlight.js';
import type { Link } from '../highlight/registry.js';
import type { Text } from '../i18n/message.js';
import { DOT_SHAPES, type DotShape } from '../ui/categories.js';
import { DraggablePoint, type DraggablePointProps } from '../ui/DraggablePoint.js';
import type { Ink } from '../ui/ink.js';
import { percent } from '../ui/percent.js';
import { Space } from '../ui/Space.js';
import { positionOn, positionsOf, type Scale } from './axes.js';
import { areaPath, isInside, linePath, PATH_UNITS, type Point } from './geometry.js';

// The shapes of a chart, as its children. Each is a layer over those before it, and its coordinates are values of the axes.

export const ScaleContext = createContext<Scale | null>(null);

/** The lines of the chart around, each of which adds itself. */
export const LinesContext = createContext<Set<ReadLine> | null>(null);

/** Adds a line to those whose values readers see; null adds none. */
function useRead(line: ReadLine | null): void {
  const lines = useContext(LinesContext);
  useEffect(() => {
    if (!lines || !line) return;
    lines.add(line);
    return () => void lines.delete(line);
  });
}

/** Returns the axes of the chart around a shape. */
export function useScale(): Scale {
  const scale = useContext(ScaleContext);
  if (!scale) throw new Error('A shape of a chart is outside of a chart; expected it inside of <Chart>.');
  return scale;
}

/** A drawing over the whole plot, in pixels and percent. It lets the pointer through. */
export function Overlay({ children }: { children: ReactNode }) {
  return (
    <svg className="df-chart-layer" aria-hidden="true" width="100%" height="100%">
      {children}
    </svg>
  );
}

/** A drawing that stretches with the plot, in a square of side `PATH_UNITS`. Its strokes and dashes do not stretch. */
function Stretched({ children }: { children: ReactNode }) {
  return (
    <svg
      aria-hidden="true"
      className="df-chart-overflow"
      viewBox={`0 0 ${PATH_UNITS} ${PATH_UNITS}`}
      preserveAspectRatio="none"
    >
      {children}
    </svg>
  );
}

/** The stroke of a line. */
export interface LineStyle {
  /** The color. @default that of the element around the chart, else the quiet ink */
  readonly ink?: Ink | undefined;
  /** Lengths of dashes and gaps in pixels. @default none */
  readonly dash?: string | undefined;
}

/** The form of a dot, and whether it is filled. */
export interface DotForm {
  readonly shape: DotShape;
  /** @default true */
  readonly isFilled?: boolean | undefined;
  /** The size relative to the usual one. @default 1 */
  readonly scale?: number | undefined;
}

export interface LineProps extends LineStyle {
  /** Names the line in the markup, as `data-curve`. */
  readonly name: string;
  readonly points: readonly Point[];
  /** Points with a dot; `true` for all. @default none */
  readonly dots?: readonly Point[] | boolean | undefined;
  /** The form of the dots, which tells lines apart without colors. @default a circle */
  readonly dot?: DotForm | undefined;
  /** The opacity, 0 to 1. @default 1 */
  readonly opacity?: number | undefined;
  /** The elements that are highlighted with the line. @default none */
  readonly link?: Link | null | undefined;
  /** The name in TeX, beside its values. @default `words` */
  readonly tex?: string | undefined;
  /** The name beside its values, if it has none in TeX. @default none: its stroke tells it */
  readonly words?: Text | undefined;
  /** Whether readers see its values where they point. @default whether it has the look of a curve */
  readonly isRead?: boolean | undefined;
  /** A class in place of the look of a curve. */
  readonly className?: string | undefined;
}

/** A line as a reader of its values sees it. */
export interface ReadLine
  extends Pick<LineProps, 'name' | 'points' | 'ink' | 'dash' | 'dot' | 'dots' | 'tex' | 'words'> {
  /** @default 'line' */
  readonly mark?: 'line' | 'area';
}

/** The name of a curve and its look. */
export interface CurveStyle<Name extends string = string> extends Omit<LineProps, 'points' | 'className'> {
  readonly name: Name;
}

const CURVE = 'df-chart-curve';

/** A line through points, whose values readers see where they point; what lies outside of the plot is cut off. It is drawn again only if its props change. */
export const Line = memo(function Line(props: LineProps) {
  const { name, points, dots = false, dot, ink, dash, opacity, link = null, className = CURVE } = props;
  const { isRead = className === CURVE } = props;
  useRead(isRead ? props : null);
  const positions = positionsOf(points, useScale());
  const path = linePath(positions);
  const group = useHighlight<SVGGElement>(link);
  const single = points.length === 1 && dots === false; // a line of one point would not show
  return (
    <Overlay>
      <Stretched>
        <g ref={group}>
          <path
            className={className}
            data-curve={name}
            data-ink={ink}
            d={path}
            strokeDasharray={dash}
            strokeOpacity={opacity}
            vectorEffect="non-scaling-stroke"
          />
          {link && <path className="df-chart-hit" d={path} vectorEffect="non-scaling-stroke" />}
        </g>
      </Stretched>
      <DotMarks points={dots === true || single ? points : dots || []} {...{ ink, dot, link }} />
    </Overlay>
  );
});

export interface DotsProps extends Pick<LineProps, 'ink' | 'dot' | 'link'> {
  readonly points: readonly Point[];
  /** A class in place of the look of a circle. */
  readonly className?: string | undefined;
}

/** Dots at points. */
export function Dots(props: DotsProps) {
  return (
    <Overlay>
      <DotMarks {...props} />
    </Overlay>
  );
}

function DotMarks({ points, ...look }: DotsProps) {
  const scale = useScale();
  // By number, as two dots may lie in one place.
  return positionsOf(points, scale)
    .filter(isInside)
    .map((position, key) => <DotMark key={key} position={position} {...look} />);
}

interface DotMarkProps extends Omit<DotsProps, 'points'> {
  position: Point;
}

function DotMark({ position: [x, y], ink, dot, link = null, className = 'df-chart-dot' }: DotMarkProps) {
  const circle = useHighlight<SVGCircleElement>(dot ? null : link);
  const at = { x: percent(x), y: percent(1 - y) };
  if (!dot) return <circle ref={circle} className={className} data-ink={ink} cx={at.x} cy={at.y} r={4} />;
  return (
    <svg className="df-chart-overflow" aria-hidden="true" {...at}>
      <ShapedDot ink={ink} {...dot} />
    </svg>
  );
}

function ShapedDot({ ink, shape, isFilled = true, scale = 1 }: DotForm & Pick<LineStyle, 'ink'>) {
  return (
    <path
      className="df-chart-dot"
      data-ink={ink}
      data-hollow={isFilled ? undefined : ''}
      d={DOT_SHAPES[shape]}
      transform={scale === 1 ? undefined : `scale(${scale})`}
    />
  );
}

export interface AreaProps extends Pick<LineProps, 'ink' | 'link' | 'className'> {
  /** Names the values of its upper edge, which readers see where they point. @default none: they do not see them */
  readonly name?: string | undefined;
  readonly points: readonly Point[];
  /** The lower edge. @default the start of the y axis */
  readonly base?: readonly Point[] | undefined;
}

/** The area between a line and the x axis, or between two lines. */
export function Area({ name, points, base, ...look }: AreaProps) {
  const { y } = useScale();
  useRead(name ? { name, mark: 'area', points, ink: look.ink } : null);
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const bottom = y.domain[0];
  const outline: Point[] = base
    ? [...points, ...[...base].reverse()]
    : [[first[0], bottom], ...points, [last[0], bottom]];
  return <Filled points={outline} {...look} />;
}

function Filled({ points, ink, link = null, className = 'df-chart-fill' }: AreaProps) {
  const path = useHighlight<SVGPathElement>(link);
  const d = areaPath(positionsOf(points, useScale()));
  return (
    <Overlay>
      <Stretched>
        <path ref={path} className={className} data-ink={ink} d={d} />
      </Stretched>
    </Overlay>
  );
}

export interface BarsProps extends Pick<AreaProps, 'ink' | 'link' | 'className'> {
  /** The heights of the bars, side by side. */
  readonly heights: readonly number[] | Float64Array;
  /** The left edge of the first bar. @default the start of the x axis */
  readonly start?: number | undefined;
  /** The width of each bar. */
  readonly width: number;
}

/** Bars of one width, side by side. */
export function Bars({ heights, start, width, ...look }: BarsProps) {
  const { x } = useScale();
  const first = start ?? x.domain[0];
  const points = stairs(heights, (index) => first + index * width);
  return <Area name="bars" points={points} {...look} />;
}

/** The outline of steps: the corners of each height from one edge to the next. */
export function stairs(heights: ArrayLike<number>, edge: (index: number) => number): Point[] {
  return Array.from(heights).flatMap((height, index): Point[] => [
    [edge(index), height],
    [edge(index + 1), height],
  ]);
}

export interface RuleProps extends LineStyle {
  /** The value at which a vertical line stands. */
  readonly x?: number | undefined;
  /** The value at which a horizontal line lies. */
  readonly y?: number | undefined;
  /** A class in place of the look of a marker. */
  readonly className?: string | undefined;
}

/** A hairline across the plot at a value of one axis. It is not drawn outside of the axis. */
export function Rule({ x, y, ink, dash, className = 'df-chart-marker' }: RuleProps) {
  const scale = useScale();
  const at = x !== undefined ? positionOn(scale.x, x) : 1 - positionOn(scale.y, y as number);
  if (!(at >= 0 && at <= 1)) return null;
  const ends =
    x !== undefined
      ? { x1: percent(at), x2: percent(at), y2: '100%' }
      : { x2: '100%', y1: percent(at), y2: percent(at) };
  return (
    <Overlay>
      <line className={className} data-ink={ink} strokeDasharray={dash} {...ends} />
    </Overlay>
  );
}

export interface DraggableProps extends Omit<DraggablePointProps, 'domain' | 'value'> {
  readonly x: number;
  readonly y: number;
}

/** A point that readers drag over a chart with linear axes, with a pointer or with the arrow keys. */
export function Draggable({ x, y, ...props }: DraggableProps) {
  const scale = useScale();
  return <DraggablePoint domain={{ x: scale.x.domain, y: scale.y.domain }} value={[x, y]} {...props} />;
}

export interface AnnotationProps {
  /** The point that it is about, in values of the axes. */
  at: Point;
  children: ReactNode;
}

/** A sentence beside a point of the plot, at the side on which there is more room. */
export function Annotation({ at, children }: AnnotationProps) {
  const [position] = positionsOf([at], useScale()) as [Point];
  if (!isInside(position)) return null;
  const [x, y] = position;
  const isLeft = x > 0.5;
  return (
    <div className="df-chart-annotation">
      <Space height={percent(1 - y)} />
      <div data-side={isLeft ? 'left' : 'right'}>
        <Space width={percent(isLeft ? 1 - x : x)} />
        <span>{children}</span>
      </div>
    </div>
  );
}
