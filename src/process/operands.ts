import type { Quantity } from './graph.js';

/**
 * Yields the given quantities and all their operands, each once, operands first. Noise that an update draws is part of the
 * update.
 *
 * @param known - identities to skip, along with operands that only they need; every yielded identity is added.
 * @param identityOf - what counts as the same quantity; defaults to its address.
 */
export function* operandsFirst(
  quantities: Iterable<Quantity>,
  known: Set<unknown> = new Set(),
  identityOf: (quantity: Quantity) => unknown = ({ address }) => address,
): Generator<Quantity, void> {
  const isKnown = (quantity: Quantity) => known.has(identityOf(quantity));
  for (const quantity of quantities) {
    // An explicit stack: a chain of 10,000 steps is 10,000 deep.
    const open: Quantity[] = [quantity];
    for (let node = open.at(-1); node; node = open.at(-1)) {
      const missing = isKnown(node) ? [] : operandsOf(node).filter((operand) => !isKnown(operand));
      if (missing.length > 0) {
        open.push(...missing.reverse());
        continue;
      }
      open.pop();
      if (isKnown(node)) continue;
      known.add(identityOf(node));
      yield node;
    }
  }
}

/** Returns the quantities from which a quantity is computed. */
export function operandsOf(quantity: Quantity): Quantity[] {
  if (quantity.kind === 'prediction') return [quantity.xt];
  return quantity.kind === 'sum' ? quantity.terms.map(({ of }) => of) : [];
}
