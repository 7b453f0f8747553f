// Waits until a story has come to its final state; see .storybook/vitest.setup.ts for its tags.
(() => {
  const { inPage } = globalThis;
  const PATIENCE = 20_000;
  /** How long a figure that never becomes ready is watched. */
  const WATCH = 500;
  const INTERVAL = 20;
  /** How long a figure may take that comes back into view, on a busy machine. */
  const REPAINT = 2000;
  /** How long nothing changes on a page that is still, and how long that is waited for. */
  const QUIET = 250;
  const QUIET_LIMIT = 3000;

  /** What Storybook renders into: one element for a story, another for a page of text. */
  inPage.root = () => document.querySelector(':is(#storybook-root, #storybook-docs):not([hidden])');

  /** Resolves to whether a test has passed within some milliseconds. */
  inPage.until = async (test, limit, meanwhile) => {
    const end = performance.now() + limit;
    while (!test()) {
      if (performance.now() > end) return false;
      meanwhile?.();
      await pause(INTERVAL);
    }
    return true;
  };

  /** Resolves when nothing has changed, and the focus has not moved, for a while: a story may go on by itself. */
  inPage.still = async () => {
    let last = performance.now();
    const change = () => {
      last = performance.now();
    };
    const observer = new MutationObserver(change);
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    document.addEventListener('focusin', change);
    await inPage.until(() => performance.now() - last > QUIET, QUIET_LIMIT);
    document.removeEventListener('focusin', change);
    observer.disconnect();
  };

  /** Resolves to what is wrong with a story in the end, an empty text if nothing is. */
  inPage.arrive = async ({ id, tags }) => {
    const end = performance.now() + PATIENCE;
    // A story that acts by itself is ready before, and then again.
    do {
      await inPage.until(() => !faultOf(id, tags), PATIENCE, showNext);
      await document.fonts.ready;
    } while (faultOf(id, tags) && performance.now() < end);
    if (tags.includes('pending-state')) await pause(WATCH);
    // A figure that has just been scrolled into view paints itself again.
    await inPage.until(() => blankCanvas() === '', REPAINT);
    return faultOf(id, tags) || blankCanvas();
  };

  function faultOf(id, tags) {
    const { classList } = document.body;
    if (new URLSearchParams(location.search).get('id') !== id) return `the page is ${location}`;
    if (classList.contains('sb-show-errordisplay') || classList.contains('sb-show-nopreview')) {
      return `Storybook shows: ${document.querySelector('#error-message')?.textContent || 'no preview'}`;
    }
    const root = inPage.root();
    if (!classList.contains('sb-show-main') || !root?.hasChildNodes()) return 'the story is not rendered';
    // The page of a component shows all its stories, each of which is opened alone too.
    if (root.id === 'storybook-docs' && tags.includes('autodocs')) {
      return root.querySelector('.docs-story figure, .docs-story > *') ? '' : 'no story on the page';
    }
    return stateFault(root, tags);
  }

  function stateFault(root, tags) {
    const states = [...root.querySelectorAll('figure[data-state]')].map((figure) => figure.dataset.state);
    if (tags.includes('pending-state')) return states.includes('pending') ? '' : `not pending: ${states}`;
    if (states.includes('pending')) return `still pending: ${states}`;
    if (root.querySelector('[aria-busy=true]')) return 'still busy';
    if (root.querySelector('figure [data-loading]')) return 'still loading its menu, loupe or formula';
    if (hasHole(root)) return 'code is missing: its highlighter has not come';
    // An equation has no state: like a figure, it alerts to its error. A control that has been used may say why it cannot serve.
    const alerts = [...root.querySelectorAll('[role=alert]')];
    const alert = alerts.find((one) => !tags.includes('used') || one.closest('figure, .df-equation'))?.textContent;
    if (tags.includes('message-state')) return alerts.length > 0 || tags.includes('used') ? '' : 'no message is shown';
    if (!tags.includes('error-state')) return alert ? `an error is shown: ${alert}` : '';
    // What a reader chooses may put an error right.
    if (tags.includes('used')) return '';
    if (!alert) return 'no error is shown';
    return states.length > 0 && !states.includes('error') ? `no figure in error: ${states}` : '';
  }

  /**
   * Storybook loads its highlighter late, and leaves an empty div in the place of each piece of code until then. A piece has
   * controls of its own, so those of the page are not known before.
   */
  function hasHole(root) {
    return [...root.querySelectorAll('div:empty')].some(({ attributes }) => attributes.length === 0);
  }

  /** Brings the first figure that has not begun into view. */
  function showNext() {
    document.querySelector('figure[data-state=pending]')?.scrollIntoView({ block: 'center' });
  }

  /**
   * A ready figure has painted all its canvases; those in view are read. A canvas that is not 2D has no pixels to read here.
   */
  function blankCanvas() {
    const canvases = document.querySelectorAll('figure[data-state=ready] canvas');
    for (const canvas of [...canvases].filter((one) => isInView(one.closest('figure')))) {
      const context = canvas.getContext('2d');
      const { width, height } = canvas;
      const isPainted = (...area) =>
        context.getImageData(...area).data.some((value, index) => index % 4 === 3 && value);
      const middle = [Math.floor(width / 2), Math.floor(height / 2), 1, 1];
      if (context && !isPainted(...middle) && !mayBeBlank(canvas, isPainted)) {
        return `a canvas is blank: ${canvas.getAttribute('aria-label')}`;
      }
    }
    return '';
  }

  function isInView(figure) {
    const { top, bottom, left, right } = figure.getBoundingClientRect();
    return bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
  }

  /** A plot of points has nothing in most places, and nothing at all before there are points. */
  function mayBeBlank(canvas, isPainted) {
    if (!canvas.matches('.df-scatter-canvas')) return false;
    if (/: not trained yet$/.test(canvas.ariaLabel)) return true;
    return !('painted' in canvas.dataset) || isPainted(0, 0, canvas.width, canvas.height);
  }

  /** Resolves to what is wider than the viewport, an empty text if nothing is. */
  inPage.overflow = async () => {
    await pause(100);
    await inPage.until(() => document.documentElement.scrollWidth <= innerWidth, QUIET_LIMIT);
    const { scrollWidth } = document.documentElement;
    if (scrollWidth <= innerWidth) return '';
    const elements = [...inPage.root().querySelectorAll('*')].filter(
      (element) => element.getBoundingClientRect().right > innerWidth && !clips(element.parentElement),
    );
    const names = elements.map(({ localName, className }) => `${localName}.${className.baseVal ?? className}`);
    return `${scrollWidth} pixels wide in a viewport of ${innerWidth}: ${names.slice(-3).join(', ')}`;
  };

  /** Whether an element or one around it scrolls or hides what is too wide for it. */
  function clips(element) {
    const inside = element?.closest('#storybook-docs');
    return element !== inside && inside
      ? getComputedStyle(element).overflowX !== 'visible' || clips(element.parentElement)
      : false;
  }

  function pause(milliseconds) {
    return new Promise((resolve) => setTimeout(resolve, milliseconds));
  }
})();
