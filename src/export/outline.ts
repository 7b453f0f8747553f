/** The outline of an SVG shape as path data, in its own units. */
export function outlineOf(element: SVGGeometryElement): string {
  if (element instanceof SVGPathElement) return element.getAttribute('d') ?? '';
  if (element instanceof SVGLineElement) {
    const [x1, y1, x2, y2] = [element.x1, element.y1, element.x2, element.y2].map(lengthOf);
    return `M${x1} ${y1}L${x2} ${y2}`;
  }
  if (element instanceof SVGRectElement) {
    const [x, y, width, height] = [element.x, element.y, element.width, element.height].map(lengthOf);
    return `M${x} ${y}h${width}v${height}h${-(width as number)}z`;
  }
  if (element instanceof SVGCircleElement) {
    const [x, y, r] = [element.cx, element.cy, element.r].map(lengthOf) as [number, number, number];
    return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
  }
  const points = [...(element as SVGPolygonElement).points].map(({ x, y }) => `${x} ${y}`);
  return points.length === 0 ? '' : `M${points.join('L')}${element instanceof SVGPolygonElement ? 'z' : ''}`;
}

/** A length, percentages included, in user units. */
function lengthOf(length: SVGAnimatedLength): number {
  return length.baseVal.value;
}
