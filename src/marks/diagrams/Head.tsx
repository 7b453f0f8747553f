'use client';

/** The head of an arrow that ends at (x, y), turned by `turn` degrees; at 0 it points right. */
export function Head({ x, y, turn }: { x: number; y: number; turn: number }) {
  return <path d="M-5 -3L0 0L-5 3" transform={`translate(${x} ${y}) rotate(${turn})`} />;
}
