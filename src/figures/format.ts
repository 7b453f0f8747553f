/** An ℓ1 error with three decimals, as the notebook prints it. */
export function formatError(error: number): string {
  return error.toFixed(3);
}
