/** Where a page of text is, seen from the frame that shows one. The book has a file of its own in place of this one. */
export function addressOf(id: string): string {
  return `./?path=/docs/${id}--docs`;
}
