// What a page's Content-Security-Policy allows of KaTeX's markup: it may forbid style attributes (`style-src`), and
// strings as markup (`require-trusted-types-for`). Both forbid the parser only: scripts may set the same styles.

/** Whether markup in a string may be put on the page, with its style attributes. */
export function markupIsAllowed(): boolean {
  const probe = document.createElement('span');
  try {
    probe.innerHTML = '<i style="top:0"></i>';
    return (probe.firstElementChild as HTMLElement).style.length > 0;
  } catch {
    return false;
  }
}

/** Sets the styles of a server's markup again that the policy has dropped. */
export function restoreStyles(element: Element): void {
  for (const styled of [element, ...element.querySelectorAll('[style]')]) {
    const { style } = styled as HTMLElement;
    const written = styled.getAttribute('style');
    if (!written || style.length > 0) continue;
    style.cssText = written;
  }
}
