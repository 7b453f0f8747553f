/**
 * How far paths are from straight ones: the mean of the squared distance between the velocity along a path and its chord,
 * S = ∫ E|(x_1 - x_0) - u(x_t, t)|² dt; Liu et al. 2023, section 2.2. 0 if each path is a straight line at an even speed, which
 * one step of Euler follows to its end. In the squared units of the points.
 *
 * @param states - x, y of all points after each of even steps of Euler, from x_1 to x_0: a step is the velocity over their number.
 */
export function straightnessOf(states: readonly ArrayLike<number>[]): number {
  const steps = states.length - 1;
  const [first, last] = [states[0] as ArrayLike<number>, states[steps] as ArrayLike<number>];
  let squares = 0;
  for (let step = 0; step < steps; step++) {
    const [from, to] = [states[step] as ArrayLike<number>, states[step + 1] as ArrayLike<number>];
    for (let i = 0; i < first.length; i++) {
      const velocity = steps * ((from[i] as number) - (to[i] as number));
      squares += ((first[i] as number) - (last[i] as number) - velocity) ** 2;
    }
  }
  return squares / steps / (first.length / 2);
}
