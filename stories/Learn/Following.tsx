import { type FormattedNumber, formatFixed, useFormat } from '../../src/define/index.js';
import { useTimestep } from '../../src/index.js';
import { type FollowingName, type FollowingNumber, followingNumbers } from './schedule.js';

const DEFAULT_T = 50;

/** A number in a sentence that follows the page’s t, in the colour of what it scales. */
export function Following({ value }: { value: FollowingName }) {
  const [t = DEFAULT_T] = useTimestep();
  const format = useFormat();
  const number: FollowingNumber = followingNumbers[value];
  return (
    <span className="lesson-number" data-ink={number.ink}>
      {format(written(number, t))}
    </span>
  );
}

function written({ at, digits, significant }: FollowingNumber, t: number): number | FormattedNumber {
  return significant ? Number(at(t).toPrecision(digits)) : formatFixed(at(t), digits);
}
