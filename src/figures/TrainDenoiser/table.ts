/** The loss of each report of a training, a mean over 25 steps. */
export function* lossLines(losses: readonly { readonly step: number; readonly loss: number }[]): Generator<string> {
  yield 'step,loss';
  for (const { step, loss } of losses) yield `${step},${loss}`;
}
