// Counts the frames that a page needs to follow its slider.
(() => {
  const { inPage } = globalThis;
  /** Frames without a change after which nothing more is on its way. */
  const QUIET = 8;
  const LIMIT = 120;

  /** Frames that have begun. */
  let frame = 0;
  /** The frame that shows the last change in view. */
  let shownIn = 0;
  /** What a reader sees of the page: its paragraphs, images, and figures without images. */
  let blocksInView = [];

  /** Begins to watch; to be called once a page. */
  inPage.watchMoves = () => {
    const { putImageData } = CanvasRenderingContext2D.prototype;
    CanvasRenderingContext2D.prototype.putImageData = function (...values) {
      Reflect.apply(putImageData, this, values);
      change(this.canvas);
    };
    const texts = new MutationObserver((changes) => {
      for (const { target } of changes) change(target);
    });
    texts.observe(inPage.root(), { subtree: true, childList: true, characterData: true });
    requestAnimationFrame(function count() {
      frame++;
      requestAnimationFrame(count);
    });
  };

  /** The figures of the page, by their names, and where to find them. */
  inPage.figures = () =>
    [...inPage.root().querySelectorAll('figure[data-figure]')].map((figure) => figure.dataset.figure);

  /** Brings a figure into view, and gives the page's slider the focus; resolves when all in view is ready. */
  inPage.goTo = async (index) => {
    inPage.root().querySelectorAll('figure[data-figure]')[index].scrollIntoView({ block: 'center' });
    document.querySelector(':is(.lesson-bar, .page-slider) input[type=range]').focus({ preventScroll: true });
    const isPending = (figure) => isInView(figure) && figure.dataset.state !== 'ready';
    await inPage.until(() => ![...document.querySelectorAll('figure[data-state]')].some(isPending), 20_000);
    await quiet();
    findBlocksInView();
  };

  /**
   * Resolves to how many frames after the next key at the slider the last change of an image or text in view is shown: 1 is
   * the first frame after it.
   */
  inPage.nextMove = () =>
    new Promise((resolve) => {
      const follow = async () => {
        const before = frame;
        shownIn = frame;
        await quiet();
        resolve(shownIn - before);
      };
      addEventListener('keydown', follow, { capture: true, once: true });
    });

  async function quiet() {
    const start = frame;
    shownIn = Math.max(shownIn, frame);
    while (frame - shownIn < QUIET && frame - start < LIMIT) await new Promise(requestAnimationFrame);
  }

  /** What changes before the next frame begins is shown in it. */
  function change(node) {
    const element = node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement;
    if (blocksInView.some((block) => block.contains(element))) shownIn = frame + 1;
  }

  /** Asked once, since a question about places in the middle of a change would cost the page a layout. */
  function findBlocksInView() {
    const blocks = [...inPage.root().querySelectorAll('figure, canvas, p, .lesson-bar')];
    blocksInView = blocks.filter((block) => !block.querySelector('canvas') && isInView(block));
  }

  function isInView(element) {
    const { top, bottom, height } = element.getBoundingClientRect();
    return height > 0 && bottom > 0 && top < innerHeight;
  }
})();
