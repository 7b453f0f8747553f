/** Whether trying again may help: an option that is out of range stays so. */
export function isLoadingError(error: Error | null): boolean {
  return error !== null && !(error instanceof RangeError);
}
