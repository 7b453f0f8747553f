/** Whether trying again may help: an option that is out of range stays so, and so does what a denoiser says of one. */
export function isLoadingError(error: Error | null): boolean {
  return error !== null && !(error instanceof RangeError || error.cause instanceof RangeError);
}
