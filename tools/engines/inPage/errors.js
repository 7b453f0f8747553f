// The first script of each page. It collects errors from inside, since WebDriver gives no access to the console. It also prints without a
// dialog.
(() => {
  const errors = [];
  globalThis.inPage = { errors: () => errors };

  // In Firefox, the print dialog stops the page until somebody closes it.
  globalThis.print = () => {
    dispatchEvent(new Event('beforeprint'));
    dispatchEvent(new Event('afterprint'));
  };

  const logError = console.error;
  console.error = (...values) => {
    errors.push(`console: ${formatted(values)}`);
    logError.apply(console, values);
  };
  addEventListener('unhandledrejection', (event) => errors.push(`unhandled rejection: ${event.reason}`));
  addEventListener('securitypolicyviolation', (event) => errors.push(`forbidden: ${event.violatedDirective}`));
  // Capturing, since the errors of scripts and stylesheets that could not be loaded do not bubble.
  addEventListener(
    'error',
    ({ target, message }) => {
      if (target === globalThis) errors.push(`uncaught: ${message}`);
      // Not of images: a missing one is what some stories show.
      else if (/^(script|link)$/i.test(target.tagName)) errors.push(`not loaded: ${target.src ?? target.href}`);
    },
    true,
  );

  /** React passes a text with %s in the places of the values after it. */
  function formatted([first, ...rest]) {
    const text = String(first).replace(/%[sdo]/g, (mark) => (rest.length > 0 ? String(rest.shift()) : mark));
    return [text, ...rest].join(' ');
  }
})();
