// Finds what a reader uses, by what it is called.
(() => {
  const { inPage } = globalThis;
  const PATIENCE = 10_000;

  /**
   * @param target - `css`; `name`, a part of its name or text; `at`, which of those that are left, the first by default.
   */
  inPage.find = ({ css, name = '', at = 0 }) => {
    const all = [...inPage.root().querySelectorAll(css)];
    return all.filter((element) => isShown(element) && inPage.nameOf(element).includes(name))[at];
  };

  /** Resolves to the places at some fractions of an element's width and height, once it is there and in view. */
  inPage.places = async (target, fractions) => {
    await inPage.until(() => inPage.find(target), PATIENCE);
    const element = inPage.find(target);
    if (!element) return null;
    if (!isInView(element)) element.scrollIntoView({ block: 'center' });
    const { left, top, width, height } = element.getBoundingClientRect();
    return fractions.map(([across, down]) => ({ x: left + across * width, y: top + down * height }));
  };

  inPage.hasFocus = (target) => {
    const element = inPage.find(target);
    return element !== undefined && document.activeElement === element;
  };

  function isShown(element) {
    return element.getClientRects().length > 0;
  }

  /** A page's slider may stick to the top. */
  function isInView(element) {
    const { top, bottom } = element.getBoundingClientRect();
    return top > 100 && bottom < innerHeight - 20;
  }
})();
