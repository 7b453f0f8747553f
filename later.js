// What servers have at once, and browsers load later: `#typesetter` and `#quantity-formula` in package.json.
export const typesetter = null;
export const QuantityFormula = null;
