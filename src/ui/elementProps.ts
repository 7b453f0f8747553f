const SHARED = /^(t|defaultT|onTChange|schedule|seed|image|resolution|aspectRatio|loupe)$/;

/** Leaves out the props that figures share. A page may give them to every figure and control, but no HTML element has them. */
export function elementProps<Props extends object>(props: Props): Props {
  return Object.fromEntries(Object.entries(props).filter(([name]) => !SHARED.test(name))) as Props;
}
