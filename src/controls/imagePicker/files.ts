/**
 * The image among what was dropped or pasted: the first file that says it is an image, else the first file, which the
 * decoder may know or refuse with its name.
 *
 * @returns null if there is no file at all, only text, for instance.
 */
export function imageIn({ files }: Pick<DataTransfer, 'files'>): File | null {
  const all = [...files];
  return all.find(({ type }) => type.startsWith('image/')) ?? all[0] ?? null;
}

/** Whether files are being dragged: their names and types are secret until they are dropped. */
export function holdsFiles({ types }: Pick<DataTransfer, 'types'>): boolean {
  return types.includes('Files');
}
