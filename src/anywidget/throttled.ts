/** A function that is called at most once in each interval. */
export interface Throttled {
  /** Calls the function now, or at the end of the interval that the last call began. */
  readonly call: () => void;
  /** Makes a call that waits now. */
  readonly flush: () => void;
}

export function throttled(run: () => void, milliseconds: number): Throttled {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isWaiting = false;
  function begin(): void {
    isWaiting = false;
    timer = setTimeout(end, milliseconds);
    run();
  }
  function end(): void {
    clearTimeout(timer);
    timer = undefined;
    if (isWaiting) begin();
  }
  return {
    call: () => {
      if (timer === undefined) begin();
      else isWaiting = true;
    },
    flush: () => {
      if (isWaiting) end();
    },
  };
}
