import type { ReactNode } from 'react';
import { useFormat } from '../../src/define/index.js';
import { usePageWords } from '../Learn/PageLanguage.js';

const VALUES = [-2, -1, 0, 1, 2];
const LEVELS = [
  { level: 0, value: -1 },
  { level: 127.5, value: 0 },
  { level: 255, value: 1 },
];

export interface ValueScaleProps {
  caption?: ReactNode;
}

/** How a value x is shown as a grey level: linear from -1 to 1, cut off beyond. */
export function ValueScale({ caption }: ValueScaleProps) {
  const words = usePageWords();
  const format = useFormat();
  return (
    <figure className="page-scale">
      <div role="img" aria-label={words.scale}>
        <div className="page-scale-ticks">
          <span style={{ left: 0 }}>{words.level}</span>
          {LEVELS.map(({ level, value }) => (
            <span key={level} style={{ left: position(value) }}>
              {format(level)}
            </span>
          ))}
        </div>
        <div className="page-scale-ramp" />
        <div className="page-scale-ticks">
          {VALUES.map((value) => (
            <span key={value} style={{ left: position(value) }}>
              {value < 0 ? `−${-value}` : value}
            </span>
          ))}
        </div>
      </div>
      {caption && <figcaption className="df-caption">{caption}</figcaption>}
    </figure>
  );
}

/** The position of a value on a scale from -2 to 2. */
function position(value: number): string {
  return `${(value + 2) * 25}%`;
}
