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
