/** Tags of stories that show what a figure looks like while it waits, or when something is wrong. */
const STATES = ['error-state', 'pending-state'];

export function isState({ tags = [] }: { tags?: string[] | undefined }): boolean {
  return tags.some((tag) => STATES.includes(tag));
}
