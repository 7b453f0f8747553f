/** Calls back once a frame for a while, with the part of the time that is over. */
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
