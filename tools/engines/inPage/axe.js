// Looks at a page with axe, as Storybook's addon does.
(() => {
  const { inPage } = globalThis;
  const SCHEMES = ['light', 'dark'];
  /** A story is a part of a page: its landmarks are the page's. The addon leaves this rule out too. */
  const RULES = { region: { enabled: false } };

  /** Resolves to what axe objects to in each colour scheme, one text for each rule. */
  inPage.violations = async () => {
    const { dataset } = document.documentElement;
    const { theme } = dataset;
    const texts = [];
    for (const scheme of SCHEMES) {
      dataset.theme = scheme;
      await painted();
      const { violations } = await globalThis.axe.run(inPage.root(), { resultTypes: ['violations'], rules: RULES });
      texts.push(...violations.map((violation) => `${scheme}: ${textOf(violation)}`));
    }
    if (theme) dataset.theme = theme;
    else delete dataset.theme;
    return texts;
  };

  /** Resolves when axe is there; a page loads it once. */
  inPage.fetchAxe = () =>
    new Promise((resolve, reject) => {
      if (globalThis.axe) return resolve();
      const script = Object.assign(document.createElement('script'), { src: '/axe/axe.min.js', onload: resolve });
      script.onerror = () => reject(new Error('axe is not there'));
      document.head.append(script);
    });

  /** Colours may be on their way. */
  async function painted() {
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    const running = document.getAnimations().filter(({ effect }) => effect.getComputedTiming().endTime < 1000);
    await Promise.all(running.map(({ finished }) => finished.catch(() => {})));
  }

  function textOf({ id, nodes }) {
    return `${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}: ${nodes[0].failureSummary}`.replace(
      /\s+/g,
      ' ',
    );
  }
})();
