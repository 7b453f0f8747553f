/** Calls back once per frame with the fraction of the time that has passed; returns the number of frames. */
export async function eachFrame(milliseconds: number, call: (part: number) => void): Promise<number> {
  const start = performance.now();
  let frames = 0;
  while (performance.now() - start < milliseconds) {
    await new Promise(requestAnimationFrame);
    frames += 1;
    call(Math.min(1, (performance.now() - start) / milliseconds));
  }
  return frames;
}
