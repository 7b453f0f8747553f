'use client';

export interface SpaceProps {
  /** Any SVG length: pixels, `'2em'`, `'40%'`; defaults to 0. */
  width?: number | string | undefined;
  /** Any SVG length; defaults to 0. */
  height?: number | string | undefined;
  className?: string | undefined;
}

/**
 * Empty room of a computed size. The size is in attributes of an svg, since a strict Content-Security-Policy drops the
 * style attributes of a server's markup.
 */
export function Space({ width = 0, height = 0, className = 'df-space' }: SpaceProps) {
  return <svg aria-hidden="true" className={className} width={width} height={height} />;
}

/** The height of a shape's attributes, in pixels; the stylesheet scales it. */
const SHAPE_HEIGHT = 1000;

/** Keeps the proportion of an image, which is width over height; nothing without one. The size is in attributes, as in `Space`. */
export function Shape({ aspectRatio }: { aspectRatio: number | undefined }) {
  if (!isRatio(aspectRatio)) return null;
  const width = aspectRatio * SHAPE_HEIGHT;
  return (
    <svg
      aria-hidden="true"
      className="df-shape"
      width={width}
      height={SHAPE_HEIGHT}
      viewBox={`0 0 ${width} ${SHAPE_HEIGHT}`}
    />
  );
}

function isRatio(value: unknown): value is number {
  return typeof value === 'number' && value > 0 && Number.isFinite(value);
}
