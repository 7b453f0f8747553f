import { useTimestep } from '../../src/index.js';
import { type FollowingName, followingNumbers } from './schedule.js';

const USUAL_T = 50;

export interface FollowingProps {
  value: FollowingName;
  /** Decimals; defaults to what the number usually has. */
  digits?: number;
}

/** A number in a sentence that follows the page’s t, in the colour of what it scales. */
export function Following({ value, digits }: FollowingProps) {
  const [t = USUAL_T] = useTimestep();
  const { at, meaning, digits: usual } = { meaning: undefined, ...followingNumbers[value] };
  return (
    <span className="lesson-number" data-meaning={meaning}>
      {at(t).toFixed(digits ?? usual)}
    </span>
  );
}
