/**
 * Between two changes of the progress, as each renders the whole figure. The stylesheet hides the bar for about as long, so
 * an earlier first one would be wasted.
 */
const PROGRESS_MILLISECONDS = 250;

/** Tells of progress, but not more often than can be shown. */
export function nowAndThen(tell: (fraction: number) => void): (fraction: number) => void {
  let told = performance.now();
  return (fraction) => {
    const now = performance.now();
    if (now - told < PROGRESS_MILLISECONDS) return;
    told = now;
    tell(fraction);
  };
}
