const SHARED = /^(t|defaultT|onTChange|schedule|seed|image|resolution|aspectRatio|loupe)$/;

/** The props that an element gets: a page may give to all its figures and controls what some do not take, and no element has. */
export function elementProps<Props extends object>(props: Props): Props {
  return Object.fromEntries(Object.entries(props).filter(([name]) => !SHARED.test(name))) as Props;
}
