/** Watches how many percent of its pixels a picture is shown with; returns a function that ends it. */
export function watchScale(
  picture: Element,
  { width, height }: { readonly width: number; readonly height: number },
  tell: (percent: number) => void,
): () => void {
  if (typeof ResizeObserver === 'undefined') return () => {};
  const observer = new ResizeObserver(([entry]) => {
    const box = entry?.contentRect ?? { width: 0, height: 0 };
    const scale = Math.min(box.width / width, box.height / height) * devicePixelRatio;
    // A picture that is not displayed has no scale.
    tell(scale > 0 ? Math.round(100 * scale) : 100);
  });
  observer.observe(picture);
  return () => observer.disconnect();
}
